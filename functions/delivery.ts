import { createHttp } from '../shared/adapter-kit/http.ts';
import { config } from '../shared/config/organization.ts';
import { systemClock } from '../shared/platform/clock.ts';
import { createEvents } from '../shared/platform/events.ts';
import { createLog } from '../shared/platform/log.ts';
import { createMetrics } from '../shared/platform/metrics.ts';
import { createSecrets } from '../shared/platform/secrets.ts';
import { deliveryHandler } from '../shared/services/delivery/index.ts';
import { createReceivers } from '../shared/services/receivers/index.ts';
import { createNotificationsTable } from '../shared/tables/notifications.ts';

const { notifications } = config;
// The outbox repeats, so the client does not.
const http = createHttp({ retries: 0, concurrency: 10, largestAnswer: 64 * 1024 });
const sender = { http, events: createEvents(), secrets: createSecrets() };

export const handler = deliveryHandler(
  {
    outbox: createNotificationsTable({ keepFor: notifications.keep_for }),
    now: systemClock,
    log: createLog('delivery'),
    metrics: createMetrics('delivery'),
  },
  {
    ...sender,
    more: createReceivers(config, 'answers', { ...sender, events: () => sender.events, now: systemClock }),
    ...(notifications.webhook && { webhook: new URL(notifications.webhook) }),
  },
);
