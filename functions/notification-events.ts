import { config } from '../shared/config/organization.ts';
import { systemClock } from '../shared/platform/clock.ts';
import { createLog } from '../shared/platform/log.ts';
import { createMetrics } from '../shared/platform/metrics.ts';
import { notificationEvents } from '../shared/services/notifications/index.ts';
import { createNotificationsTable } from '../shared/tables/notifications.ts';

export const handler = notificationEvents({
  table: createNotificationsTable({ keepFor: config.notifications.keep_for }),
  config,
  now: systemClock,
  log: createLog('notification-events'),
  metrics: createMetrics('notification-events'),
});
