/**
 * What stands between an adapter and everybody else. It asks in canonical spelling only, lets nothing through that was
 * not asked for, cuts texts, and stamps each item with version, source and the time of the request.
 */
import { canonicalEmail, canonicalMac, canonicalSerial } from '../identifiers/index.ts';
import { ACCOUNT_VERSION } from '../model/account.ts';
import { type ActivityEvent, EVENT_VERSION, newestFirst } from '../model/event.ts';
import {
  type Answer,
  type Claim,
  type DeviceRecord,
  type Dropped,
  type Identifiers,
  RECORD_VERSION,
} from '../model/record.ts';
import { nothing } from './answers.ts';
import { type AdapterContext, type Connection, MOST_EVENTS, type VendorConnection } from './contract.ts';
import { bounded, compact } from './read.ts';

/** What all that is asked for has in common: a record has its hardware's identity inside, a claim has it itself. */
interface Raw extends Pick<Claim, 'id' | 'owners' | 'serial' | 'mac_addresses'> {
  identifiers?: Identifiers;
}

/** How a question is spelled, and what answers it: vendors search in their own ways and find more. */
interface LookupQuery {
  canonical(value: unknown): string | undefined;
  fits(item: Raw, value: string): boolean;
}

const OF_PERSON: LookupQuery = {
  canonical: canonicalEmail,
  fits: ({ owners }, email) => owners.includes(email),
};
const WITH_SERIAL: LookupQuery = {
  canonical: canonicalSerial,
  fits: ({ identifiers, serial = identifiers?.serial }, wanted) => serial === wanted,
};
const WITH_MAC: LookupQuery = {
  canonical: canonicalMac,
  fits: ({ identifiers, mac_addresses = identifiers?.mac_addresses }, mac) =>
    mac_addresses?.includes(mac) === true,
};

/**
 * @param source the adapter's name
 * @param vendor what the adapter can be asked; a method that it has not, the guarded connection has not either
 */
export function guard<Item extends DeviceRecord | Claim>(
  source: string,
  { now }: Pick<AdapterContext, 'now'>,
  vendor: VendorConnection<Item>,
): Connection<Item> {
  const { byEmail, bySerial, byMac, all, accountsOf, eventsOf, eventsSince, check, close } = bound(
    vendor as VendorConnection<Raw>,
  );
  const record = () => ({ v: RECORD_VERSION, source, synced_at: now().toISOString() });
  const account = () => ({ ...record(), v: ACCOUNT_VERSION });
  const event = () => ({ v: EVENT_VERSION, source });

  const looking = (
    ask: ((value: string) => Promise<Answer<Raw>>) | undefined,
    { canonical, fits }: LookupQuery,
    stampsOf: () => object,
  ) => {
    if (!ask) return undefined;
    return async (value: string) => {
      const wanted = canonical(value);
      if (wanted === undefined) return nothing();
      // Before the request is sent: nothing is newer than it says.
      const stamps = stampsOf();
      const answer = await ask(wanted);
      return whole({ ...answer, records: answer.records.filter((item) => fits(item, wanted)) }, stamps);
    };
  };
  const findEvents = looking(eventsOf, OF_PERSON, event);

  // The stamps are what the items lacked.
  return compact({
    byEmail: looking(byEmail, OF_PERSON, record),
    bySerial: looking(bySerial, WITH_SERIAL, record),
    byMac: looking(byMac, WITH_MAC, record),
    all:
      all &&
      (async (cursor?: string) => {
        const stamps = record();
        const page = await all(cursor);
        return { ...page, ...whole(page, stamps) };
      }),
    accountsOf: looking(accountsOf, OF_PERSON, account),
    eventsOf:
      findEvents &&
      (async (email: string) => {
        const found = (await findEvents(email)) as Answer<ActivityEvent>;
        return { ...found, records: newestFirst(found.records).slice(0, MOST_EVENTS) };
      }),
    eventsSince:
      eventsSince &&
      (async (cursor: string | undefined, from: string) => {
        const page = await eventsSince(cursor, from);
        return { ...page, ...whole(page, event()) };
      }),
    check,
    close,
  }) as unknown as Connection<Item>;
}

const METHODS = [
  'byEmail',
  'bySerial',
  'byMac',
  'all',
  'accountsOf',
  'eventsOf',
  'eventsSince',
  'check',
  'close',
] as const;

/** Methods may use `this`: they are called on their connection. */
function bound(vendor: VendorConnection<Raw>): VendorConnection<Raw> {
  return Object.fromEntries(
    METHODS.map((name) => [name, vendor[name]?.bind(vendor)]),
  ) as unknown as VendorConnection<Raw>;
}

/** Fields that were checked by their own rules; a text among them that is cut would be another one. */
const CANONICAL = new Set(['id', 'owners', 'identifiers', 'serial', 'mac_addresses']);

function whole<Named extends Pick<Raw, 'id' | 'owners'>>(
  { complete, dropped, records }: Answer<Named>,
  stamps: object,
): Answer<object> {
  const named = records.filter(({ id }) => isName(id));
  const nameless = records.filter(({ id }) => !isName(id)).map(() => ({ reason: 'Its id cannot be kept.' }));
  return {
    complete: complete && nameless.length === 0,
    dropped: [...dropped, ...nameless].map(({ reason, ...rest }: Dropped) => ({
      ...(isName(rest.id) && { id: rest.id }),
      reason: bounded(reason),
    })),
    records: named.map((item) => ({ ...withinBounds(item, CANONICAL), ...stamps })),
  };
}

/** Ids are parts of keys. */
const isName = (id: string | undefined): id is string => id !== undefined && id !== '' && bounded(id) === id;

/** The same with every text cut, names of fields too; a text of which nothing is to be seen is absent. */
function withinBounds(value: object, except: ReadonlySet<string> = new Set()): object {
  const cut = (entry: unknown): unknown => {
    if (typeof entry === 'string') return bounded(entry);
    if (Array.isArray(entry)) return entry.map(cut).filter((one) => one !== '');
    return typeof entry === 'object' && entry !== null ? withinBounds(entry) : entry;
  };
  const entries = Object.entries(value).map(([name, entry]) =>
    except.has(name) ? [name, entry] : [bounded(name), cut(entry)],
  );
  return Object.fromEntries(entries.filter(([, entry]) => entry !== ''));
}
