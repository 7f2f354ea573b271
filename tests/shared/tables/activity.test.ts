import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ACCOUNT_VERSION, type Account } from '../../../shared/model/account.ts';
import { type ActivityEvent, EVENT_VERSION } from '../../../shared/model/event.ts';
import { type ActivityTable, createActivityTable } from '../../../shared/tables/activity.ts';
import { createForgetting } from '../../../shared/tables/forget.ts';
import { startTables, type Tables } from '../../support/dynalite.ts';

const DAY = 86_400_000;
const KEEP = 30 * DAY;
const START = new Date('2026-11-23T09:00:00.000Z').getTime();

let tables: Tables;
let offset = 0;
let table: ActivityTable;
let ada: string;
let tests = 0;

beforeAll(async () => {
  tables = await startTables();
  table = createActivityTable({ keepFor: KEEP, now: () => new Date(START + offset) });
});
afterAll(() => tables.close());
beforeEach(() => {
  offset = 0;
  ada = `ada-${++tests}@example.com`;
});

const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString();

const event = (id: string, minutes: number, owners: string[] = [ada]): ActivityEvent => ({
  v: EVENT_VERSION,
  source: 'duo',
  id,
  owners,
  kind: 'sign_in',
  type: 'authentication',
  at: at(minutes),
});

const account: Account = {
  v: ACCOUNT_VERSION,
  source: 'google',
  id: '7',
  owners: ['ada@example.com'],
  type: 'user',
  name: 'ada@example.com',
  usage: {},
  synced_at: at(0),
};

describe('events of windows', () => {
  it('are the person’s own, newest first, and no more than asked for', async () => {
    const bob = `bob-${tests}@example.com`;
    await table.putEvents(
      [event('a', -30), event('b', -10), event('c', -20, [bob]), event('d', -5, [])],
      KEEP,
    );
    expect((await table.events(ada, 10)).map(({ id }) => id)).toEqual(['b', 'a']);
    expect((await table.events(ada, 1)).map(({ id }) => id)).toEqual(['b']);
    expect(await table.events(bob, 10)).toEqual([event('c', -20, [bob])]);
  });

  it('are there once, however often they are written', async () => {
    for (let time = 0; time < 3; time += 1) await table.putEvents([event('a', -30)], KEEP);
    expect(await table.events(ada, 10)).toHaveLength(1);
  });

  it('end some time after they happened, and what is older is not written', async () => {
    expect(await table.putEvents([event('old', -31 * 24 * 60), event('new', -1)], KEEP)).toBe(1);
    offset = 29 * DAY;
    expect(await table.events(ada, 10)).toHaveLength(1);
    offset = 31 * DAY;
    expect(await table.events(ada, 10)).toEqual([]);
  });

  it('are found behind others that do not count, however many, and behind what fills a page', async () => {
    const unknown = Array.from({ length: 7 }, (_, index) => ({ ...event(`u${index}`, -index), v: 2 as 1 }));
    // A page of DynamoDB holds 1 MB.
    const large = ['x', 'y', 'z'].map((id, index) => ({
      ...event(id, -20 - index),
      detail: 'x'.repeat(380_000),
    }));
    await table.putEvents([...unknown, ...large, event('last', -40)], KEEP);
    const found = async (most: number) => (await table.events(ada, most)).map(({ id }) => id);
    expect(await found(3)).toEqual(['x', 'y', 'z']);
    expect(await found(100)).toEqual(['x', 'y', 'z', 'last']);
  });

  it('of an unknown version count as not there', async () => {
    await table.putEvents([{ ...event('a', -30), v: 2 as 1 }], KEEP);
    expect(await table.events(ada, 10)).toEqual([]);
  });
});

describe('an answer', () => {
  it('replaces the one before, by source and kind', async () => {
    await table.putAnswer(ada, 'google', 'accounts', [account]);
    await table.putAnswer(ada, 'google', 'events', [event('a', -1)]);
    await table.putAnswer(ada, 'google', 'accounts', [{ ...account, id: '8' }]);
    expect(await table.answer(ada, 'google', 'accounts')).toEqual([{ ...account, id: '8' }]);
    expect(await table.answer(ada, 'google', 'events')).toHaveLength(1);
    expect(await table.answer(ada, 'other', 'accounts')).toEqual([]);
  });

  it('is shown to the person with everything else, and forgotten with it', async () => {
    await table.putAnswer(ada, 'google', 'accounts', [account]);
    await table.putEvents([event('a', -1)], KEEP);
    expect((await table.held(ada)).map(({ entry }) => entry)).toEqual([
      'accounts#google',
      `event#${at(-1)}#duo#a`,
    ]);
    expect((await createForgetting('fleet')(ada)).deleted).toEqual({ accounts: 1, events: 1 });
    expect(await table.held(ada)).toEqual([]);
  });
});

describe('the turn to ask', () => {
  const FROM = new Date(START - KEEP);
  let source: string;
  beforeEach(() => {
    source = `log-${tests}`;
  });
  const take = () => table.takeTurn(source, FROM, 60_000);

  it('is given once a minute, to one of many', async () => {
    const turns = await Promise.all(Array.from({ length: 5 }, take));
    expect(turns.filter(Boolean)).toEqual([{ from: FROM.toISOString(), asked_at: at(0) }]);
    offset = 59_999;
    expect(await take()).toBeUndefined();
    offset = 60_000;
    expect(await take()).toMatchObject({ asked_at: at(1) });
  });

  it('goes on where the last one ended', async () => {
    const turn = await take();
    await table.endTurn(source, {
      ...turn,
      from: FROM.toISOString(),
      asked_at: at(0),
      cursor: 'c',
      until: at(-2),
    });
    offset = 60_000;
    expect(await take()).toEqual({ from: FROM.toISOString(), asked_at: at(1), cursor: 'c', until: at(-2) });
  });

  it('keeps its place when it fails, and says why until it succeeds', async () => {
    await take();
    const window = { from: FROM.toISOString(), asked_at: at(0), cursor: 'c', until: at(-2) };
    await table.endTurn(source, { ...window, error: { code: 'unreachable', at: at(0) } });
    expect(await table.window(source)).toMatchObject({ cursor: 'c', error: { code: 'unreachable' } });
    offset = 60_000;
    await take();
    await table.endTurn(source, { ...window, asked_at: at(1) });
    expect(await table.window(source)).toEqual({ ...window, asked_at: at(1) });
  });

  it('cannot be ended by who had an earlier one', async () => {
    await take();
    offset = 60_000;
    await take();
    await table.endTurn(source, { from: FROM.toISOString(), asked_at: at(0), cursor: 'late' });
    expect(await table.window(source)).toEqual({ from: FROM.toISOString(), asked_at: at(1) });
  });

  it('starts over when nobody has had one for too long', async () => {
    await take();
    await table.endTurn(source, { from: FROM.toISOString(), asked_at: at(0), cursor: 'c', until: at(-2) });
    offset = 31 * DAY;
    expect(await table.window(source)).toBeUndefined();
    expect(await table.takeTurn(source, new Date(START), 60_000)).toEqual({
      from: at(0),
      asked_at: new Date(START + offset).toISOString(),
    });
  });
});
