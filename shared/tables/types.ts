/** The table `records`: keys `user#…`, `unowned#…`, `hardware#…`, `key#…`, `source#…`. */
import type { Claim, DeviceRecord, Dropped } from '../model/record.ts';
import type { SourceErrorCode } from '../model/source.ts';
import type {
  BreakerState,
  Mark,
  NotedError,
  PersonItems,
  PointedBy,
  Pointer,
  SourceItems,
  SweepState,
} from '../model/stored.ts';

/** Version of every stored item. An item with another `v` counts as not there. */
export const ITEM_VERSION = 1;

/** Whose data: a person's, by e-mail, or that of hardware that was asked for, by canonical serial or MAC address. */
export type Subject = string | { hardware: string };

/** How writing went. */
export interface Written {
  /** Writes that took effect; those that met something newer did not. */
  written: number;
  /** What can never be stored: too large, or an id that is no key. */
  refused: Dropped[];
  /** Items of records of which parts are missing. */
  halves: HalfWritten[];
}

/** How an item of a record was written of which parts are missing. */
export interface HalfWritten {
  /** The key of its partition. */
  under: string;
  /** With what was known of its missing parts. */
  record: DeviceRecord;
  written: boolean;
  /** Others wrote each time: what was known is lost. */
  lost: boolean;
}

/** Times are ISO 8601 UTC as `Date.toISOString` writes them: they are compared as text. */
export interface RecordsTable {
  /**
   * Everything under `user#<email>`, or what was found when hardware was asked for; one Query.
   *
   * @param options `consistent`: see everything that was written before this call; costs twice as much
   */
  person(whose: Subject, options?: { consistent?: boolean }): Promise<PersonItems>;
  /** What is known of one person at one source, as of now. */
  mark(whose: Subject, source: string): Promise<Mark | undefined>;
  /** Sweep and health of these sources, some seconds old at most. */
  sources(names: readonly string[]): Promise<Map<string, SourceItems>>;
  /** The same of one source, as of now. */
  source(name: string): Promise<SourceItems>;
  /** Through the sparse index on the canonical serial; each device of each source once, as it was seen last. */
  bySerial(serial: string): Promise<DeviceRecord[]>;
  /** Whoever claims the device with this serial; the same index. */
  claimsBySerial(serial: string): Promise<Claim[]>;
  /**
   * Writes a record under each owner (or as unowned). Never over one with a later `synced_at`.
   *
   * @param foundBy the serial or MAC address that was asked for: a copy is written under it
   * @param pointedBy absent: nothing points at them
   */
  putRecords(records: readonly DeviceRecord[], foundBy?: string, pointedBy?: PointedBy): Promise<Written>;
  /**
   * What points at records, by key as `serial:C02ABC`; eventually consistent.
   *
   * @returns an entry for each key; `many`: more have it than can tell a device from another
   */
  pointers(keys: readonly string[]): Promise<ReadonlyMap<string, readonly Pointer[] | 'many'>>;
  /** The records of these that stand under nobody; one that does not is left out. */
  unowned(references: readonly Pick<DeviceRecord, 'source' | 'id'>[]): Promise<DeviceRecord[]>;
  /** Writes a claim under each owner: one item by its serial, without one an item per MAC address. */
  putClaims(claims: readonly Claim[], foundBy?: string): Promise<Written>;
  /**
   * Removes what a complete fetch did not see again of a person's records and claims at a source.
   *
   * @param look `at`: when the fetch was sent; `dropped`: ids that were there and could not be read
   * @returns how many items are gone
   */
  removeGone(
    whose: Subject,
    source: string,
    look: { at: string; dropped: readonly string[] },
  ): Promise<number>;
  /**
   * Removes records under nobody that carry a serial and that a complete look for it did not see again, with everything
   * that points at them. For a source whose records are pointed at under everything.
   *
   * @param serial canonical
   * @returns how many records are gone
   */
  removeUnowned(
    source: string,
    serial: string,
    look: { at: string; dropped: readonly string[] },
  ): Promise<number>;
  /**
   * Removes older copies of these records or claims under people who no longer own them. Finds them by their serials.
   *
   * @returns how many items are gone
   */
  removeMoved(items: readonly (DeviceRecord | Claim)[]): Promise<number>;
  /**
   * Takes the lease for one person, or piece of hardware, at one source.
   *
   * @param recent when an attempt ended after that, there is nothing to fetch either
   * @returns `false`: somebody else holds it, or has just been there. `lapsed`: who held it before never ended, for
   *   want of time or memory
   */
  takeLease(
    whose: Subject,
    source: string,
    until: Date,
    now: Date,
    recent?: Date,
  ): Promise<false | { lapsed: boolean }>;
  /** Ends the lease and notes how the fetch went. Nothing happens when a later fetch was faster. */
  markFetched(
    whose: Subject,
    source: string,
    mark: { fetched_at: string; complete: boolean; dropped: string[] },
  ): Promise<void>;
  /** Ends the lease and notes the failure beside what was known. */
  markFailed(whose: Subject, source: string, error: NotedError): Promise<void>;
  /**
   * Replaces the state of a source's sweep.
   *
   * @param previous what was read, or saved last; `undefined`: there was none
   * @returns what is saved now; `undefined` when somebody else saved in between
   */
  saveSweep(
    source: string,
    state: SweepState,
    previous: SweepState | undefined,
  ): Promise<SweepState | undefined>;
  /**
   * Takes some of the calls that a vendor takes in a window of time.
   *
   * @param most in the window, over all that take
   * @returns `false`: fewer than that are left
   */
  takeCalls(source: string, window: Date, calls: number, most: number): Promise<boolean>;
  saveHealth(source: string, health: BreakerState): Promise<void>;
  /** Adds a failure in a row. @returns the health after it */
  countFailure(source: string, code: SourceErrorCode): Promise<BreakerState>;
  /**
   * Opens the circuit breaker, or moves it.
   *
   * @param from the `open_until` that was read; `undefined`: it was closed
   * @returns `false`: somebody else was faster
   */
  moveBreaker(source: string, from: string | undefined, until: Date): Promise<boolean>;
}
