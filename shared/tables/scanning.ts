/** Walks the whole table `records`, person by person or serial by serial, without holding more than one page. */
import { type DynamoDBDocumentClient, ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import type { PersonItems } from '../model/stored.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { environment } from '../platform/environment.ts';
import { createDocumentClient, patiently } from './database.ts';
import { BY_SERIAL } from './definitions.ts';
import { isCurrent, kindOf, type StoredItem, sourceOf } from './items.ts';
import { personItems } from './reading.ts';

/** Where a walk goes on: after the last group that was complete. */
export type Cursor = Record<string, string>;

/** One of several walks that cover the table side by side. */
export interface ScanSegment {
  segment: number;
  /** How many there are. */
  of: number;
  /** Of an earlier page; absent: from the beginning. */
  from?: Cursor | undefined;
}

export interface GroupPage<Group> {
  groups: Group[];
  /** Where to go on after these groups; absent: from where this walk began. */
  next?: Cursor | undefined;
  /** Whether this was the last page. */
  done: boolean;
}

export interface StoredPerson extends PersonItems {
  email: string;
}

/** A device that a source lists for nobody. */
export interface Unowned {
  source: string;
  id: string;
  synced_at: string;
}

/** One entry of the index on serials: whose, and who says so. */
export interface SerialEntry {
  kind: 'device' | 'claim';
  source: string;
  id: string;
  synced_at: string;
  /** `undefined`: listed for nobody. */
  owner: string | undefined;
}

export interface RecordsScan {
  people(part: ScanSegment): AsyncGenerator<GroupPage<StoredPerson | Unowned>>;
  serials(part: ScanSegment): AsyncGenerator<GroupPage<SerialEntry[]>>;
}

export interface ScanOptions {
  name?: string;
  now?: Clock;
  client?: DynamoDBDocumentClient;
  /** Items a page; default: as many as DynamoDB gives. */
  pageSize?: number;
}

type Key = keyof StoredItem & string;

/** One per container. */
export function createRecordsScan(options: ScanOptions = {}): RecordsScan {
  const { client = createDocumentClient(), now = systemClock, pageSize } = options;
  const table = options.name ?? environment('records_table');
  const input = { TableName: table, ...(pageSize && { Limit: pageSize }) };

  /** Items of one group stand together: DynamoDB keeps what has one partition key in one place. */
  async function* groups(
    part: ScanSegment,
    more: Partial<ScanCommandInput>,
    groupOf: (item: StoredItem) => string,
    keys: readonly Key[],
  ): AsyncGenerator<GroupPage<StoredItem[]>> {
    const { segment: Segment, of: TotalSegments } = part;
    let held: StoredItem[] = [];
    let next = part.from;
    let from = part.from;
    do {
      const start = from && { ExclusiveStartKey: from };
      const command = new ScanCommand({ ...input, ...more, Segment, TotalSegments, ...start });
      const page = await patiently(() => client.send(command));
      from = page.LastEvaluatedKey as Cursor | undefined;
      const runs = splitRuns([...held, ...((page.Items ?? []) as StoredItem[])], groupOf);
      // The last one may go on in the next page.
      held = from ? (runs.pop() ?? []) : [];
      const last = runs.at(-1)?.at(-1);
      if (last) next = Object.fromEntries(keys.map((key) => [key, String(last[key])]));
      yield { groups: runs, next, done: from === undefined };
    } while (from);
  }

  return {
    async *people(part) {
      for await (const page of groups(part, {}, personOf, ['pk', 'sk'])) {
        yield { ...page, groups: page.groups.flatMap((items) => read(items, now())) };
      }
    },
    async *serials(part) {
      const more = {
        IndexName: BY_SERIAL.name,
        ProjectionExpression: 'serial, pk, sk, id, synced_at, v, expires_at',
      };
      for await (const page of groups(part, more, ({ serial = '' }) => serial, ['serial', 'pk', 'sk'])) {
        yield { ...page, groups: page.groups.map((items) => items.flatMap((item) => entry(item, now()))) };
      }
    },
  };
}

/** What belongs to nobody is taken one by one: there may be any number of it. */
const personOf = ({ pk, sk }: StoredItem): string => (pk.startsWith('user#') ? pk : `${pk} ${sk}`);

function splitRuns(items: readonly StoredItem[], groupOf: (item: StoredItem) => string): StoredItem[][] {
  const runs: StoredItem[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    if (run && first && groupOf(first) === groupOf(item)) run.push(item);
    else runs.push([item]);
  }
  return runs;
}

function read(items: readonly StoredItem[], now: Date): (StoredPerson | Unowned)[] {
  const [first] = items;
  if (!first) return [];
  if (first.pk.startsWith('user#')) {
    return [{ email: first.pk.slice('user#'.length), ...personItems(items, now) }];
  }
  const isUnowned = first.pk.startsWith('unowned#') && isCurrent(first, now);
  const { id, synced_at } = first;
  return isUnowned ? [{ source: sourceOf(first), id, synced_at }] : [];
}

function entry(item: StoredItem, now: Date): SerialEntry[] {
  const { pk, id, synced_at } = item;
  const kind = kindOf(item);
  if ((kind !== 'device' && kind !== 'claim') || !isCurrent(item, now)) return [];
  const owner = pk.startsWith('user#') ? pk.slice('user#'.length) : undefined;
  return [{ kind, source: sourceOf(item), id, synced_at, owner }];
}
