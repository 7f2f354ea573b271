/** The table `fleet`: totals by day, and how far the count of a day has got. */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TOTALS_VERSION, type Totals } from '../model/totals.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { environment } from '../platform/environment.ts';
import { createDocumentClient } from './database.ts';
import { get, put, query, type TableHandle } from './handle.ts';
import { expiry, isCurrent } from './items.ts';
import type { Cursor } from './scanning.ts';
import { ITEM_VERSION } from './types.ts';

/** One walk of a day's count: how far it is and what it has counted so far, always written together. */
export interface CountState<Tally> {
  /** The day that it counts. */
  date: string;
  /** Absent at the beginning. */
  cursor?: Cursor | undefined;
  done: boolean;
  tally: Tally;
  /** Counts the writes: who read an older state cannot write. Set by the table. */
  rev?: number;
}

export interface StoredDay {
  totals: Totals;
  /** When the webhook took them, ISO 8601 UTC. */
  posted_at?: string;
}

export interface FleetTable {
  count<Tally>(name: string): Promise<CountState<Tally> | undefined>;
  /** @returns what is saved now; `undefined` when somebody else saved in between */
  saveCount<Tally>(name: string, state: CountState<Tally>): Promise<CountState<Tally> | undefined>;
  day(date: string): Promise<StoredDay | undefined>;
  putDay(day: StoredDay): Promise<void>;
  /** All days from that one on, oldest first. */
  days(since: string): Promise<StoredDay[]>;
}

export interface FleetOptions {
  name?: string;
  /** How long a day's totals are kept, milliseconds. */
  keepFor: number;
  now?: Clock;
  client?: DynamoDBDocumentClient;
}

type Item = Record<string, unknown>;

const DAYS = 'totals';
const COUNTS = 'totals#count';
/** A count is of use on its own day only, milliseconds. */
const KEEP_COUNT = 3 * 86_400_000;

const dayKey = (date: string) => ({ pk: DAYS, sk: `day#${date}` });

/** One per container. */
export function createFleetTable(options: FleetOptions): FleetTable {
  const { client = createDocumentClient(), now = systemClock, keepFor } = options;
  const handle: TableHandle = { client, now, keepFor, table: options.name ?? environment('fleet_table') };

  return {
    async count<Tally>(name: string) {
      const item = await get(handle, { pk: COUNTS, sk: name });
      // An old one is still the one to be replaced.
      if (item?.v !== ITEM_VERSION) return undefined;
      return { ...unpack<CountState<Tally>>(item), rev: Number(item.rev) };
    },
    async saveCount<Tally>(name: string, { rev: before = 0, ...state }: CountState<Tally>) {
      const rev = before + 1;
      const expires_at = expiry(now().toISOString(), KEEP_COUNT);
      const item = { pk: COUNTS, sk: name, expires_at, rev, body: pack(state) };
      const isMine = 'attribute_not_exists(pk) OR v <> :v OR rev = :before';
      return (await put(handle, item, isMine, { ':before': before })) ? { ...state, rev } : undefined;
    },
    async day(date) {
      return readDay(await get(handle, dayKey(date)), now());
    },
    async putDay(day) {
      const expires_at = expiry(`${day.totals.date}T00:00:00.000Z`, keepFor);
      await put(handle, { ...dayKey(day.totals.date), expires_at, body: pack(day) });
    },
    async days(since) {
      const items = await query<Item>(handle, {
        KeyConditionExpression: 'pk = :pk AND sk >= :since',
        ExpressionAttributeValues: { ':pk': DAYS, ':since': dayKey(since).sk },
      });
      return items.flatMap((item) => readDay(item, now()) ?? []);
    },
  };
}

/** A day of an unknown version counts as not there. */
function readDay(item: Item | undefined, now: Date): StoredDay | undefined {
  if (!item || !isCurrent(item, now)) return undefined;
  const day = unpack<StoredDay>(item);
  return day.totals.v === TOTALS_VERSION ? day : undefined;
}

const pack = (value: unknown): Uint8Array => gzipSync(JSON.stringify(value));

const unpack = <Value>({ body }: Item): Value =>
  JSON.parse(gunzipSync(body as Uint8Array).toString('utf8')) as Value;
