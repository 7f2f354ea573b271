/**
 * What every vendor's simulator offers: a local server that speaks the vendor's protocol about the sample company,
 * and that fails on demand. The adapters' simulators export
 * `startSimulator(options: SimulatorOptions): Promise<Simulator>`.
 */
import type { Company } from '../company/types.ts';
import type { HookSender } from './hooks.ts';

/**
 * How a vendor can fail:
 *
 * - `hang`: takes the call and never answers
 * - `cut`: begins to answer, then drops the connection
 * - `429`, `500`, `401`: answers that status, with the vendor's body
 * - `html`: a page of a proxy where the vendor's format was expected, status 200
 * - `truncated`: half of the right answer, ended properly
 * - `empty`: status 200 without a body
 * - `redirect`: leads to `Faults.redirectTo`
 * - `malformed`: the first record of every list cannot be read; the others are good
 * - `half`: one of the vendor's lists fails, the others answer; where there is one list, what is asked about its devices
 *   one by one fails
 *
 * A protocol that has no such failure (TDS knows no HTML) ignores it; its contract test says so.
 */
export const FAULTS = [
  'hang',
  'cut',
  '429',
  '500',
  '401',
  'html',
  'truncated',
  'empty',
  'redirect',
  'malformed',
  'half',
] as const;
export type Fault = (typeof FAULTS)[number];

/**
 * How a feed can be wrong while it answers well. Each feed plays those that it can have and ignores the others:
 *
 * - `sorted_as_text`: its own idea of the newest version takes 18.7.9 for newer than 18.7.10
 * - `month_missing`: a month that was there is not listed
 * - `nothing`: the right form with nothing in it
 * - `went_back`: the newest version of a line is gone
 * - `new_major`: a new major version is listed, and no model for it
 * - `half_file`: half of what should be in it, in the right form
 * - `old_copy`: what it said a week ago, with that time
 */
export const FEED_FAULTS = [
  'sorted_as_text',
  'month_missing',
  'nothing',
  'went_back',
  'new_major',
  'half_file',
  'old_copy',
] as const;
export type FeedFault = (typeof FEED_FAULTS)[number];

export interface Faults {
  /** Every answer waits this long, milliseconds. */
  delay?: number;
  fail?: Fault | FeedFault;
  /** Only the next so many calls fail; then all is well. Without it every call fails. */
  times?: number;
  /** Seconds in the `Retry-After` header of `429`. Without it the header is absent. */
  retryAfter?: number;
  /** Where `redirect` leads. */
  redirectTo?: string;
}

/** Changes what fails while the simulator runs. */
export interface FaultSwitch {
  /** Replaces all faults. */
  set(faults: Faults): void;
  clear(): void;
  current(): Faults;
  /**
   * To be asked once per call: what this call is to suffer. Counts `times` down.
   */
  next(): Faults;
}

export interface Simulator {
  port: number;
  /** The JSON of the secret that reaches it. */
  settings: Record<string, unknown>;
  faults: FaultSwitch;
  /** Calls (of a database: requests) since the start, tokens included. */
  calls(): number;
  /** Only of a vendor that tells by itself of inventories that devices take. */
  hooks?: HookSender;
  /** Ends all connections; resolves when the port is free. */
  close(): Promise<void>;
}

export interface SimulatorOptions {
  company: Company;
  /** 0 or absent: any free port. */
  port?: number;
  faults?: Faults;
}
