/** The contract of a data source. One folder in `adapters/` implements it and knows its vendor, nothing else. */
import type * as z from 'zod';
import type { Account } from '../model/account.ts';
import type { Declaration } from '../model/declaration.ts';
import type { ActivityEvent } from '../model/event.ts';
import type { Answer, Claim, DeviceRecord, Page } from '../model/record.ts';
import type { Hook } from './hook.ts';
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
 * `byEmail(x)` returns only what is owned by x; the union of `byEmail` over all people equals `all`. A source that knows
 * hardware and no people (`joins: 'hardware'`) has none. Not found is a complete empty answer. All methods throw
 * `SourceError` and nothing else.
 */
export interface Connection<Item, Accounts = Account, Events = ActivityEvent> {
  byEmail?(email: string): Promise<Answer<Item>>;
  bySerial?(serial: string): Promise<Answer<Item>>;
  byMac?(mac: string): Promise<Answer<Item>>;
  /** One page of all devices. Without a cursor the walk begins; see `Page.next`. */
  all?(cursor?: string): Promise<Page<Item>>;
  /** The person's accounts at this vendor. */
  accountsOf?(email: string): Promise<Answer<Accounts>>;
  /** The newest of what happened to the person's accounts, at most `MOST_EVENTS`. */
  eventsOf?(email: string): Promise<Answer<Events>>;
  /**
   * What happened to everybody's accounts, oldest first: for a vendor that cannot be asked about one person, or not as
   * often as people look. One call of the vendor at most; called once a minute at most.
   *
   * @param cursor of an earlier page; absent: begin with `from`
   * @param from ISO 8601 UTC
   */
  eventsSince?(cursor: string | undefined, from: string): Promise<EventPage<Events>>;
  check(): Promise<CheckResult>;
  /** Ends pools and timers. */
  close?(): Promise<void>;
}

/** What an adapter says of one thing; the guard adds the rest. */
export type Unstamped<Item> = Omit<Item, 'v' | 'source' | 'synced_at'>;

/**
 * What an adapter writes and `guard` makes a `Connection` of. Questions come in canonical spelling; answers may hold
 * more than was asked for, and carry neither version nor source nor time.
 */
export type VendorConnection<Item> = Connection<
  Unstamped<Item>,
  Unstamped<Account>,
  Unstamped<ActivityEvent>
>;

/** A page of a log that has no end. */
export interface EventPage<Events = ActivityEvent> extends Answer<Events> {
  /** Opaque to all but the adapter; give it back to go on, now or later. */
  cursor: string;
  /** Everything up to then was given, ISO 8601 UTC. */
  until: string;
}

/** Events of one person that are kept of one answer, and shown. */
export const MOST_EVENTS = 100;

interface AdapterBase<Config> {
  /** The source's short name; equals the folder: `jamf`. */
  source: string;
  /** What people call it: "Jamf Pro". */
  label: string;
  /**
   * Everything that it needs to know, as the JSON of its secret. Each setting carries
   * `.meta({ description, secret })`; see shared/adapter-kit/settings.ts.
   */
  config: z.ZodType<Config>;
}

export interface DeviceAdapter<Config> extends AdapterBase<Config> {
  role: 'devices';
  /**
   * Stands in the adapter's own `declaration.ts`, which is read without the rest of it. Absent: it may tell anything,
   * and what it leaves out counts as not told yet.
   */
  declaration?: Declaration;
  /** What its vendor tells by itself; stands in the adapter's own `hook.ts`. Absent: nothing that is taken. */
  hook?: Hook;
  connect(config: Config, context: AdapterContext): Connection<DeviceRecord>;
}

export interface OwnershipAdapter<Config> extends AdapterBase<Config> {
  role: 'ownership';
  connect(config: Config, context: AdapterContext): Connection<Claim>;
}

/** Knows no devices, only accounts or events. The other roles may know those besides. */
export interface ActivityAdapter<Config> extends AdapterBase<Config> {
  role: 'activity';
  connect(config: Config, context: AdapterContext): Connection<never>;
}

export type Adapter<Config> = DeviceAdapter<Config> | OwnershipAdapter<Config> | ActivityAdapter<Config>;
