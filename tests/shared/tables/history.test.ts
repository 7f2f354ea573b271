/** What stays beside a person's record from one write to the next, on a real table. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DeviceRecord } from '../../../shared/model/record.ts';
import { historyKey } from '../../../shared/model/stored.ts';
import { createRecordsTable, type RecordsTable } from '../../../shared/tables/records.ts';
import { startTables, type Tables } from '../../support/dynalite.ts';
import { record } from '../../support/records.ts';

let tables: Tables;
let table: RecordsTable;
const HOUR = 3_600_000;
const START = Date.parse('2026-05-01T08:00:00.000Z');
const at = (hours: number) => new Date(START + hours * HOUR).toISOString();
beforeAll(async () => {
  tables = await startTables();
  table = createRecordsTable({ now: () => new Date(at(24 * 20)) });
});
afterAll(() => tables.close());

let people = 0;
const somebody = () => `kept-${++people}@example.com`;
const seen = (owner: string, hours: number, rest: Partial<DeviceRecord> = {}) =>
  record('1', {
    ...{ owners: [owner], identifiers: { serial: 'C02KEPT1' } },
    ...{ synced_at: at(hours), last_sync: at(hours - 1) },
    ...rest,
  });
const historyOf = async (owner: string) =>
  (await table.person(owner, { consistent: true })).history?.get(historyKey({ source: 'jamf', id: '1' }));

describe('beside a record', () => {
  it('stands since when it is stored, and its last report of each day of a week', async () => {
    const ann = somebody();
    for (const hours of [0, 12, 24, 48]) await table.putRecords([seen(ann, hours)]);
    expect(await historyOf(ann)).toEqual({ stored_since: at(0), reported: [at(47), at(11), at(23)] });
    expect((await table.person(ann)).records).toEqual([seen(ann, 48)]);
  });

  it('stands the same where a part of it was not answered', async () => {
    const ann = somebody();
    const half = { missing: ['firewall' as const] };
    await table.putRecords([seen(ann, 0)]);
    await table.putRecords([seen(ann, 24, half)]);
    await table.putRecords([seen(ann, 36)]);
    expect(await historyOf(ann)).toEqual({ stored_since: at(0), reported: [at(-1), at(35)] });
    const bob = somebody();
    await table.putRecords([seen(bob, 0, half)]);
    expect(await historyOf(bob)).toEqual({ stored_since: at(0), reported: [at(-1)] });
  });

  it('no report stands that lies ahead, is no time or was not told', async () => {
    for (const last_sync of [at(1), 'yesterday', undefined]) {
      const ann = somebody();
      const { last_sync: _told, ...silent } = seen(ann, 0);
      await table.putRecords([{ ...silent, ...(last_sync && { last_sync }) }]);
      expect(await historyOf(ann)).toEqual({ stored_since: at(0), reported: [] });
    }
  });

  it('an answer that was slower changes nothing', async () => {
    const ann = somebody();
    await table.putRecords([seen(ann, 24)]);
    expect(await table.putRecords([seen(ann, 0)])).toMatchObject({ written: 0 });
    expect(await historyOf(ann)).toEqual({ stored_since: at(24), reported: [at(23)] });
  });

  it.each<[string, (owner: string) => DeviceRecord]>([
    ['that was not listed for more than two days', (owner) => seen(owner, 49)],
    ['that is of other hardware', (owner) => seen(owner, 12, { identifiers: { serial: 'C02OTHER' } })],
    ['that has no serial any more', (owner) => seen(owner, 12, { identifiers: {} })],
  ])('nothing of before stands by one %s', async (_, later) => {
    for (const rest of [{}, { missing: ['firewall' as const] }]) {
      const ann = somebody();
      await table.putRecords([seen(ann, 0)]);
      const next = { ...later(ann), ...rest };
      await table.putRecords([next]);
      expect(await historyOf(ann)).toEqual({ stored_since: next.synced_at, reported: [next.last_sync] });
    }
  });

  it('it begins anew under whoever has the device next', async () => {
    const [ann, bob] = [somebody(), somebody()];
    await table.putRecords([seen(ann, 0)]);
    await table.putRecords([seen(bob, 24)]);
    expect((await historyOf(bob))?.stored_since).toBe(at(24));
  });
});
