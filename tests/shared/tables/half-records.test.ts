import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DeviceRecord } from '../../../shared/model/record.ts';
import {
  createDocumentClient,
  createRecordsTable,
  type RecordsTable,
} from '../../../shared/tables/records.ts';
import { startTables, type Tables } from '../../support/dynalite.ts';
import { record } from '../../support/records.ts';

let tables: Tables;
let table: RecordsTable;
const client = createDocumentClient;
const now = () => new Date('2026-05-01T12:00:00Z');
beforeAll(async () => {
  tables = await startTables();
  table = createRecordsTable({ now });
});
afterAll(() => tables.close());

const at = (time: string) => `2026-05-01T${time}:00.000Z`;
let people = 0;
const somebody = () => `half-${++people}@example.com`;
const whole = (id: string, owner: string, rest: Partial<DeviceRecord> = {}) =>
  record(id, {
    owners: [owner],
    identifiers: { serial: `C02${id}` },
    facts: { firewall: { value: true, at: at('07:00') } },
    ...rest,
  });
const half = (id: string, owner: string, rest: Partial<DeviceRecord> = {}) =>
  whole(id, owner, { facts: {}, missing: ['firewall'], synced_at: at('09:00'), ...rest });
const factsOf = async (owner: string) =>
  (await table.person(owner, { consistent: true })).records.map(({ facts }) => facts);

/** A table whose reads are overtaken: after each of so many, `write` is done before anything else. */
function overtaken(times: number, write: (read: number) => Promise<unknown>) {
  let reads = 0;
  const real = client();
  const send = async (command: unknown) => {
    const answer = await real.send(command as never);
    if (command instanceof GetCommand && reads++ < times) await write(reads);
    return answer;
  };
  return createRecordsTable({
    now,
    client: Object.assign(Object.create(real), { send }) as DynamoDBDocumentClient,
  });
}

/** Counts reads, of records only. */
function counting() {
  let reads = 0;
  const real = client();
  const send = (command: unknown) => {
    if (command instanceof GetCommand) reads += 1;
    return real.send(command as never);
  };
  const counted = createRecordsTable({
    now,
    client: Object.assign(Object.create(real), { send }) as DynamoDBDocumentClient,
  });
  return { table: counted, reads: () => reads };
}

describe('a record of which parts are missing', () => {
  it('keeps what was known, and tells what it wrote', async () => {
    const owner = somebody();
    await table.putRecords([whole('A1', owner)]);
    const { written, halves } = await table.putRecords([half('A1', owner)]);
    expect(written).toBe(1);
    expect(halves).toEqual([expect.objectContaining({ under: `user#${owner}`, written: true, lost: false })]);
    expect(await factsOf(owner)).toEqual([{ firewall: { value: true, at: at('07:00') } }]);
    expect(halves[0]?.record.facts).toEqual({ firewall: { value: true, at: at('07:00') } });
  });

  it('alone costs a read', async () => {
    const owner = somebody();
    const counted = counting();
    await counted.table.putRecords([whole('A2', owner), whole('A3', owner)]);
    expect(counted.reads()).toBe(0);
    await counted.table.putRecords([half('A2', owner), whole('A3', owner, { synced_at: at('09:00') })]);
    expect(counted.reads()).toBe(1);
  });

  it('is written when nothing is known, and never over something newer', async () => {
    const owner = somebody();
    await table.putRecords([half('A4', owner)]);
    expect(await factsOf(owner)).toEqual([{}]);
    await table.putRecords([whole('A4', owner, { synced_at: at('10:00') })]);
    expect(await table.putRecords([half('A4', owner)])).toMatchObject({ written: 0 });
    expect(await factsOf(owner)).toEqual([{ firewall: { value: true, at: at('07:00') } }]);
  });

  it('gives a new owner nothing of what an old one’s item told', async () => {
    const [ada, bob] = [somebody(), somebody()];
    await table.putRecords([whole('A5', ada)], 'C02A5');
    const both = half('A5', ada, { owners: [ada, bob] });
    await table.putRecords([both], 'C02A5');
    expect(await factsOf(ada)).toEqual([{ firewall: { value: true, at: at('07:00') } }]);
    expect(await factsOf(bob)).toEqual([{}]);
    const { records } = await table.person({ hardware: 'C02A5' }, { consistent: true });
    expect(records.map(({ facts }) => facts)).toEqual([{}]);
  });

  it('keeps what somebody else has written between reading and writing', async () => {
    const owner = somebody();
    await table.putRecords([whole('A6', owner)]);
    const meanwhile = whole('A6', owner, {
      facts: { firewall: { value: false, at: at('08:00') } },
      synced_at: at('08:30'),
    });
    const racing = overtaken(1, () => table.putRecords([meanwhile]));
    const { halves } = await racing.putRecords([half('A6', owner)]);
    expect(halves).toMatchObject([{ written: true, lost: false }]);
    expect(await factsOf(owner)).toEqual([{ firewall: { value: false, at: at('08:00') } }]);
  });

  it('also where nothing stood before', async () => {
    const owner = somebody();
    const racing = overtaken(1, () => table.putRecords([whole('A7', owner)]));
    await racing.putRecords([half('A7', owner)]);
    expect(await factsOf(owner)).toEqual([{ firewall: { value: true, at: at('07:00') } }]);
  });

  it('is written without what was known when it was overtaken three times, and says so', async () => {
    const owner = somebody();
    await table.putRecords([whole('A8', owner)]);
    const racing = overtaken(9, (read) =>
      table.putRecords([whole('A8', owner, { synced_at: at(`08:0${read}`) })]),
    );
    const { written, halves } = await racing.putRecords([half('A8', owner)]);
    expect({ written, halves }).toMatchObject({ written: 1, halves: [{ written: true, lost: true }] });
    expect(await factsOf(owner)).toEqual([{}]);
  });

  it('is written without what would make it too large', async () => {
    const owner = somebody();
    // Random text cannot be compressed.
    const { randomBytes } = await import('node:crypto');
    const value = (count: number) => ({ text: randomBytes(count).toString('hex') });
    const title = (count: number) => [{ title: value(count).text }];
    await table.putRecords([whole('A9', owner, { facts: { missing_updates: { value: title(250_000) } } })]);
    const large = half('A9', owner, {
      missing: ['missing_updates'],
      facts: { disk_encryption: { value: 'on', details: value(250_000) } },
    });
    expect(await table.putRecords([large])).toMatchObject({ written: 1, refused: [] });
    expect((await factsOf(owner)).map((facts) => Object.keys(facts))).toEqual([['disk_encryption']]);
  });
});
