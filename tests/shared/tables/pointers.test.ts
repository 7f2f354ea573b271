import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createRecordsTable, type RecordsTable } from '../../../shared/tables/records.ts';
import { startTables, type Tables } from '../../support/dynalite.ts';
import { type Items, itemsOf } from '../../support/items.ts';
import { record } from '../../support/records.ts';

const at = (time: string) => `2026-05-01T${time}:00.000Z`;
let now = new Date(at('09:00'));
let tables: Tables;
let table: RecordsTable;
let items: Items;
beforeAll(async () => {
  tables = await startTables();
  table = createRecordsTable({ now: () => now, memory: 0 });
  items = itemsOf();
});
afterAll(() => tables.close());
beforeEach(() => {
  now = new Date(at('09:00'));
});

const machine = (id: string, rest: Parameters<typeof record>[1] = {}) =>
  record(id, {
    source: 'falcon',
    owners: [],
    name: `${id}-PC`,
    platform: 'Windows',
    identifiers: { serial: `SN-${id}`, mac_addresses: ['00:1B:63:84:45:E6'] },
    ...rest,
  });
const serialOf = (id: string) => `serial:SN${id}`;
const pointing = async () =>
  (await items.all()).flatMap(({ pk }) => (String(pk).startsWith('key#') ? [pk] : []));
const ids = async (key: string) => {
  const found = (await table.pointers([key])).get(key);
  return found === 'many' ? found : found?.map(({ id }) => id);
};

describe('pointers', () => {
  it('are written with the record, under all or only under what proves nothing alone, or not at all', async () => {
    await table.putRecords([machine('W1AB')], undefined, 'all');
    const all = ['key#serial:SNW1AB', 'key#mac:Windows:00:1B:63:84:45:E6', 'key#name:Windows:w1ab-pc'];
    expect((await pointing()).sort()).toEqual(all.sort());
    await table.putRecords([machine('W2AB', { source: 'jamf' })], undefined, 'weak');
    expect(await ids(serialOf('W2AB'))).toEqual([]);
    expect(await ids('name:Windows:w2ab-pc')).toEqual(['W2AB']);
    await table.putRecords([machine('W3AB', { source: 'jamf' })]);
    expect(await ids('name:Windows:w3ab-pc')).toEqual([]);
  });

  it('expire with it, never go back in time, and give way when they are of an unknown version', async () => {
    await table.putRecords([machine('X1AB', { synced_at: at('08:30') })], undefined, 'all');
    await table.putRecords([machine('X1AB', { synced_at: at('08:00') })], undefined, 'all');
    const stored = await items.get('key#serial:SNX1AB', 'device#falcon#X1AB');
    expect(stored).toMatchObject({
      synced_at: at('08:30'),
      expires_at: Date.parse('2026-05-31T08:30:00Z') / 1000,
    });
    await items.put({ ...stored, v: 99 });
    expect(await ids(serialOf('X1AB'))).toEqual([]);
    await items.put({ ...stored, body: '{' });
    expect(await ids(serialOf('X1AB'))).toEqual([]);
    await table.putRecords([machine('X1AB', { synced_at: at('08:40') })], undefined, 'all');
    expect(await ids(serialOf('X1AB'))).toEqual(['X1AB']);
    now = new Date('2026-05-31T08:40:00Z');
    expect(await ids(serialOf('X1AB'))).toEqual([]);
  });

  it('that lead to nothing, since their writer died, find nothing; nor do those of what can never be stored', async () => {
    await table.putRecords([machine('Y1AB')], undefined, 'all');
    await items.remove('unowned#falcon#Y1AB', 'device#falcon#Y1AB');
    const [found] = (await table.pointers([serialOf('Y1AB')])).get(serialOf('Y1AB')) ?? [];
    expect(found).toMatchObject({ source: 'falcon', id: 'Y1AB', proves: true });
    expect(await table.unowned(found && typeof found !== 'string' ? [found] : [])).toEqual([]);
    await table.putRecords([machine('Y2AB', { synced_at: 'yesterday' })], undefined, 'all');
    expect(await ids(serialOf('Y2AB'))).toEqual([]);
  });

  it('stay where the source did not answer this time what it is found by', async () => {
    await table.putRecords([machine('P1AB', { synced_at: at('08:00') })], undefined, 'all');
    const half = machine('P1AB', { identifiers: {}, missing: ['identifiers'], synced_at: at('08:30') });
    await table.putRecords([half], undefined, 'all');
    const found = (await table.pointers([serialOf('P1AB')])).get(serialOf('P1AB'));
    expect(found).toMatchObject([{ id: 'P1AB', synced_at: at('08:30') }]);
  });

  it('under what very many carry tell nothing', async () => {
    const many = Array.from({ length: 60 }, (_, index) => machine(`M${index}`, { name: 'localhost' }));
    await table.putRecords(many, undefined, 'all');
    expect(await ids('name:Windows:localhost')).toBe('many');
  });

  it('lead to more records than one request takes', async () => {
    const many = Array.from({ length: 130 }, (_, index) => machine(`N${index}`, { identifiers: {} }));
    await table.putRecords(many, undefined, 'all');
    expect(await table.unowned([...many, ...many, { source: 'falcon', id: 'none' }])).toHaveLength(130);
  });
});

describe('a complete look for a serial', () => {
  const look = { at: at('08:30'), dropped: [] };
  const gone = () => table.removeUnowned('falcon', 'SN-Z1AB', look);
  const left = async () => [
    ...(await table.unowned([{ source: 'falcon', id: 'Z1AB' }])).map(({ id }) => id),
    ...((await ids(serialOf('Z1AB'))) ?? []),
    ...((await ids('name:Windows:z1ab-pc')) ?? []),
  ];

  it('removes what it did not see again, with all that points at it', async () => {
    await table.putRecords([machine('Z1AB')], undefined, 'all');
    expect([await gone(), await left()]).toEqual([1, []]);
    expect(await gone()).toBe(0);
  });

  it('leaves what was seen since, could not be read, or is somebody’s', async () => {
    await table.putRecords([machine('Z1AB', { synced_at: at('08:30') })], undefined, 'all');
    expect([await gone(), await left()]).toEqual([0, ['Z1AB', 'Z1AB', 'Z1AB']]);
    await items.remove('unowned#falcon#Z1AB', 'device#falcon#Z1AB');
    await table.putRecords([machine('Z1AB', { owners: ['ada@example.com'] })], undefined, 'all');
    expect(await gone()).toBe(0);
    await table.putRecords([machine('Z1AB')]);
    expect(await table.removeUnowned('falcon', 'SN-Z1AB', { ...look, dropped: ['Z1AB'] })).toBe(0);
    expect(await table.removeUnowned('other', 'SN-Z1AB', look)).toBe(0);
  });
});
