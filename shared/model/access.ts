/** Who is asking, and what they may do. */
export const ROLES = ['employee', 'helpdesk', 'security', 'service'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody whose session or token was checked. */
export interface Caller {
  kind: 'session' | 'token';
  /** A person's e-mail, lower case; for a token, its subject. */
  who: string;
  name?: string;
  roles: Role[];
  /** For a token: its id and what it was made for. */
  token_id?: string;
  scopes?: string[];
}
