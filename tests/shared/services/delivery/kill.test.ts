/**
 * kill -9 at random points, again and again. The table is a process of its own; the receiver fails, stalls, loses its
 * own answers and recovers. `npm run test:kill` does it 200 times.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type BusEvent, type EventsServer, startEventsServer } from '../../../../local/events/server.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { type Order, startWorker, type Worker } from '../../../support/kill/process.ts';
import { send, testTable } from '../../../support/notifications.ts';
import { type Mood, type Receiver, startReceiver } from '../../../support/receiver.ts';

const RUNS = Number(process.env.KILL_RUNS ?? 10);
const ANSWERS_A_RUN = 4;
/** A worker is killed after at most so many things have happened that can be seen from outside … */
const MOST_HAPPENINGS = 8;
/** … and at most so much later, milliseconds: between any two of its steps. */
const LATEST = 30;
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const MOODS: readonly Mood[] = ['take', 'take', 'take', 'refuse', 'stall', 'lost', 'lost', 'cut', 'busy'];
const PEOPLE = ['ann@example.com', 'bob@example.com', 'cat@example.com'];

let tables: Tables;
let bus: EventsServer;
let receiver: Receiver;
let recovered = false;
let asked = 0;
/** Requests to the receiver, and answers that a worker said it has kept. */
let happenings = 0;
const events: BusEvent[] = [];

beforeAll(async () => {
  tables = await startTables();
  bus = await startEventsServer((event) => void events.push(event));
  process.env.AWS_ENDPOINT_URL_EVENTBRIDGE = bus.endpoint;
  receiver = await startReceiver(SECRET, () => {
    asked += 1;
    happenings += 1;
    return recovered ? 'take' : (MOODS[asked % MOODS.length] as Mood);
  });
});
afterAll(async () => {
  await receiver.close();
  await bus.close();
  await tables.close();
});

const pick = <Value>(values: readonly Value[]): Value =>
  values[Math.floor(Math.random() * values.length)] as Value;
const now = () => new Date();

/** One life of a worker: gets answers to keep, and is killed somewhere between its first line and its last. */
async function live(run: number, told: Set<string>): Promise<void> {
  const table = testTable(now);
  const worker = startWorker(receiver.url, SECRET, (id) => {
    told.add(id);
    happenings += 1;
  });
  const orders: Order[] = [];
  for (let index = 0; index < ANSWERS_A_RUN; index += 1) {
    const who = pick(PEOPLE);
    const id = await send(table, now, { id: `kill-${run}-${index}`, recipient: who });
    orders.push({ who, id, action: pick(['confirm', 'deny']) });
  }
  // One in ten does not even get to begin.
  if (run % 10 !== 9) await worker.ready;
  const given = orders.map(async (order) => {
    await sleep(Math.random() * LATEST);
    worker.answer(order);
  });
  // More often early, while answers are being kept.
  const enough = run % 10 === 9 ? 0 : happenings + Math.floor(Math.random() ** 2 * MOST_HAPPENINGS);
  while (happenings < enough) await sleep(1);
  await sleep(Math.random() * LATEST);
  expect(await worker.kill()).toBe('SIGKILL');
  await Promise.all(given);
}

async function untilNothingWaits(worker: Worker): Promise<void> {
  const table = testTable(now);
  await worker.ready;
  while ((await table.count('waiting')) > 0) await sleep(50);
  await worker.kill();
}

/** Whether the receiver had every mood, and things did arrive twice: else the deaths have shown nothing. */
function hasShownSomething(): boolean {
  const ids = receiver.taken.map(({ id }) => id);
  return asked > MOODS.length && new Set(ids).size < ids.length;
}

it(
  `loses no stored answer in ${RUNS} deaths, and delivers none under two ids`,
  async () => {
    const told = new Set<string>();
    let deaths = 0;
    for (; deaths < RUNS || (!hasShownSomething() && deaths < 30 * RUNS); deaths += 1)
      await live(deaths, told);
    expect(hasShownSomething()).toBe(true);
    recovered = true;
    await untilNothingWaits(startWorker(receiver.url, SECRET, () => {}));

    const table = testTable(now);
    expect(await table.count('parked')).toBe(0);
    const all = (await Promise.all(PEOPLE.map((who) => table.person(who)))).flat();
    const stored = all.filter(({ answer }) => answer !== undefined);
    expect(all).toHaveLength(deaths * ANSWERS_A_RUN);
    expect(stored.length).toBeGreaterThan(deaths / 2);
    // Whoever was told that an answer is kept was told the truth.
    const ids = new Set(stored.map(({ id }) => id));
    expect([...told].filter((id) => !ids.has(id))).toEqual([]);

    const arrived = receiver.taken.map(({ id, message }) => ({ id, ...message.data }));
    const announced = events.map(
      ({ detail }) => detail as (typeof arrived)[number] & { delivery_id: string },
    );
    for (const { id, answer } of stored) {
      const webhook = arrived.filter(({ notification }) => notification.id === id);
      const bused = announced.filter(({ notification }) => notification.id === id);
      expect([id, webhook.length > 0, bused.length > 0]).toEqual([id, true, true]);
      expect(new Set([...webhook, ...bused].map((one) => one.answer.action))).toEqual(
        new Set([answer?.action]),
      );
      const under = [...webhook.map((one) => one.id), ...bused.map((one) => one.delivery_id)];
      expect([id, new Set(under).size]).toEqual([id, 1]);
    }
    expect(new Set(arrived.map(({ id }) => id)).size).toBe(stored.length);
    expect(receiver.forged).toBe(0);
  },
  RUNS * 10_000 + 60_000,
);
