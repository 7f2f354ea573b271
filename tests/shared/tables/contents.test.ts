import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createForgetting } from '../../../shared/tables/forget.ts';
import { createRecordsTable, type RecordsTable } from '../../../shared/tables/records.ts';
import { startTables, type Tables } from '../../support/dynalite.ts';
import { type Items, itemsOf } from '../../support/items.ts';
import { claim, record } from '../../support/records.ts';

let tables: Tables;
let table: RecordsTable;
let items: Items;
let now = new Date('2026-05-01T09:00:00Z');

beforeAll(async () => {
  tables = await startTables();
  table = createRecordsTable({ now: () => now });
  items = itemsOf();
});
afterAll(() => tables.close());

const at = (time: string) => `2026-05-01T${time}:00.000Z`;

describe('records', () => {
  it('are read back as they were written, under each owner', async () => {
    const owners = ['two@example.com', 'three@example.com'];
    const written = record('r1', { owners, facts: { firewall: { value: false } }, name: 'Böhm’s Mac' });
    expect(await table.putRecords([written])).toEqual({ written: 2, refused: [], halves: [] });
    for (const owner of owners) expect((await table.person(owner)).records).toEqual([written]);
    expect(await table.person('nobody@example.com')).toEqual({
      ...{ records: [], claims: [] },
      ...{ marks: new Map(), history: new Map() },
    });
  });

  it('never overwrite what was seen later, whichever answer is slower', async () => {
    const owners = ['race@example.com'];
    const states = ['08:00', '08:02', '08:01'].map((time) =>
      record('r1', { owners, name: time, synced_at: at(time) }),
    );
    await Promise.all(states.map((state) => table.putRecords([state])));
    expect(await table.putRecords([states[2] ?? record('')])).toMatchObject({ written: 0 });
    expect((await table.person('race@example.com')).records).toMatchObject([{ name: '08:02' }]);
  });

  it('seen at the same time may be written again', async () => {
    const owners = ['same@example.com'];
    await table.putRecords([record('r1', { owners, name: 'first' })]);
    expect(await table.putRecords([record('r1', { owners, name: 'second' })])).toMatchObject({ written: 1 });
  });

  it('are compressed past 4 KB and come back whole', async () => {
    const installed = Array.from({ length: 300 }, (_, index) => ({ name: `Program ${index}` }));
    const large = record('large', { owners: ['large@example.com'], software: { installed, looked_for: [] } });
    await table.putRecords([large, record('small', { owners: ['large@example.com'] })]);
    const stored = await items.get('user#large@example.com', 'device#jamf#large');
    const body = stored?.body as Uint8Array | undefined;
    expect(body).toBeInstanceOf(Uint8Array);
    expect(body?.length).toBeLessThan(JSON.stringify(large).length / 3);
    expect(await items.get('user#large@example.com', 'device#jamf#small')).toMatchObject({
      body: expect.stringMatching(/^{/),
    });
    expect((await table.person('large@example.com')).records).toContainEqual(large);
  });

  it('are all read when they come in several pages of a Query', async () => {
    // 1 MB a page; random text, so that compression does not make one page of it.
    const noise = () => Array.from({ length: 8000 }, () => Math.random().toString(36)).join('');
    const many = Array.from({ length: 20 }, (_, index) =>
      record(`big-${index}`, { owners: ['pages@example.com'], name: noise() }),
    );
    await table.putRecords(many);
    expect((await table.person('pages@example.com')).records).toHaveLength(20);
  });

  it('expire after the time that they are kept, also before the table deletes them', async () => {
    await table.putRecords([record('old', { owners: ['old@example.com'], synced_at: at('08:00') })]);
    const stored = await items.get('user#old@example.com', 'device#jamf#old');
    expect(stored?.expires_at).toBe(Date.parse('2026-05-31T08:00:00Z') / 1000);
    expect((await table.person('old@example.com')).records).toHaveLength(1);
    now = new Date('2026-05-31T08:00:00Z');
    expect((await table.person('old@example.com')).records).toEqual([]);
    now = new Date('2026-05-01T09:00:00Z');
  });

  it('of an unknown version count as not there, and give way', async () => {
    const owners = ['v@example.com'];
    await table.putRecords([record('r1', { owners }), record('r2', { owners })]);
    for (const id of ['r1', 'r2']) {
      const item = await items.get('user#v@example.com', `device#jamf#${id}`);
      await items.put({ ...item, v: 99, synced_at: '2030-01-01T00:00:00.000Z' });
    }
    expect((await table.person('v@example.com')).records).toEqual([]);
    expect(await table.putRecords([record('r1', { owners })])).toMatchObject({ written: 1 });
    expect((await table.person('v@example.com')).records).toMatchObject([{ id: 'r1' }]);
  });

  it('that are broken or of an unknown shape cost themselves only', async () => {
    const owners = ['broken@example.com'];
    await table.putRecords(['r1', 'r2', 'r3'].map((id) => record(id, { owners })));
    const item = await items.get('user#broken@example.com', 'device#jamf#r1');
    await items.put({ ...item, body: '{"v":' });
    await items.put({ ...item, sk: 'device#jamf#r2', body: JSON.stringify({ ...record('r2'), v: 99 }) });
    expect((await table.person('broken@example.com')).records).toMatchObject([{ id: 'r3' }]);
  });

  it('that can never be stored are named, and the others are written', async () => {
    const owners = ['refused@example.com'];
    const huge = Array.from({ length: 60_000 }, () => ({ name: Math.random().toString(36) }));
    const outcome = await table.putRecords([
      record('huge', { owners, software: { installed: huge } }),
      record('', { owners }),
      record('x'.repeat(600), { owners }),
      record('undated', { owners, synced_at: 'yesterday' }),
      record('fine', { owners }),
    ]);
    expect(outcome.written).toBe(1);
    expect(outcome.refused.map(({ reason }) => reason)).toEqual([
      'It is too large.',
      'It has no id.',
      'Its id is longer than 512 bytes.',
      '`synced_at` is not a time.',
    ]);
  });
});

describe('the index on serials', () => {
  it('finds a device by any spelling that is the same, owned or not, once and as seen last', async () => {
    const identifiers = { serial: ' c02abc ' };
    const owned = record('s1', { owners: ['serial@example.com'], identifiers, synced_at: at('08:00') });
    const unowned = record('s1', { owners: [], identifiers, synced_at: at('08:30') });
    const other = record('x', { source: 'landesk', owners: ['serial@example.com'], identifiers });
    await table.putRecords([owned, unowned, other]);
    const found = await table.bySerial('C02ABC');
    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining([unowned, other]));
    expect(await items.get('unowned#jamf#s1', 'device#jamf#s1')).toBeDefined();
  });

  it('leaves out placeholders', async () => {
    const written = record('p1', { owners: ['p@example.com'], identifiers: { serial: 'Default string' } });
    await table.putRecords([written]);
    expect(await items.get('user#p@example.com', 'device#jamf#p1')).not.toHaveProperty('serial');
  });

  it('finds claims apart from records', async () => {
    await table.putRecords([
      record('c1', { owners: ['c@example.com'], identifiers: { serial: 'CLAIMED1' } }),
    ]);
    const claimed = claim('asset-1', { owners: ['d@example.com'], serial: 'claimed1' });
    await table.putClaims([claimed]);
    expect(await table.claimsBySerial('CLAIMED1')).toEqual([claimed]);
    expect(await table.bySerial('CLAIMED1')).toMatchObject([{ id: 'c1' }]);
  });
});

describe('claims', () => {
  it('stand under their serial, without one under each MAC address, and are read once', async () => {
    const owners = ['claims@example.com'];
    const mac_addresses = ['00-1b-63-84-45-e6', '001B638445E7'];
    const claims = [
      claim('a', { owners, serial: 'abc1', mac_addresses }),
      claim('b', { owners, mac_addresses }),
      claim('c', { owners }),
    ];
    expect(await table.putClaims(claims)).toMatchObject({ written: 3 });
    expect(await items.get('user#claims@example.com', 'claim#bitfit#ABC1')).toBeDefined();
    expect(await items.get('user#claims@example.com', 'claim#bitfit#00:1B:63:84:45:E6')).toBeDefined();
    const read = (await table.person('claims@example.com')).claims;
    expect(read).toHaveLength(2);
    expect(read).toEqual(expect.arrayContaining(claims.slice(0, 2)));
  });
});

describe('removing', () => {
  it('takes what a complete fetch did not see: not other sources, not what was dropped, not what is newer', async () => {
    const owners = ['gone@example.com'];
    const before = { owners, synced_at: at('08:00') };
    await table.putRecords([
      record('gone', before),
      record('dropped', before),
      record('seen', { owners, synced_at: at('08:10') }),
      record('newer', { owners, synced_at: at('08:20') }),
      record('gone', { ...before, source: 'landesk' }),
    ]);
    await table.putClaims([claim('x', { ...before, source: 'jamf', serial: 'ZZZ1' })]);
    const look = { at: at('08:10'), dropped: ['dropped'] };
    expect(await table.removeGone('gone@example.com', 'jamf', look)).toBe(2);
    const { records, claims } = await table.person('gone@example.com');
    const left = records.map(({ source, id }) => `${source} ${id}`).sort();
    expect(left).toEqual(['jamf dropped', 'jamf newer', 'jamf seen', 'landesk gone']);
    expect(claims).toEqual([]);
  });

  it('takes older copies of a device from people who no longer own it', async () => {
    const identifiers = { serial: 'MOVED1' };
    const moved = (owners: string[], time: string) =>
      record('m', { owners, identifiers, synced_at: at(time) });
    const sibling = record('m2', { owners: ['from@example.com'], identifiers, synced_at: at('08:00') });
    await table.putRecords([moved(['from@example.com'], '08:00'), moved([], '07:00'), sibling]);
    const now = moved(['to@example.com', 'both@example.com'], '08:10');
    await table.putRecords([now]);
    expect(await table.removeMoved([now])).toBe(2);
    expect((await table.person('from@example.com')).records).toEqual([sibling]);
    expect((await table.person('both@example.com')).records).toEqual([now]);
    expect(await table.removeMoved([moved(['from@example.com'], '08:05'), record('no serial')])).toBe(0);
  });

  it('does the same with claims', async () => {
    const claimed = (owner: string, time: string) =>
      claim('asset', { owners: [owner], serial: 'MOVED2', synced_at: at(time) });
    await table.putClaims([claimed('first@example.com', '08:00')]);
    const now = claimed('second@example.com', '08:10');
    await table.putClaims([now]);
    expect(await table.removeMoved([now])).toBe(1);
    expect(await table.claimsBySerial('MOVED2')).toEqual([now]);
  });
});

describe('what hardware was asked for', () => {
  const MAC = '00:1B:63:84:45:E7';
  const found = record('h1', { owners: ['lena@example.com'], identifiers: { mac_addresses: [MAC] } });
  const HARDWARE = { hardware: MAC };

  it('is kept under that too, because no index has MAC addresses', async () => {
    expect(await table.putRecords([found], MAC)).toEqual({ written: 2, refused: [], halves: [] });
    await table.putClaims([claim('h1', { owners: [], mac_addresses: [MAC] })], MAC);
    const { records, claims, marks } = await table.person(HARDWARE);
    expect([records, claims.map(({ id }) => id), marks.size]).toEqual([[found], ['h1'], 0]);
    expect(await table.bySerial(MAC)).toEqual([]);
  });

  it('has a mark of its own at each source, and a lease', async () => {
    const later = new Date(now.getTime() + 60_000);
    expect(await table.takeLease(HARDWARE, 'jamf', later, now)).toEqual({ lapsed: false });
    expect(await table.takeLease(HARDWARE, 'jamf', later, now)).toBe(false);
    await table.markFetched(HARDWARE, 'jamf', { fetched_at: at('09:00'), complete: true, dropped: [] });
    expect(await table.mark(HARDWARE, 'jamf')).toMatchObject({ fetched_at: at('09:00') });
    expect(await table.mark(MAC, 'jamf')).toBeUndefined();
  });

  it('goes when it is gone from the source', async () => {
    const look = { at: at('10:00'), dropped: [] };
    expect(await table.removeGone(HARDWARE, 'jamf', look)).toBe(1);
    expect((await table.person(HARDWARE)).records).toEqual([]);
    expect((await table.person('lena@example.com')).records).toEqual([found]);
  });

  it('goes with the person who is forgotten', async () => {
    await table.putRecords([found], MAC);
    await table.putRecords([record('h2', { owners: ['mona@example.com'] })], MAC);
    const { deleted, left } = await createForgetting('records')('lena@example.com');
    expect([deleted, left]).toEqual([{ devices: 1, 'devices under hardware': 1 }, {}]);
    expect((await table.person('lena@example.com')).records).toEqual([]);
    expect((await table.person(HARDWARE)).records.map(({ id }) => id)).toEqual(['h2']);
  });
});
