import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Outgoing } from '../../../shared/tables/notifications-types.ts';
import { createDocumentClient } from '../../../shared/tables/records.ts';
import { startTables, type Tables } from '../../support/dynalite.ts';
import { itemsOf } from '../../support/items.ts';
import { ANN, BOB, DAY, settableClock, stored, testTable } from '../../support/notifications.ts';

let tables: Tables;
let clock: ReturnType<typeof settableClock>;
let table: ReturnType<typeof testTable>;
let count = 0;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());
beforeEach(() => {
  clock = settableClock();
  table = testTable(clock.now);
});

const nextId = () => `id-${++count}`.padEnd(22, '-');
const rawItem = async (id: string, email = ANN) =>
  (
    await createDocumentClient().send(
      new GetCommand({
        TableName: 'test-notifications',
        Key: { pk: `user#${email}`, sk: `notification#${id}` },
      }),
    )
  ).Item;

async function answered(id = nextId(), action = 'deny') {
  await table.create(stored({ id }));
  await table.answer(ANN, id, { action, at: clock.now().toISOString(), who: ANN });
  return id;
}

async function dueOf(id: string): Promise<Outgoing> {
  for await (const outgoing of table.due(clock.now())) if (outgoing.notification.id === id) return outgoing;
  throw new Error(`${id} is not due.`);
}

describe('a notification', () => {
  it('is stored once, and tells a repeat from something else', async () => {
    const id = nextId();
    expect(await table.create(stored({ id }))).toBe('created');
    expect(await table.create(stored({ id }))).toBe('same');
    expect(await table.create(stored({ id, fingerprint: 'g' }))).toBe('different');
    const { fingerprint: _, ...seen } = stored({ id });
    expect(await table.get(ANN, id)).toEqual(seen);
  });

  it('is created once when it is sent many times at once', async () => {
    const id = nextId();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => table.create(stored({ id }))));
    expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'same')).toHaveLength(9);
  });

  it('is on the page of its addressee until it expires, and as long as it is kept when answered', async () => {
    const [open, told] = [nextId(), nextId()];
    await table.create(stored({ id: open, recipient: BOB }));
    await table.create(stored({ id: told, recipient: BOB }));
    await table.answer(BOB, told, { action: 'deny', at: clock.now().toISOString(), who: BOB });
    const ids = async (options = {}) => (await table.person(BOB, options)).map(({ id }) => id).sort();
    expect(await ids()).toEqual([open, told].sort());
    clock.wait(30 * DAY);
    expect(await ids()).toEqual([told]);
    expect(await ids({ all: true })).toEqual([open, told].sort());
  });

  it('of an unknown version counts as not there, and is never overwritten', async () => {
    const id = nextId();
    const item = { pk: `user#${ANN}`, sk: `notification#${id}`, v: 99, expires: '2027-01-01T00:00:00.000Z' };
    await itemsOf('test-notifications').put(item);
    expect(await table.get(ANN, id)).toBeUndefined();
    expect(await table.create(stored({ id }))).toBe('different');
    const answer = { action: 'deny', at: clock.now().toISOString(), who: ANN };
    expect(await table.answer(ANN, id, answer)).toBeUndefined();
    expect(await rawItem(id)).toEqual(item);
  });
});

describe('an answer', () => {
  it('is kept with its way out in one item, which then cannot expire', async () => {
    const id = nextId();
    await table.create(stored({ id }));
    expect((await rawItem(id))?.expires_at).toBeGreaterThan(0);
    const answer = { action: 'deny', comment: 'No!', at: clock.now().toISOString(), who: ANN };
    expect((await table.answer(ANN, id, answer))?.answer).toEqual(answer);
    const item = await rawItem(id);
    expect(item).toMatchObject({ answer, outbox: 'waiting', due: answer.at, tries: 0 });
    expect(item?.delivery_id).toMatch(/^answer_[\w-]{36}$/);
    expect(item).not.toHaveProperty('expires_at');
  });

  it('is taken once: of many at once one is kept', async () => {
    const id = nextId();
    await table.create(stored({ id }));
    const at = clock.now().toISOString();
    const outcomes = await Promise.all(
      ['confirm', 'deny', 'confirm', 'deny'].map((action) => table.answer(ANN, id, { action, at, who: ANN })),
    );
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect((await table.get(ANN, id))?.answer).toEqual(outcomes.find(Boolean)?.answer);
  });

  it.each([
    ['by somebody else', BOB, 0],
    ['after the end', ANN, 30 * DAY],
  ])('%s is not kept', async (_, who, later) => {
    const id = nextId();
    await table.create(stored({ id }));
    clock.wait(later);
    const answer = { action: 'deny', at: clock.now().toISOString(), who };
    expect(await table.answer(who, id, answer)).toBeUndefined();
    expect((await rawItem(id))?.answer).toBeUndefined();
  });
});

describe('the outbox', () => {
  it('gives an answer to one of those who ask at once', async () => {
    const outgoing = await dueOf(await answered());
    const until = new Date(clock.now().getTime() + 60_000);
    const claims = await Promise.all(Array.from({ length: 5 }, () => table.claim(outgoing, until)));
    expect(claims.filter(Boolean)).toEqual([{ ...outgoing, due: until.toISOString(), tries: 1 }]);
  });

  it('gives it again when its holder has died, and then does not listen to the dead', async () => {
    const id = await answered();
    const first = await table.claim(await dueOf(id), new Date(clock.now().getTime() + 60_000));
    await expect(dueOf(id)).rejects.toThrow('not due');
    clock.wait(61_000);
    const again = await dueOf(id);
    expect(again).toMatchObject({ delivery_id: first?.delivery_id, tries: 1 });
    const second = await table.claim(again, new Date(clock.now().getTime() + 60_000));
    expect(await table.settle(first as Outgoing, { state: 'delivered', done: {} })).toBe(false);
    expect(await table.settle(second as Outgoing, { state: 'delivered', done: {} })).toBe(true);
  });

  it('lets go of what is delivered, which ages from then on', async () => {
    const id = await answered();
    const held = (await table.claim(await dueOf(id), new Date(clock.now().getTime() + 60_000))) as Outgoing;
    const at = clock.now().toISOString();
    await table.settle(held, { state: 'delivered', done: { event: at } });
    const item = await rawItem(id);
    expect(item).not.toHaveProperty('outbox');
    expect(item?.expires_at).toBe((clock.now().getTime() + 90 * DAY) / 1000);
  });

  it('lists and counts what is parked, and brings it back under the same id', async () => {
    const id = await answered();
    const held = (await table.claim(await dueOf(id), new Date(clock.now().getTime() + 60_000))) as Outgoing;
    const at = clock.now().toISOString();
    const error = { target: 'webhook', code: 'unreachable', at } as const;
    await table.settle(held, { state: 'parked', due: at, done: { event: at }, error });
    expect(await table.count('parked')).toBe(1);
    const [parked] = await table.list('parked');
    expect(parked).toMatchObject({ delivery_id: held.delivery_id, tries: 1, done: { event: at }, error });
    expect(await rawItem(id)).not.toHaveProperty('expires_at');
    expect(await table.replay(parked as Outgoing)).toBe(true);
    expect(await table.replay(parked as Outgoing)).toBe(false);
    expect(await dueOf(id)).toMatchObject({ delivery_id: held.delivery_id, tries: 0, done: { event: at } });
    expect(await table.count('parked')).toBe(0);
  });
});

describe('the cursor of a source', () => {
  it('is what was saved last', async () => {
    expect(await table.cursor('feed')).toBeUndefined();
    await table.saveCursor('feed', '7');
    await table.saveCursor('feed', '8');
    expect(await table.cursor('feed')).toBe('8');
  });
});
