import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import {
  createBatch,
  createNotification,
  partsOf,
} from '../../../../shared/services/notifications/create.ts';
import { notificationEvents } from '../../../../shared/services/notifications/index.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import {
  ANN,
  BOB,
  CONFIG,
  DAY,
  SENDER,
  sent,
  settableClock,
  testTable,
} from '../../../support/notifications.ts';

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

const fresh = (more: object = {}) => sent({ id: `create-${++count}`, ...more });
const create = (input: unknown, sender = SENDER) =>
  createNotification(input, sender, { table, config: CONFIG, now: clock.now });
const idOf = (created: Awaited<ReturnType<typeof create>>) => ('id' in created ? created.id : '');

describe('sending', () => {
  it('is idempotent by the id of the sender, also later and without a time', async () => {
    const input = fresh();
    const first = await create(input);
    expect(first).toMatchObject({ status: 'created', sender_id: input.id });
    clock.wait(3_600_000);
    expect(await create(input)).toEqual({ ...first, status: 'exists' });
    const stored = await table.get(ANN, idOf(first));
    expect(stored).toMatchObject({
      recipient: ANN,
      sender: SENDER,
      created_at: '2026-11-23T10:00:00.000Z',
      expires: new Date(Date.parse('2026-11-23T10:00:00.000Z') + 30 * DAY).toISOString(),
      content: {
        time: '2026-11-23T10:00:00.000Z',
        actions: [{ id: 'confirm' }, { id: 'deny', style: 'alarm' }],
      },
    });
  });

  it('refuses another content under an id that is taken, and leaves what is there', async () => {
    const input = fresh();
    const first = await create(input);
    expect(await create({ ...input, title: 'Something else' })).toMatchObject({ status: 'conflict' });
    expect((await table.get(ANN, idOf(first)))?.content.title).toBe(input.title);
  });

  it('keeps senders, their kinds and recipients apart', async () => {
    const input = fresh();
    const all = [
      await create(input),
      await create({ ...input, recipient: BOB }),
      await create(input, { kind: 'token', name: 'other' }),
      await create(input, { kind: 'event', name: 'siem' }),
    ];
    expect(all.map(({ status }) => status)).toEqual(['created', 'created', 'created', 'created']);
    expect(new Set(all.map(idOf)).size).toBe(4);
  });

  it.each([
    ['simple', ['acknowledge']],
    ['confirm', ['confirm', 'deny']],
    ['something_new', ['acknowledge']],
  ])('gives type %s the actions %j', async (type, actions) => {
    const id = idOf(await create(fresh({ type })));
    expect((await table.get(ANN, id))?.content.actions.map((action) => action.id)).toEqual(actions);
  });

  it('gives a result for each of a batch, in order; a bad one costs the others nothing', async () => {
    const good = fresh();
    const results = await createBatch(
      [good, { ...good, title: '' }, good, { ...good, title: 'New' }],
      SENDER,
      {
        table,
        config: CONFIG,
        now: clock.now,
      },
    );
    const statuses = results.map(({ status }) => status);
    expect(statuses[1]).toBe('invalid');
    // They begin at once, so which of the good ones comes first is open.
    expect(statuses.filter((status) => status === 'created')).toHaveLength(1);
  });

  it.each([
    [{ notifications: [] }],
    [{ notifications: Array.from({ length: 101 }, () => ({})) }],
    [{ notifications: 'all' }],
    [{ notifications: [{}], beside: 1 }],
  ])('takes no batch such as %.60j', (body) => {
    expect(partsOf(body)).toBeUndefined();
  });

  it('takes 100 at once', () => {
    const batch = Array.from({ length: 100 }, () => ({}));
    expect(partsOf({ notifications: batch })).toEqual({ batch });
  });
});

describe('events', () => {
  const counted: number[] = [];
  const handle = (detail: unknown) =>
    notificationEvents({
      table,
      config: CONFIG,
      now: clock.now,
      log: silentLog,
      metrics: { count: (_name, _dimensions, value = 1) => void counted.push(value), milliseconds() {} },
    })({ source: 'payroll', id: 'e1', detail });

  it('are taken under the same rules', async () => {
    const input = fresh();
    const { results } = await handle(input);
    expect(results).toMatchObject([{ status: 'created' }]);
    const [first] = results;
    expect((await table.get(ANN, first && 'id' in first ? first.id : ''))?.sender).toEqual({
      kind: 'event',
      name: 'payroll',
    });
    expect(await handle({ notifications: [input, fresh()] })).toMatchObject({
      results: [{ status: 'exists' }, { status: 'created' }],
    });
    expect(counted).toEqual([]);
  });

  it('that are wrong are counted, and do no harm', async () => {
    expect(await handle({ notifications: [fresh({ title: '' }), fresh({ recipient: 'x' })] })).toMatchObject({
      results: [{ status: 'invalid' }, { status: 'invalid' }],
    });
    expect(await handle({ notifications: 'none' })).toEqual({ results: [] });
    expect(await handle(null)).toMatchObject({ results: [{ status: 'invalid' }] });
    expect(counted).toEqual([2, 1, 1]);
  });
});
