/** Something that happened to an account: a sign-in, an attempt, a sign-out. */

/** Version of the stored and sent shape. A reader treats an unknown `v` as "not there". */
export const EVENT_VERSION = 1;

/**
 * - `sign_in`: somebody signed in, or tried to.
 * - `challenge`: more proof was asked for.
 * - `enrollment`: a second factor was set up.
 */
export const EVENT_KINDS = ['sign_in', 'sign_out', 'challenge', 'enrollment', 'other'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export interface ActivityEvent {
  v: typeof EVENT_VERSION;
  source: string;
  /** The vendor's id. Unique within the source. */
  id: string;
  /** E-mails, lower case. */
  owners: string[];
  kind: EventKind;
  /** The vendor's word for the kind of event. */
  type: string;
  /** When it happened, ISO 8601 UTC. */
  at: string;
  /** Absent: there was nothing to succeed in, or nobody knows. */
  success?: boolean;
  /** The vendor's word for why it went as it did. */
  reason?: string;
  /** The vendor's word for what was used to prove who it was. */
  factor?: string;
  /** What was signed in to. */
  application?: string;
  ip_address?: string;
  /** Where the address seems to be: "Lisbon, Portugal". */
  place?: string;
  /** What it was done with: "Chrome, Mac OS X". */
  client?: string;
  /** The vendor found it suspicious. */
  suspicious?: boolean;
  /** Names of the organization's own networks that it came from. */
  networks?: string[];
}

/** Newest first; of one time in the order of source and id, so that every answer has one order. */
export function newestFirst(events: readonly ActivityEvent[]): ActivityEvent[] {
  const key = ({ at, source, id }: ActivityEvent) => `${at} ${source} ${id}`;
  return [...events].sort((a, b) => (key(a) < key(b) ? 1 : -1));
}
