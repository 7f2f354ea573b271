/** What the table `records` holds besides records and claims. design: keys `user#…`, `source#…`. */
import type { Claim, DeviceRecord } from '../../model/record.ts';
import type { SourceErrorCode } from '../../model/source.ts';

/** Version of every stored item. An item with another `v` counts as not there. */
export const ITEM_VERSION = 1;

/** What is known about one person's data at one source. */
export interface Mark {
  source: string;
  /** When the last successful fetch was sent. An error never erases it. */
  fetched_at?: string;
  /** Whether that fetch was complete: only then may it hide what it did not return. */
  complete?: boolean;
  /** Vendor ids that were dropped as malformed: never hidden. */
  dropped: string[];
  error?: { code: SourceErrorCode; at: string };
  /** The lease: somebody is fetching until then, so nobody else does. */
  fetching_until?: string;
}

export interface SweepState {
  last?: { started: string; finished: string; complete: boolean; devices: number; dropped: string[] };
  running?: {
    started: string;
    cursor?: string;
    lease_until: string;
    devices: number;
    dropped: string[];
    complete: boolean;
  };
}

/** The circuit breaker of one source, shared by all containers. */
export interface Health {
  failures: number;
  open_until?: string;
  code?: SourceErrorCode;
}

export interface PersonItems {
  records: DeviceRecord[];
  claims: Claim[];
  marks: Map<string, Mark>;
}

export interface SourceItems {
  sweep?: SweepState;
  health?: Health;
}

export interface RecordsTable {
  /** Everything under `user#<email>`, one Query. */
  person(email: string): Promise<PersonItems>;
  /** Sweep and health of these sources. */
  sources(names: readonly string[]): Promise<Map<string, SourceItems>>;
  /** Through the sparse index on the canonical serial. */
  bySerial(serial: string): Promise<DeviceRecord[]>;
  /**
   * Writes a record under each owner (or as unowned). Never over one with a later `synced_at`.
   *
   * @returns how many writes took effect
   */
  putRecords(records: readonly DeviceRecord[]): Promise<number>;
  putClaims(claims: readonly Claim[]): Promise<number>;
  /** Takes the lease for one person at one source. `false`: somebody else holds it. */
  takeLease(email: string, source: string, until: Date, now: Date): Promise<boolean>;
  /** Ends the lease and notes how the fetch went. */
  markFetched(
    email: string,
    source: string,
    mark: { fetched_at: string; complete: boolean; dropped: string[] },
  ): Promise<void>;
  markFailed(email: string, source: string, error: { code: SourceErrorCode; at: string }): Promise<void>;
  saveSweep(source: string, state: SweepState, previous: SweepState | undefined): Promise<boolean>;
  saveHealth(source: string, health: Health): Promise<void>;
}
