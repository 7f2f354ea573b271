/** The table `fleet`: windows of events, what happened to people, and what sources said of their accounts. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { inParallel } from '../adapter-kit/slots.ts';
import { ACCOUNT_VERSION, type Account } from '../model/account.ts';
import type { ActivityKind } from '../model/activity.ts';
import { type ActivityEvent, EVENT_VERSION } from '../model/event.ts';
import type { NotedError } from '../model/stored.ts';
import { type Clock, shifted, systemClock } from '../platform/clock.ts';
import { environment } from '../platform/environment.ts';
import { createDocumentClient, PARALLEL_WRITES, patiently } from './database.ts';
import { change, get, put, query, type TableHandle } from './handle.ts';
import { expiry, isCurrent, sourceKey, userKey } from './items.ts';

/** How far the log of a source has been read. */
export interface EventWindow {
  /** Where to go on; absent: at the beginning. */
  cursor?: string;
  /** What lies before that was never read, ISO 8601 UTC. */
  from: string;
  /** Everything up to then has been read. */
  until?: string;
  /** When the source was asked last. */
  asked_at: string;
  error?: NotedError;
}

export type ActivityItem = Account | ActivityEvent;

/** Times are ISO 8601 UTC as `Date.toISOString` writes them: they are compared as text. */
export interface ActivityTable {
  /** What the source last said of this person's accounts or events; empty when it said nothing. */
  answer(email: string, source: string, kind: ActivityKind): Promise<ActivityItem[]>;
  putAnswer(email: string, source: string, kind: ActivityKind, items: readonly ActivityItem[]): Promise<void>;
  /** Events of the windows, newest first. */
  events(email: string, most: number): Promise<ActivityEvent[]>;
  /**
   * Writes each under each owner, once however often it is written.
   *
   * @param keepFor from when it happened, milliseconds; what is older is not written
   * @returns how many items were written
   */
  putEvents(events: readonly ActivityEvent[], keepFor: number): Promise<number>;
  /** Everything that is held under a person, without keys. */
  held(email: string): Promise<Record<string, unknown>[]>;
  window(source: string): Promise<EventWindow | undefined>;
  /**
   * Takes the turn to ask the source: one caller at a time, and not more often than once in `every` milliseconds.
   *
   * @param from where a new window begins
   * @returns the window as it is now; `undefined`: it is not time yet
   */
  takeTurn(source: string, from: Date, every: number): Promise<EventWindow | undefined>;
  /** Ends the turn. Nothing happens when somebody else has had one since. */
  endTurn(source: string, window: EventWindow): Promise<void>;
}

export interface ActivityTableOptions {
  /** Default: the environment's. */
  name?: string;
  /** How long an answer and a window are kept without being written again, milliseconds. */
  keepFor: number;
  now?: Clock;
  client?: DynamoDBDocumentClient;
}

/** What the records table calls the marks and the health of such questions: they fail by themselves. */
export const activityKey = (source: string, kind: ActivityKind): string => `${source}/${kind}`;

const EVENT = 'event#';
const WINDOW = 'window';
/** DynamoDB allows 1 KB for a sort key; no vendor's id comes near. */
const LONGEST_ID = 512;

/** One per container. */
export function createActivityTable(options: ActivityTableOptions): ActivityTable {
  const { client = createDocumentClient(), now = systemClock, keepFor } = options;
  const handle: TableHandle = { client, now, keepFor, table: options.name ?? environment('fleet_table') };
  const answerKey = (email: string, source: string, kind: ActivityKind) => ({
    pk: userKey(email),
    sk: `${kind}#${source}`,
  });
  const fresh = () => expiry(now().toISOString(), keepFor);

  return {
    ...windows(handle),
    async answer(email, source, kind) {
      const item = await get(handle, answerKey(email, source, kind));
      return (isCurrent(item, now()) ? unpack<ActivityItem[]>(item) : []).filter(isKnown);
    },
    async putAnswer(email, source, kind, items) {
      await put(handle, { ...answerKey(email, source, kind), expires_at: fresh(), body: pack(items) });
    },
    async events(email, most) {
      const input = {
        TableName: handle.table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :event)',
        ExpressionAttributeValues: { ':pk': userKey(email), ':event': EVENT },
        ScanIndexForward: false,
      };
      return patiently(async () => {
        const events: ActivityEvent[] = [];
        // What is over or not known takes places on a page, and so does what is large: one page may hold too few.
        for await (const { Items = [] } of paginateQuery({ client, pageSize: most }, input)) {
          const current = Items.filter((item) => isCurrent(item, now()));
          events.push(...current.map((item) => unpack<ActivityEvent>(item)).filter(isKnown));
          if (events.length >= most) break;
        }
        return events.slice(0, most);
      });
    },
    async held(email) {
      const items = await query<Record<string, unknown>>(handle, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': userKey(email) },
      });
      const held = items.filter((item) => isCurrent(item, now()));
      return held.map((item) => ({ entry: item.sk, expires_at: item.expires_at, said: unpack(item) }));
    },
    async putEvents(events, keep) {
      const items = events.flatMap((event) => eventItems(event, keep));
      const wanted = items.filter((item) => isCurrent({ v: 1, ...item }, now()));
      const written = await inParallel(wanted, PARALLEL_WRITES, (item) => put(handle, item));
      return written.length;
    },
  };
}

function eventItems(event: ActivityEvent, keepFor: number) {
  if (Buffer.byteLength(event.id) > LONGEST_ID) return [];
  const sk = `${EVENT}${event.at}#${event.source}#${event.id}`;
  const expires_at = expiry(event.at, keepFor);
  return [...new Set(event.owners)].map((owner) => ({
    pk: userKey(owner),
    sk,
    expires_at,
    body: JSON.stringify(event),
  }));
}

function windows(handle: TableHandle): Pick<ActivityTable, 'window' | 'takeTurn' | 'endTurn'> {
  const { now, keepFor } = handle;
  const keyOf = (source: string) => ({ pk: sourceKey(source), sk: WINDOW });
  const kept = () => ({ expires_at: expiry(now().toISOString(), keepFor) });

  return {
    window: async (source) => {
      const item = await get(handle, keyOf(source));
      return isCurrent(item, now()) ? readWindow(item) : undefined;
    },
    async takeTurn(source, from, every) {
      const before = await get(handle, keyOf(source));
      const running = isCurrent(before, now()) ? readWindow(before) : undefined;
      const taken = await change(handle, keyOf(source), {
        set: { ...kept(), asked_at: now().toISOString(), from: running?.from ?? from.toISOString() },
        // What has expired is started over.
        remove: running ? [] : ['cursor', 'until', 'error'],
        conditions: ['attribute_not_exists(asked_at) OR asked_at <= :latest'],
        values: { ':latest': shifted(now(), -every).toISOString() },
      });
      return taken && readWindow(taken);
    },
    async endTurn(source, { asked_at, ...window }) {
      const gone = (['cursor', 'until', 'error'] as const).filter((name) => window[name] === undefined);
      await change(handle, keyOf(source), {
        set: { ...kept(), ...window },
        remove: gone,
        conditions: ['asked_at = :mine'],
        values: { ':mine': asked_at },
      });
    },
  };
}

function readWindow(item: Record<string, unknown> | undefined): EventWindow {
  const { cursor, from, until, asked_at, error } = item as unknown as EventWindow;
  return {
    from,
    asked_at,
    ...(cursor !== undefined && { cursor }),
    ...(until !== undefined && { until }),
    ...(error !== undefined && { error }),
  };
}

const isKnown = (item: ActivityItem): boolean =>
  item.v === ('kind' in item ? EVENT_VERSION : ACCOUNT_VERSION);

const pack = (value: unknown): Uint8Array => gzipSync(JSON.stringify(value));

function unpack<Value>(item: Record<string, unknown> | undefined): Value {
  const body = item?.body;
  return JSON.parse(
    typeof body === 'string' ? body : gunzipSync(body as Uint8Array).toString('utf8'),
  ) as Value;
}
