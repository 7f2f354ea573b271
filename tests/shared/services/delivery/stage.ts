/** Delivery from a real table to a real HTTP receiver and a real event endpoint, again for each test of a file. */
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { type BusEvent, type EventsServer, startEventsServer } from '../../../../local/events/server.ts';
import { createHttp } from '../../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import { createEvents } from '../../../../shared/platform/events.ts';
import type { Receiver as SendingTo } from '../../../../shared/platform/receivers.ts';
import { type DeliveryRun, deliveryHandler } from '../../../../shared/services/delivery/index.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { createSettableSecrets, type SettableSecrets } from '../../../support/keyset.ts';
import { ANN, send, settableClock, testTable } from '../../../support/notifications.ts';
import { type Mood, type Receiver, startReceiver } from '../../../support/receiver.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

export interface RunOptions {
  /** Endpoint of the bus; default: one that works. */
  bus?: string;
  /** `null`: none is configured. */
  webhook?: URL | null;
  /** Further receivers. */
  more?: readonly SendingTo[];
  /** Of the jitter, 0 to 1. */
  random?: number;
  /** Milliseconds that the function has. */
  time?: number;
}

export interface Stage {
  secret: string;
  secrets: SettableSecrets;
  receiver: Receiver;
  /** How the receiver answers from now on. */
  mood: Mood;
  /** What arrived on the bus. */
  events: BusEvent[];
  /** Figures, in order. */
  counted: [string, number][];
  clock: ReturnType<typeof settableClock>;
  table: ReturnType<typeof testTable>;
  run(options?: RunOptions): Promise<DeliveryRun | null>;
  /** Has a new notification answered. @returns its id and the sender's */
  answered(comment?: string): Promise<{ id: string; sender_id: string }>;
}

/** Registers the hooks; the fields are set before each test. */
export function deliveryStage(): Stage {
  let tables: Tables;
  let bus: EventsServer;
  let count = 0;
  const stage = { secret: SECRET, run, answered } as Stage;

  beforeAll(async () => {
    tables = await startTables();
    bus = await startEventsServer((event) => void stage.events.push(event));
  });
  afterAll(async () => {
    await bus.close();
    await tables.close();
  });
  beforeEach(async () => {
    // Signatures are valid for minutes around the real time.
    stage.clock = settableClock(new Date().toISOString());
    stage.table = testTable(stage.clock.now);
    stage.secrets = createSettableSecrets({ webhook: { secret: SECRET } });
    stage.events = [];
    stage.counted = [];
    stage.mood = 'take';
    stage.receiver = await startReceiver(SECRET, () => stage.mood);
  });
  afterEach(async () => {
    await stage.receiver.close();
    for (const state of ['waiting', 'parked'] as const) {
      for (const left of await stage.table.list(state))
        await stage.table.settle(left, { state: 'delivered', done: {} });
    }
  });

  function run({ webhook = stage.receiver.url, random = 1, time = 120_000, ...options }: RunOptions = {}) {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const endpoint = options.bus ?? bus.endpoint;
    const client = new EventBridgeClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
    const metrics = {
      count: (name: string, _: object = {}, value = 1) => void stage.counted.push([name, value]),
      milliseconds() {},
    };
    const { table: outbox, clock, secrets } = stage;
    const deliver = deliveryHandler(
      { outbox, now: clock.now, log: silentLog, metrics, random: () => random },
      {
        http: createHttp({ retries: 0, timeout: 3000 }),
        events: createEvents({ client, bus: 'b' }),
        secrets,
        ...(webhook && { webhook }),
        ...(options.more && { more: options.more }),
      },
    );
    return deliver({}, { getRemainingTimeInMillis: () => time });
  }

  async function answered(comment = 'No.') {
    count += 1;
    const sender_id = `run-${count}`;
    const { table, clock } = stage;
    const id = await send(table, clock.now, { id: sender_id });
    await table.answer(ANN, id, { action: 'deny', comment, at: clock.now().toISOString(), who: ANN });
    return { id, sender_id };
  }

  return stage;
}
