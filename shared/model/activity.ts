/** Answers about a person's accounts and what happened to them. The activity function writes them; the page draws them. */
import type { Account } from './account.ts';
import type { ActivityEvent } from './event.ts';
import type { ReportSource } from './report.ts';

export const ACTIVITY_VERSION = 1;

/** What a source can be asked besides devices. */
export const ACTIVITY_KINDS = ['accounts', 'events'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** How a source is, and for events what time its answer covers. */
export interface ActivitySource extends ReportSource {
  /** ISO 8601 UTC. Absent: the source itself chose, as its newest. */
  covers?: { from: string; to: string };
}

interface Common {
  v: typeof ACTIVITY_VERSION;
  /** Whose: an e-mail, lower case. */
  user: string;
  generated_at: string;
  sources: ActivitySource[];
  /** Seconds after which to ask again, when a source is `pending` or `refreshing`. */
  retry_after?: number;
}

/** Answer of `GET /api/v1/accounts/{who}`. */
export interface AccountsAnswer extends Common {
  accounts: Account[];
}

/** Answer of `GET /api/v1/events/{who}`. */
export interface EventsAnswer extends Common {
  /** Newest first. */
  events: ActivityEvent[];
  /** How many were left out by which of the organization's rules. */
  dropped: Record<string, number>;
}
