/** Delivery from a real table to a real HTTP receiver and a real event endpoint. */
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type BusEvent, type EventsServer, startEventsServer } from '../../../../local/events/server.ts';
import { createEvents } from '../../../../shared/runtime/events.ts';
import { createHttp } from '../../../../shared/runtime/http.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import {
  deliveryHandler,
  listDeliveries,
  replayDeliveries,
} from '../../../../shared/services/delivery/index.ts';
import { PAUSES } from '../../../../shared/services/delivery/pauses.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { createSettableSecrets, type SettableSecrets } from '../../../support/keyset.ts';
import { ANN, DAY, send, settableClock, testTable } from '../../../support/notifications.ts';
import { type Mood, type Receiver, startReceiver } from '../../../support/receiver.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

let tables: Tables;
let bus: EventsServer;
let receiver: Receiver;
let events: BusEvent[];
let counted: [string, number][];
let clock: ReturnType<typeof settableClock>;
let table: ReturnType<typeof testTable>;
let secrets: SettableSecrets;
let mood: Mood;
let count = 0;

beforeAll(async () => {
  tables = await startTables();
  bus = await startEventsServer((event) => void events.push(event));
});
afterAll(async () => {
  await bus.close();
  await tables.close();
});
beforeEach(async () => {
  // Signatures are valid for minutes around the real time.
  clock = settableClock(new Date().toISOString());
  table = testTable(clock.now);
  secrets = createSettableSecrets({ webhook: { secret: SECRET } });
  [events, counted, mood] = [[], [], 'take'];
  receiver = await startReceiver(SECRET, () => mood);
});
afterEach(async () => {
  await receiver.close();
  for (const state of ['waiting', 'parked'] as const) {
    for (const left of await table.list(state)) await table.settle(left, { state: 'delivered', done: {} });
  }
});

function handler(more: { bus?: string; webhook?: URL | null; random?: number } = {}) {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const endpoint = more.bus ?? bus.endpoint;
  const client = new EventBridgeClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
  const webhook = more.webhook === null ? {} : { webhook: more.webhook ?? receiver.url };
  const metrics = {
    count: (name: string, _: object = {}, value = 1) => void counted.push([name, value]),
    milliseconds() {},
  };
  return deliveryHandler(
    { outbox: table, now: clock.now, log: silentLog, metrics, random: () => more.random ?? 1 },
    {
      http: createHttp({ retries: 0, timeout: 300 }),
      events: createEvents({ client, bus: 'b' }),
      secrets,
      ...webhook,
    },
  );
}

const run = (more: Parameters<typeof handler>[0] = {}) =>
  handler(more)({}, { getRemainingTimeInMillis: () => 120_000 });

async function answered(comment = 'No.'): Promise<string> {
  count += 1;
  const id = await send(table, clock.now, { id: `run-${count}` });
  await table.answer(ANN, id, { action: 'deny', comment, at: clock.now().toISOString(), who: ANN });
  return id;
}

describe('an answer', () => {
  it('arrives at the webhook, signed, and on the bus, both under one id; then no more', async () => {
    const id = await answered();
    expect(await run()).toEqual({ delivered: 1, failed: 0, parked: 0 });
    const [taken] = receiver.taken;
    expect(taken?.message).toMatchObject({
      type: 'notification.answered',
      data: {
        delivery_id: taken?.id,
        notification: { id, sender: 'siem', sender_id: `run-${count}`, recipient: ANN, type: 'confirm' },
        answer: { action: 'deny', comment: 'No.', style: 'alarm', who: ANN },
      },
    });
    expect(events).toMatchObject([{ 'detail-type': 'Notification Answered', detail: taken?.message.data }]);
    expect(await run()).toEqual({ delivered: 0, failed: 0, parked: 0 });
    expect([receiver.taken.length, events.length, receiver.forged]).toEqual([1, 1, 0]);
  });

  it('goes out as an event only, where no webhook is named', async () => {
    await answered();
    expect(await run({ webhook: null })).toMatchObject({ delivered: 1 });
    expect([receiver.taken.length, events.length]).toEqual([0, 1]);
  });

  it.each(['refuse', 'stall', 'lost', 'cut', 'busy'] as const)(
    'is tried again when the receiver answers with %s, and reaches it under the same id',
    async (failure) => {
      await answered();
      mood = failure;
      expect(await run()).toMatchObject({ failed: 1 });
      expect(await run()).toEqual({ delivered: 0, failed: 0, parked: 0 });
      const [waiting] = await table.list('waiting');
      expect(waiting).toMatchObject({ tries: 1, error: { target: 'webhook' } });
      expect(counted).toContainEqual(['AnswerDeliveryFailed', 1]);
      clock.wait(PAUSES[0] ?? 0);
      mood = 'take';
      expect(await run()).toMatchObject({ delivered: 1 });
      expect(new Set(receiver.taken.map(({ id }) => id))).toEqual(new Set([waiting?.delivery_id]));
      // What had it once does not get it again.
      expect(events).toHaveLength(1);
    },
  );

  it('reaches the webhook although the bus is gone, and the bus when it is back', async () => {
    await answered();
    expect(await run({ bus: 'http://127.0.0.1:9' })).toMatchObject({ failed: 1 });
    expect([receiver.taken.length, events.length]).toEqual([1, 0]);
    clock.wait(PAUSES[0] ?? 0);
    expect(await run()).toMatchObject({ delivered: 1 });
    expect([receiver.taken.length, events.length]).toEqual([1, 1]);
  });

  it('outlives a receiver that is down for a day', async () => {
    const id = await answered();
    mood = 'cut';
    for (let minute = 0; minute < 24 * 60; minute += 5) {
      await run({ random: 0 });
      clock.wait(5 * 60_000);
    }
    expect(await table.count('waiting')).toBe(1);
    mood = 'take';
    // The receiver's library wants a time near its own.
    const [waiting] = await table.list('waiting');
    clock.wait(Date.now() - clock.now().getTime());
    await table.settle(waiting as never, {
      state: 'waiting',
      due: clock.now().toISOString(),
      done: waiting?.done ?? {},
      error: { target: 'webhook', code: 'unreachable', at: clock.now().toISOString() },
    });
    expect(await run()).toMatchObject({ delivered: 1 });
    expect(receiver.taken.map(({ message }) => message.data.notification.id)).toEqual([id]);
  });

  it('is parked after the last try, counted on every run, listed, and replayed', async () => {
    const id = await answered('Secret words');
    mood = 'refuse';
    for (let tries = 0; tries <= PAUSES.length; tries += 1) {
      await run();
      clock.wait(DAY);
    }
    await run();
    expect(counted.slice(-1)).toEqual([['AnswersParked', 1]]);
    const listed = await listDeliveries(table);
    expect(listed).toMatchObject([
      {
        state: 'parked',
        notification_id: id,
        tries: PAUSES.length + 1,
        error: { target: 'webhook', code: 'unreachable' },
      },
    ]);
    expect(JSON.stringify(listed)).not.toContain('Secret words');
    mood = 'take';
    clock.wait(Date.now() - clock.now().getTime());
    expect(await replayDeliveries(table, ['answer_unknown'])).toEqual([]);
    expect(await replayDeliveries(table)).toEqual([listed[0]?.delivery_id]);
    expect(await run()).toMatchObject({ delivered: 1 });
    expect(receiver.taken.map((one) => one.id)).toEqual([listed[0]?.delivery_id]);
    expect(await listDeliveries(table)).toEqual([]);
  });

  it('waits as long as the receiver asks', async () => {
    await answered();
    await receiver.close();
    const { startServer } = await import('../../../support/server.ts');
    const busy = await startServer((_, response) => response.writeHead(503, { 'retry-after': '7200' }).end());
    await run({ webhook: busy.url });
    await busy.close();
    const [waiting] = await table.list('waiting');
    expect(Date.parse(waiting?.due ?? '') - clock.now().getTime()).toBe(7_200_000);
    receiver = await startReceiver(SECRET, () => mood);
  });

  it('is signed with the new secret and the one before while a receiver changes over', async () => {
    await answered();
    const next = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    secrets.set('webhook', { secret: next, previous: SECRET });
    expect(await run()).toMatchObject({ delivered: 1 });
    expect(receiver.taken).toHaveLength(1);
  });

  it.each([[undefined], [{ secret: 'short' }], [{ secret: '$$$$ not base64 $$$$ not base64 $$$$' }]])(
    'waits while the secret is %j',
    async (secret) => {
      await answered();
      secrets.set('webhook', secret);
      expect(await run()).toMatchObject({ failed: 1 });
      expect(await table.list('waiting')).toMatchObject([{ error: { code: 'misconfigured' } }]);
    },
  );
});

describe('many answers', () => {
  it('go out once each, also when several runs do it at once', async () => {
    const ids = await Promise.all(Array.from({ length: 25 }, () => answered()));
    const runs = await Promise.all([run(), run(), run()]);
    expect(runs.reduce((sum, one) => sum + (one?.delivered ?? 0), 0)).toBe(25);
    expect(receiver.taken.map(({ message }) => message.data.notification.id).sort()).toEqual(ids.sort());
  });

  it('are left to the next run when the time is up', async () => {
    await answered();
    expect(await handler()({}, { getRemainingTimeInMillis: () => 0 })).toMatchObject({
      delivered: 0,
      failed: 0,
    });
    expect(await run()).toMatchObject({ delivered: 1 });
  });
});
