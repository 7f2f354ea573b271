/** A person is planted in every kind of item that any table can hold, through the code that writes it. */

import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Account } from '../../../shared/model/account.ts';
import type { ActivityEvent } from '../../../shared/model/event.ts';
import { createActivityTable } from '../../../shared/tables/activity.ts';
import { createDocumentClient } from '../../../shared/tables/database.ts';
import { TABLE_NAMES, type TableName } from '../../../shared/tables/definitions.ts';
import { createFleetTable } from '../../../shared/tables/fleet.ts';
import { createForgetting, type Forgotten } from '../../../shared/tables/forget.ts';
import { ITEM_KINDS, itemKind } from '../../../shared/tables/kinds.ts';
import { createLookOutbox } from '../../../shared/tables/look-outbox.ts';
import { bodyOf } from '../../../shared/tables/mentions.ts';
import { createNotificationsTable } from '../../../shared/tables/notifications.ts';
import { createPeopleTable } from '../../../shared/tables/people.ts';
import { createRecordsTable } from '../../../shared/tables/records.ts';
import { startTables, type Tables } from '../../support/dynalite.ts';
import { type Item, itemsOf } from '../../support/items.ts';
import { stored } from '../../support/notifications.ts';
import { claim, record } from '../../support/records.ts';

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';
/** Look like hers and are somebody else's. */
const OTHERS = ['joann@example.com', 'ann@example.com.au', 'x.ann@example.com', 'ann@example.community'];
const MAC = '00:1B:63:84:45:E7';
const NOW = new Date('2026-11-23T10:00:00.000Z');
const DAY = 86_400_000;
const now = () => NOW;
const at = NOW.toISOString();

let tables: Tables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const everything = async () =>
  Object.fromEntries(
    await Promise.all(TABLE_NAMES.map(async (name) => [name, await itemsOf(`test-${name}`).all()] as const)),
  ) as Record<TableName, Item[]>;

beforeEach(async () => {
  const client = createDocumentClient();
  for (const [name, items] of Object.entries(await everything())) {
    for (const { pk, sk } of items)
      await client.send(new DeleteCommand({ TableName: `test-${name}`, Key: { pk, sk } }));
  }
});

const settings = { now, keepFor: 30 * DAY };
const open = () => ({
  records: createRecordsTable({ now, memory: 0 }),
  people: createPeopleTable({ now, keepLooksFor: 365 * DAY, sendLooks: true }),
  looks: createLookOutbox({ now }),
  notifications: createNotificationsTable(settings),
  activity: createActivityTable(settings),
  fleet: createFleetTable(settings),
});
type Open = ReturnType<typeof open>;

const event = (id: string, owners: string[]): ActivityEvent => ({
  ...{ v: 1, source: 'duo', id, owners, kind: 'sign_in', type: 'auth', at },
  client: `Browser of ${ANN}`,
});
const account: Account = {
  ...{ v: 1, source: 'google', id: '7', owners: [ANN], type: 'user', name: ANN, usage: {}, synced_at: at },
};
const identifiers = { serial: 'SHARED1', mac_addresses: [MAC] };
const large = Array.from({ length: 300 }, (_, index) => ({ name: `Program ${index} of ANN@Example.com` }));

const shared = (time: string) =>
  record('shared', { owners: [ANN, BOB], identifiers, synced_at: time, software: { installed: large } });

/** Puts her everywhere: as owner, as co-owner, in words, waiting to be sent. Others stand beside her. */
async function plant({ records, people, notifications, activity, fleet }: Open): Promise<void> {
  await records.putRecords([shared(at), record('own', { owners: [ANN], synced_at: at })], MAC, 'all');
  await records.putRecords([record('none', { owners: [], name: `Was “${ANN}”`, synced_at: at })]);
  await records.putRecords([record('bobs', { owners: [BOB, ...OTHERS], name: 'Bob’s', synced_at: at })]);
  await records.putClaims([claim('c', { owners: [ANN, BOB], serial: 'SHARED1', mac_addresses: [MAC] })], MAC);
  for (const whose of [ANN, { hardware: MAC }]) {
    await records.takeLease(whose, 'jamf', new Date(NOW.getTime() + 1000), NOW);
    await records.markFetched(whose, 'jamf', { fetched_at: at, complete: true, dropped: [ANN] });
    await records.markFailed(whose, 'google', { code: 'unreachable', at });
  }
  const sweep = { started: at, lease_until: at, devices: 1, dropped: [ANN, 'x'], complete: true };
  await records.saveSweep('jamf', { running: sweep }, undefined);
  await records.saveHealth('jamf', { failures: 1 });
  await records.countFailure('jamf', 'unreachable');
  await records.takeCalls('jamf', new Date(), 1, 10);
  await records.moveBreaker('jamf', undefined, NOW);

  const look = { as: 'helpdesk', kind: 'report' } as const;
  await people.keepLook({ ...look, whose: ANN, who: 'help@example.com', reason: 'She called' });
  await people.keepLook({ ...look, whose: BOB, who: 'help@example.com', reason: `${ANN} said so` });
  await people.keepLook({ ...look, whose: BOB, who: ANN, reason: 'Ticket 12' });
  await people.keepLook({ ...look, as: 'service', whose: ANN, who: 'siem', token_id: 't1' });
  await people.keepDailyLook({ ...look, as: 'owner', whose: BOB, who: ANN }, 'device');
  await people.keepDailyLook({ ...look, as: 'owner', whose: ANN, who: BOB }, 'device');
  await people.countAttempt('j1', 3, NOW);
  await people.hold(`asked jamf serial ${ANN}`, DAY);
  await people.endSession(ANN, 's1', NOW);
  await people.revokeSessions(ANN, DAY);
  await people.revokeToken('t2', NOW);
  await people.count({ kind: 'session', id: ANN }, { name: 'lookup', calls: 3, seconds: 600 });
  await people.count({ kind: 'token', id: 't1' }, { name: 'lookup', calls: 3, seconds: 600 });

  for (const id of ['open', 'answered', 'parked']) await notifications.create(stored({ id }));
  const about = { ...stored().content, title: `Do you know ${ANN}?` };
  await notifications.create(stored({ id: 'about', recipient: BOB, content: about }));
  await notifications.takePlaces(ANN, [stored({ id: 'open' })]);
  for (const id of ['answered', 'parked'])
    await notifications.answer(ANN, id, { action: 'deny', at, who: ANN });
  for await (const one of notifications.due(new Date(NOW.getTime() + DAY))) {
    if (one.notification.id !== 'parked') continue;
    const claimed = await notifications.claim(one, NOW);
    const error = { target: 'webhook', code: 'refused', at } as const;
    if (claimed) await notifications.settle(claimed, { state: 'parked', due: at, done: {}, error });
  }
  await notifications.saveCursor('siem', 'page 2');

  await activity.putEvents([event('1', [ANN]), event('2', [ANN, BOB])], DAY);
  await activity.putAnswer(ANN, 'google', 'accounts', [account]);
  await activity.putAnswer(ANN, 'google', 'events', [event('3', [ANN])]);
  const turn = await activity.takeTurn('duo', NOW, 60_000);
  if (turn) await activity.endTurn('duo', turn);
  await fleet.saveCount('people#0', { date: '2026-11-23', done: true, tally: {} });
  const totals = { v: 1, date: '2026-11-23' };
  await fleet.putDay({ totals: totals as never });
}

/** Whether her address is in it, however it is packed; found without the code that takes it out. */
const mentions = (item: Item): boolean => {
  const { body, look, ...rest } = item;
  const text = JSON.stringify([rest, bodyOf(body), bodyOf(look)]).toLowerCase();
  return OTHERS.reduce((left, other) => left.replaceAll(other, ''), text).includes(ANN);
};

async function leftOvers(): Promise<string[]> {
  const all = Object.entries(await everything());
  return all.flatMap(([name, items]) =>
    items.filter(mentions).map(({ pk, sk, who, look }) => {
      const looked = who ?? bodyOf(look)?.who;
      return `${name} ${looked === ANN ? 'who looked' : `${pk} ${String(sk).split('#')[0]}`}`;
    }),
  );
}
/** Told in the runbook: the marks of ended sessions, and the looks that she took, also those to be sent on. */
const STAYS = [
  'people user#ann@example.com signout',
  'people user#ann@example.com signout',
  'people who looked',
  'people who looked',
  'people who looked',
  'people who looked',
];

const forget = async (table: TableName): Promise<Forgotten> => createForgetting(table)(ANN);

describe('the list of kinds of items', () => {
  it('has each that the tables write, and none that they do not', async () => {
    const opened = open();
    const unused = new Set<string>();
    const watched = Object.fromEntries(
      Object.entries(opened).map(([name, table]) => {
        for (const method of Object.keys(table)) unused.add(`${name}.${method}`);
        const get = (target: object, method: string) => {
          unused.delete(`${name}.${method}`);
          return Reflect.get(target, method) as unknown;
        };
        return [name, new Proxy(table, { get })];
      }),
    ) as unknown as Open;
    await plant(watched);
    const seen = new Set<string>();
    for (const [name, items] of Object.entries(await everything())) {
      for (const { pk, sk } of items) {
        const kind = itemKind(name as TableName, { pk: String(pk), sk: String(sk) });
        seen.add(kind ? `${name}: ${kind.name}` : `${name}: not listed: ${pk} ${sk}`);
      }
    }
    const listed = TABLE_NAMES.flatMap((name) => ITEM_KINDS[name].map((kind) => `${name}: ${kind.name}`));
    expect([...seen].sort()).toEqual(listed.sort());
    // A new method that writes must plant her, too.
    const reads =
      /\.(person|mark|sources|source|bySerial|claimsBySerial|pointers|unowned|looks|signOuts|isTokenRevoked|held|shards|waiting|get|cursor|from|list|count|answer|events|window|day|days)$/;
    const removes = /\.(removeGone|removeMoved|removeUnowned|remove)$/;
    // Makes nothing that was not there before.
    const moves = /\.replay$/;
    expect([...unused].filter((name) => ![reads, removes, moves].some((known) => known.test(name)))).toEqual(
      [],
    );
  });
});

describe('a person who is planted everywhere', () => {
  const rotations = TABLE_NAMES.map((_, index) => [
    ...TABLE_NAMES.slice(index),
    ...TABLE_NAMES.slice(0, index),
  ]);

  it.each(rotations.map((order) => [order]))(
    'is gone in the order %j, and others are as before',
    async (order) => {
      await plant(open());
      const done: Partial<Record<TableName, Forgotten>> = {};
      for (const table of order) done[table] = await forget(table);
      expect((await leftOvers()).sort()).toEqual(STAYS);
      for (const table of order) expect(done[table]?.left).toEqual({});
      expect(done.notifications?.undelivered).toBe(2);
      expect(done.records?.rewritten).toMatchObject({ devices: 1, claims: 1, 'devices of nobody': 1 });
      const { records } = await open().records.person(BOB);
      expect(records.map(({ id, owners }) => [id, owners])).toEqual([
        ['bobs', [BOB, ...OTHERS]],
        ['shared', [BOB]],
      ]);
      expect(records[1]?.software?.installed).toHaveLength(300);
      expect((await open().people.looks(BOB)).looks).toHaveLength(3);
      expect((await open().notifications.person(BOB))[0]?.content.title).toBe('Do you know (removed)?');
      expect((await open().activity.events(BOB, 9)).map(({ owners }) => owners)).toEqual([[BOB]]);
    },
  );

  it('is gone when the sources said “nothing” first, as the runbook has it', async () => {
    const opened = open();
    await plant(opened);
    const gone = { at: '2026-11-23T11:00:00.000Z', dropped: [] };
    for (const source of ['jamf', 'bitfit']) await opened.records.removeGone(ANN, source, gone);
    for (const table of TABLE_NAMES) await forget(table);
    expect((await leftOvers()).sort()).toEqual(STAYS);
  });

  it('is gone although others write at the same time, once they have stopped', async () => {
    const opened = open();
    await plant(opened);
    const later = (seconds: number) => shared(new Date(NOW.getTime() + seconds * 1000).toISOString());
    const writing = (async () => {
      for (let round = 1; round <= 10; round += 1) {
        await opened.records.putRecords([later(round)], MAC);
        await opened.people.keepLook({
          whose: ANN,
          who: 'siem',
          as: 'service',
          kind: 'report',
          token_id: 't1',
        });
        await opened.activity.putEvents([event(`w${round}`, [ANN, BOB])], DAY);
      }
    })();
    await Promise.all(TABLE_NAMES.map(forget));
    await writing;
    for (const table of TABLE_NAMES) expect((await forget(table)).left).toEqual({});
    expect((await leftOvers()).sort()).toEqual(STAYS);
  });

  it('is said to be left while a writer does not stop', async () => {
    const opened = open();
    let on = true;
    const put = () =>
      opened.records.putClaims([claim('again', { owners: [ANN], serial: 'AGAIN1', synced_at: at })]);
    await put();
    const writing = (async () => {
      while (on) await put();
    })();
    const results = [];
    for (let tries = 0; tries < 20; tries += 1) results.push(await forget('records'));
    on = false;
    await writing;
    expect(results.some(({ left }) => left.claims === 1)).toBe(true);
  });

  it('is not found a second time', async () => {
    await plant(open());
    for (const table of TABLE_NAMES) await forget(table);
    for (const table of TABLE_NAMES)
      expect(await forget(table)).toMatchObject({ deleted: {}, rewritten: {}, left: {}, undelivered: 0 });
  });
});
