/** Who is asking, and what they may do. */
import type { Status } from './report.ts';

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

/** What one record or claim in an answer rests on: who may see it follows from this and from nothing else. */
export interface Basis {
  /** For whom its source lists it: e-mails, lower case. */
  owners: readonly string[];
  /** For whom an ownership source claims its serial. */
  claimed_for: readonly string[];
  /**
   * Of a record of hardware that stands under nobody: for whom a managed source lists the device that it is of. Absent
   * from all others.
   */
  joined_for?: readonly string[];
}

/** A device (or claim) of an answer, with what its parts rest on. */
export interface ShownDevice<Body = unknown> {
  /** The same from one answer to the next. */
  device_id: string;
  /** What goes out. */
  body: Body;
  /** Where not all devices fit into an answer, the worst stay. */
  worst: Status;
  basis: readonly Basis[];
}
