/** What an API token may be made for. A route names the scopes that open it; a token carries some. */
export const SCOPES = {
  'devices:read': "Read any person's report, and devices by serial or MAC address",
  'activity:read': "Read any person's accounts and sign-ins",
  'notifications:write': 'Send notifications',
  'summary:read': 'Read totals, without names, and what is degraded',
} as const satisfies Record<string, string>;

export type Scope = keyof typeof SCOPES;
export const SCOPE_NAMES = Object.keys(SCOPES) as Scope[];

/** Whether a text is the name of a scope. */
export const isScope = (text: string): text is Scope => Object.hasOwn(SCOPES, text);
