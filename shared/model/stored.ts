/** What is stored beside records and claims: how each source's last fetches and sweeps went. */
import type { Claim, DeviceRecord, Platform, RECORD_VERSION } from './record.ts';
import type { SourceErrorCode } from './source.ts';

/** A failure as it is kept: when, and whose turn it is. */
export interface NotedError {
  code: SourceErrorCode;
  /** ISO 8601 UTC. */
  at: string;
}

/** What is known at one source about one person, or about hardware that was asked for. */
export interface Mark {
  source: string;
  /** When the last successful fetch was sent. An error never erases it. */
  fetched_at?: string;
  /** Whether that fetch was complete: only then may it hide what it did not return. */
  complete?: boolean;
  /** Vendor ids that were dropped as malformed: never hidden. */
  dropped: string[];
  error?: NotedError;
  /** The lease: somebody is fetching until then, so nobody else does. */
  fetching_until?: string;
  /** When the last attempt ended, well or not: who asks again at once is answered from the table. */
  ended_at?: string;
}

/** Under which identifiers a sweep's records are pointed at: all, or those that prove nothing alone. */
export type PointedBy = 'all' | 'weak';

/** A sweep that reached the end of the source's list. */
export interface FinishedSweep {
  /** From its beginning to its end. Absent: nothing points at what it saw. */
  pointed_by?: PointedBy;
  started: string;
  finished: string;
  complete: boolean;
  /** Records that were read. */
  devices: number;
  /** Vendor ids that were there and could not be read: never hidden. */
  dropped: string[];
}

/** Devices that managed sources know, and how many of them are in a sweep of another source. */
export interface Coverage {
  known: number;
  seen: number;
}

/** A sweep of a source that attests, of which it was counted how many of the devices of others it holds. */
export interface MeasuredSweep {
  /** When its first range began, ISO 8601 UTC: what came to the vendor later is not held against anybody. */
  started: string;
  /** All ranges reached their end. */
  complete: boolean;
  /** All of its records are pointed at under everything. */
  pointed: boolean;
  coverage: Partial<Record<Platform, Coverage>>;
}

export interface RunningSweep {
  pointed_by?: PointedBy;
  started: string;
  /** Where each range goes on; absent before the first page is written, empty when all are over. */
  cursors?: string[];
  /** The one range of a sweep that version 0.1 began. */
  cursor?: string;
  /** Until then somebody is at it. Absent: whoever was has left it to the next one. */
  lease_until?: string;
  devices: number;
  dropped: string[];
  complete: boolean;
}

export interface SweepState {
  /** Counts the writes: who read an older state cannot write. Set by the table. */
  rev?: number;
  /** The last complete one: it alone hides what it did not see. */
  last?: FinishedSweep;
  /** A later one that ended without having seen everything. `shrunk`: it found far fewer devices than `last`. */
  incomplete?: FinishedSweep & { reason: 'shrunk' | 'partial' };
  running?: RunningSweep;
  /** Why the last tick broke off; gone as soon as one gets on. */
  error?: NotedError;
}

/**
 * Says under an identifier that a source has a record with it. Written before the record and never read for what the
 * record says: it may be there when the record is not yet, or not any more.
 */
export interface Pointer {
  v: typeof RECORD_VERSION;
  source: string;
  id: string;
  /** As in the record: e-mails, lower case. */
  owners: string[];
  /** The record carries something that proves by itself which device it is of. */
  proves: boolean;
  /** It carries a serial that identifies. Absent also where that was not noted. */
  serial?: true;
  synced_at: string;
}

/** The circuit breaker of one source, shared by all containers. */
export interface BreakerState {
  /** In a row. */
  failures: number;
  open_until?: string;
  code?: SourceErrorCode;
}

/** What is kept beside a record from one write to the next. */
export interface RecordHistory {
  /** Since when it is stored under whoever has it, ISO 8601 UTC. Absent: from before that was kept. */
  stored_since?: string;
  /** Times at which the device reported to the source, as far as they were seen, ISO 8601 UTC. */
  reported: readonly string[];
}

/** Under which name a record's history stands. */
export const historyKey = ({ source, id }: Pick<DeviceRecord, 'source' | 'id'>): string =>
  JSON.stringify([source, id]);

export interface PersonItems {
  records: DeviceRecord[];
  /** Of the records; see `historyKey`. Absent: nothing is known. */
  history?: ReadonlyMap<string, RecordHistory>;
  claims: Claim[];
  marks: Map<string, Mark>;
}

export interface SourceItems {
  sweep?: SweepState;
  health?: BreakerState;
}
