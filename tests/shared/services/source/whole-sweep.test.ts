import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Connection, DeviceAdapter } from '../../../../shared/adapter-kit/contract.ts';
import type { DeviceRecord } from '../../../../shared/model/record.ts';
import { environment } from '../../../../shared/platform/environment.ts';
import { createDocumentClient } from '../../../../shared/tables/records.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { json, type Server, startServer } from '../../../support/server.ts';
import { surround } from '../../../support/source-function.ts';
import { deviceAdapter, startVendor, type Vendor } from '../../../support/vendor.ts';

/** `npm run test:sweep` sweeps a hundred thousand. */
const DEVICES = Number(process.env.SWEEP_DEVICES ?? 1_000);
const RANGES = 5;
const PAGE = 200;
const SIZE = DEVICES / RANGES;

let tables: Tables;
let server: Server;
let vendor: Vendor;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());
afterEach(async () => {
  await server.close();
  await vendor.close();
});

/** Answers devices by number, over HTTP. */
const startList = () =>
  startServer(({ path }, response) => {
    const from = Number(new URL(path, 'http://vendor').searchParams.get('from'));
    const to = Math.min(from + PAGE, Math.floor(from / SIZE) * SIZE + SIZE);
    const ids = Array.from({ length: to - from }, (_, index) => from + index);
    json(response, { ids, ...(to % SIZE !== 0 && { next: to }) });
  });

/** Every tenth has two owners, and every twentieth nobody. */
const ownersOf = (id: number): string[] =>
  ['first', 'second']
    .slice(0, id % 20 === 0 ? 0 : 1 + Number(id % 10 === 1))
    .map((who) => `${who}-${id}@example.com`);

function ranged(source: string): DeviceAdapter<never> {
  const whole = deviceAdapter(source) as DeviceAdapter<never>;
  return {
    ...whole,
    connect(settings, context) {
      const all: Connection<DeviceRecord>['all'] = async (cursor) => {
        const answer = { complete: true, dropped: [], records: [] };
        if (cursor === undefined)
          return { ...answer, split: Array.from({ length: RANGES }, (_, range) => String(range * SIZE)) };
        const synced_at = context.now().toISOString();
        const { body } = await context.http.json(new URL(`/?from=${cursor}`, server.url));
        const { ids, next } = body as { ids: number[]; next?: number };
        const records = ids.map(
          (id): DeviceRecord => ({
            ...{ v: 1, source, id: String(id), owners: ownersOf(id), synced_at },
            identifiers: { serial: `C02S${String(id).padStart(7, '0')}` },
            facts: { firewall: { value: id % 3 > 0 } },
          }),
        );
        return { ...answer, records, ...(next !== undefined && { next: String(next) }) };
      };
      return { ...whole.connect(settings, context), all };
    },
  };
}

async function stored(): Promise<number> {
  const client = createDocumentClient();
  let count = 0;
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: environment('records_table'),
        Select: 'COUNT',
        FilterExpression: 'begins_with(sk, :devices)',
        ExpressionAttributeValues: { ':devices': 'device#whole#' },
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    count += page.Count ?? 0;
    from = page.LastEvaluatedKey;
  } while (from);
  return count;
}

it(`sweeps ${DEVICES} devices over HTTP into a real table, in ${RANGES} ranges, and finds each there`, async () => {
  server = await startList();
  vendor = await startVendor();
  const around = surround(ranged('whole'), vendor);
  let answer: unknown;
  do answer = await around.container()({ tick: true });
  while ((answer as { tick?: string }).tick === 'paused');
  expect(answer).toMatchObject({ tick: 'complete' });
  const { sweep } = await around.table.source('whole');
  expect(sweep).toMatchObject({ last: { complete: true, devices: DEVICES, dropped: [] } });
  expect(sweep).not.toHaveProperty('running');
  const items = Array.from({ length: DEVICES }, (_, id) => Math.max(1, ownersOf(id).length));
  expect(await stored()).toBe(items.reduce((sum, one) => sum + one, 0));
});
