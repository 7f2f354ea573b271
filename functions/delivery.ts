import { parseConfig } from '../shared/config/index.ts';
import { systemClock } from '../shared/runtime/clock.ts';
import { createEvents } from '../shared/runtime/events.ts';
import { createHttp } from '../shared/runtime/http.ts';
import { createLog } from '../shared/runtime/log.ts';
import { createMetrics } from '../shared/runtime/metrics.ts';
import { createSecrets } from '../shared/runtime/secrets.ts';
import { createNotificationsTable } from '../shared/runtime/tables/notifications.ts';
import { deliveryHandler } from '../shared/services/delivery/index.ts';
import organization from '../stethoscope.yml';

const { notifications } = parseConfig(organization);

export const handler = deliveryHandler(
  {
    outbox: createNotificationsTable({ keepFor: notifications.keep_for }),
    now: systemClock,
    log: createLog('delivery'),
    metrics: createMetrics('delivery'),
  },
  {
    // The outbox repeats, so the client does not.
    http: createHttp({ retries: 0, concurrency: 10, largestAnswer: 64 * 1024 }),
    events: createEvents(),
    secrets: createSecrets(),
    ...(notifications.webhook && { webhook: new URL(notifications.webhook) }),
  },
);
