/** The id of a notification, from a path or a body; `undefined` for anything else. @param value anything */
export const notificationId = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[\w-]{22}$/.test(value) ? value : undefined;
