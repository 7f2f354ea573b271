import { notificationEvents } from '../shared/services/notifications/index.ts';
import { config, notificationsTable, observed } from './container.ts';

export const handler = notificationEvents({
  ...observed('notification-events'),
  table: notificationsTable(),
  config,
});
