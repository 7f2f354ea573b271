import { config } from '../shared/config/organization.ts';
import { systemClock } from '../shared/runtime/clock.ts';
import { createLog } from '../shared/runtime/log.ts';
import { createMetrics } from '../shared/runtime/metrics.ts';
import { createNotificationsTable } from '../shared/runtime/tables/notifications.ts';
import { notificationEvents } from '../shared/services/notifications/index.ts';

export const handler = notificationEvents({
  table: createNotificationsTable({ keepFor: config.notifications.keep_for }),
  config,
  now: systemClock,
  log: createLog('notification-events'),
  metrics: createMetrics('notification-events'),
});
