/**
 * A process that does what the functions do: keeps answers and delivers them, until it is killed. Says `ready`, takes
 * `{ who, id, action }`, and says `{ kept: id }` for each answer that it was told is stored.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { systemClock } from '../../../shared/platform/clock.ts';
import { createEvents } from '../../../shared/platform/events.ts';
import { silentMetrics } from '../../../shared/platform/metrics.ts';
import { deliveryHandler } from '../../../shared/services/delivery/index.ts';
import { answerNotification } from '../../../shared/services/notifications/answer.ts';
import { createNotificationsTable } from '../../../shared/tables/notifications.ts';

const [webhook = '', secret = ''] = process.argv.slice(2);

/** So short that a run of the test meets many of them; in the same proportion as the real ones. */
const LEASE = 300;
const TIMEOUT = 100;
const PAUSES = Array.from({ length: 1000 }, () => 20);

const table = createNotificationsTable({ keepFor: 86_400_000 });
const deliver = deliveryHandler(
  { outbox: table, now: systemClock, log: silentLog, metrics: silentMetrics, lease: LEASE, pauses: PAUSES },
  {
    http: createHttp({ retries: 0, timeout: TIMEOUT }),
    events: createEvents({ bus: 'kill' }),
    secrets: { read: async () => ({ value: { secret }, version: '1' }) },
    webhook: new URL(webhook),
  },
);

interface Order {
  who: string;
  id: string;
  action: string;
}

async function keep({ who, id, action }: Order): Promise<void> {
  await answerNotification(who, id, { action }, { table, now: systemClock });
  process.send?.({ kept: id });
}

process.on('message', (order: Order) => void keep(order));
process.send?.('ready');
// The schedule, in a hurry.
for (;;) {
  await deliver({}, { getRemainingTimeInMillis: () => 60_000 });
  await sleep(5);
}
