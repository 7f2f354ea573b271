/**
 * One source function in a process of its own, as Lambda runs it. Arguments: source, settings as JSON, how far its
 * clock is ahead in milliseconds.
 */
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { inParallel } from '../../shared/adapter-kit/slots.ts';
import type { DeviceRecord } from '../../shared/model/record.ts';
import type { Metrics } from '../../shared/platform/metrics.ts';
import { PARALLEL_WRITES } from '../../shared/tables/database.ts';
import { recordItems, type StoredItem } from '../../shared/tables/items.ts';
import { answerQuestions, say } from '../parts/child.ts';
import { config, type SourceName } from '../parts/config.ts';
import { tablesOf } from '../parts/permissions.ts';
import { connectionTo, sourceFunction } from '../parts/sources.ts';
import type { Settings } from '../parts/vendors.ts';

export type FunctionMessage = { tick: true } | { puts: number };

export interface Ticked {
  outcome: unknown;
  milliseconds: number;
  /** Most that was in use after clearing up, bytes; looked at after each page. */
  heap: number;
  devices: number;
}

const [source, settings = '{}', ahead = '0'] = process.argv.slice(2) as [SourceName, string, string];
const parsed = JSON.parse(settings) as Settings;
const now = () => new Date(Date.now() + Number(ahead));

/** A conditional put as DynamoDB's own client does it: what writing a record costs at least. */
const barePut = (table: string, item: StoredItem): PutCommand =>
  new PutCommand({
    TableName: table,
    Item: { ...item },
    ConditionExpression: 'attribute_not_exists(pk) OR synced_at <= :at',
    ExpressionAttributeValues: { ':at': item.synced_at },
  });

async function tick(): Promise<Ticked> {
  let heap = 0;
  let devices = 0;
  // What measuring itself takes is not the sweep's.
  let measuring = 0;
  const metrics: Metrics = {
    milliseconds() {},
    count(name, _dimensions, value = 1) {
      if (name !== 'SweepProgress') return;
      devices += value;
      const began = performance.now();
      globalThis.gc?.();
      heap = Math.max(heap, process.memoryUsage().heapUsed);
      say({ devices });
      measuring += performance.now() - began;
    },
  };
  const work = sourceFunction(source, parsed, { metrics, now });
  const began = performance.now();
  const outcome = await work({ tick: true });
  return { outcome, milliseconds: performance.now() - began - measuring, heap, devices };
}

/** The same items by nothing but conditional puts. @returns puts a second */
async function puts(count: number): Promise<number> {
  const connection = connectionTo(source, parsed);
  const records: DeviceRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await connection.all?.(cursor);
    records.push(...((page?.records ?? []) as DeviceRecord[]));
    cursor = page?.next;
  } while (cursor !== undefined && records.length < count);
  await connection.close?.();
  const items = records
    .slice(0, count)
    .flatMap((record) => recordItems({ ...record, source: 'bare' }, config.keep_for));
  const client = tablesOf(`source-${source}`);
  await client.send(
    new QueryCommand({
      TableName: process.env.RECORDS_TABLE,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'none' },
    }),
  );
  const began = performance.now();
  await inParallel(items, PARALLEL_WRITES, (item) =>
    client.send(barePut(process.env.RECORDS_TABLE ?? '', item)),
  );
  return items.length / ((performance.now() - began) / 1000);
}

answerQuestions<FunctionMessage>(async (question) => ('tick' in question ? tick() : puts(question.puts)));
