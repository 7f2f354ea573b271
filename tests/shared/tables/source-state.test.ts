import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRecordsTable, type RecordsTable } from '../../../shared/tables/records.ts';
import { startTables, type Tables } from '../../support/dynalite.ts';
import { itemsOf } from '../../support/items.ts';

let tables: Tables;
let table: RecordsTable;
let now = new Date('2026-05-01T09:00:00Z');

beforeAll(async () => {
  tables = await startTables();
  table = createRecordsTable({ now: () => now, memory: 5_000 });
});
afterAll(() => tables.close());

const last = {
  started: '2026-05-01T07:00:00.000Z',
  finished: '2026-05-01T07:10:00.000Z',
  complete: true,
  devices: 10,
  dropped: [],
};

describe('the state of a sweep', () => {
  it('is saved by who read the state before it, and by nobody else', async () => {
    const first = await table.saveSweep('once', { last }, undefined);
    expect(first).toEqual({ last, rev: 1 });
    expect(await table.saveSweep('once', { last }, undefined)).toBeUndefined();
    const rivals = await Promise.all(
      ['a', 'b', 'c'].map((cursor) => {
        const running = {
          started: last.started,
          cursor,
          lease_until: '',
          devices: 0,
          dropped: [],
          complete: true,
        };
        return table.saveSweep('once', { last, running }, first);
      }),
    );
    const winners = rivals.filter((saved) => saved !== undefined);
    expect(winners).toHaveLength(1);
    expect((await table.source('once')).sweep).toEqual(winners[0]);
  });

  it('of an unknown version gives way', async () => {
    await itemsOf().put({ pk: 'source#foreign', sk: 'sweep', v: 99, rev: 7 });
    expect(await table.source('foreign')).toEqual({});
    expect(await table.saveSweep('foreign', { last }, undefined)).toMatchObject({ rev: 1 });
  });
});

describe('health', () => {
  it('counts failures in a row, of everybody together', async () => {
    const counts = await Promise.all(
      Array.from({ length: 10 }, () => table.countFailure('sick', 'unreachable')),
    );
    expect(counts.map(({ failures }) => failures).sort((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    await table.saveHealth('sick', { failures: 0 });
    expect((await table.source('sick')).health).toEqual({ failures: 0 });
  });

  it('opens once, and is moved by one of many', async () => {
    const until = new Date('2026-05-01T09:01:00Z');
    const later = new Date('2026-05-01T09:02:00Z');
    await table.countFailure('open', 'unreachable');
    expect(await table.moveBreaker('open', undefined, until)).toBe(true);
    expect(await table.moveBreaker('open', undefined, later)).toBe(false);
    const moved = await Promise.all(
      Array.from({ length: 20 }, () => table.moveBreaker('open', until.toISOString(), later)),
    );
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect((await table.source('open')).health).toEqual({
      failures: 1,
      code: 'unreachable',
      open_until: later.toISOString(),
    });
  });
});

describe('sources', () => {
  it('are read together, more than fit into one call, and unknown ones are empty', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `many-${index}`);
    await table.saveHealth('many-0', { failures: 1 });
    await table.saveSweep('many-59', { last }, undefined);
    const all = await table.sources(names);
    expect([...all.keys()]).toEqual(names);
    expect(all.get('many-0')).toEqual({ health: { failures: 1 } });
    expect(all.get('many-59')).toEqual({ sweep: { last, rev: 1 } });
    expect(all.get('many-1')).toEqual({});
  });

  it('are answered from memory for some seconds', async () => {
    const other = createRecordsTable({ now: () => now });
    const health = async () => (await table.sources(['warm'])).get('warm')?.health?.failures;
    await other.saveHealth('warm', { failures: 1 });
    expect(await health()).toBe(1);
    await other.saveHealth('warm', { failures: 2 });
    expect(await health()).toBe(1);
    now = new Date(now.getTime() + 5_000);
    expect(await health()).toBe(2);
  });

  it('are not answered from memory to who changed them', async () => {
    await table.sources(['own']);
    await table.saveHealth('own', { failures: 3 });
    expect((await table.sources(['own'])).get('own')).toEqual({ health: { failures: 3 } });
  });
});
