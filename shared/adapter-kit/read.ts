/** Reading what a vendor sent: nothing is certain, and absent means "not collected". */

/** Trimmed text; `undefined` for anything else, and for the empty text that many vendors send for "not known". */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Without the keys that have no value, so that what is absent is absent in JSON, too. */
export function withoutUndefined<Value extends object>(
  value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as never;
}
