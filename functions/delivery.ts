import { deliveryHandler } from '../shared/services/delivery/index.ts';
import { config, notificationsTable, observed, sending } from './container.ts';

const { webhook } = config.notifications;
// The outbox repeats, so the client does not.
const sender = sending({ retries: 0, concurrency: 10, largestAnswer: 64 * 1024 });
const events = sender.events();
const more = sender.receivers('answers');

export const handler = deliveryHandler(
  { ...observed('delivery'), outbox: notificationsTable() },
  { ...sender, events, more, ...(webhook && { webhook: new URL(webhook) }) },
);
