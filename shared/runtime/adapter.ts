/** The contract of a data source. One folder in `adapters/` implements it and knows its vendor, nothing else. */
import type * as z from 'zod';
import type { Answer, Claim, DeviceRecord, Page } from '../model/record.ts';
import type { Http } from './http.ts';
import type { Log } from './log.ts';

/** What an adapter is handed besides its settings. Clock and network come from outside. */
export interface AdapterContext {
  http: Http;
  log: Log;
  now: () => Date;
}

/** What `check` found out: the vendor answered and the credentials suffice. */
export interface CheckResult {
  /** The vendor's product and version, when it tells. */
  vendor: string;
  /** One line per capability that was tried: "computers: readable". */
  details: string[];
}

/**
 * An open way to one vendor. A missing method means "this source cannot".
 *
 * `byEmail(x)` returns only what is owned by x; the union of `byEmail` over all people equals `all`. Not found is a
 * complete empty answer. All methods throw `SourceError` and nothing else.
 */
export interface Connection<Item> {
  byEmail?(email: string): Promise<Answer<Item>>;
  bySerial?(serial: string): Promise<Answer<Item>>;
  byMac?(mac: string): Promise<Answer<Item>>;
  /** One page of all devices. Without a cursor the walk begins; see `Page.next`. */
  all?(cursor?: string): Promise<Page<Item>>;
  check(): Promise<CheckResult>;
  /** Ends pools and timers. */
  close?(): Promise<void>;
}

interface AdapterBase<Config> {
  /** The source's short name; equals the folder: `jamf`. */
  source: string;
  /** What people call it: "Jamf Pro". */
  label: string;
  /**
   * Everything that it needs to know, as the JSON of its secret. Each setting carries
   * `.meta({ description, secret })`; see shared/runtime/settings.ts.
   */
  config: z.ZodType<Config>;
}

export interface DeviceAdapter<Config> extends AdapterBase<Config> {
  role: 'devices';
  connect(config: Config, context: AdapterContext): Connection<DeviceRecord>;
}

export interface OwnershipAdapter<Config> extends AdapterBase<Config> {
  role: 'ownership';
  connect(config: Config, context: AdapterContext): Connection<Claim>;
}

export type Adapter<Config> = DeviceAdapter<Config> | OwnershipAdapter<Config>;
