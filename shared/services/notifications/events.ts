/** Notifications from systems in the same account: as events on the bus, under the same rules as through the API. */
import type { Log } from '../../adapter-kit/log.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { type Created, createBatch, partsOf } from './create.ts';
import type { CreateDependencies } from './dependencies.ts';

/** The part of an EventBridge event that is read. */
export interface NotificationEvent {
  /** Names the sender. */
  source: string;
  id: string;
  /** One notification, or `{ notifications: [...] }`. */
  detail: unknown;
}

export interface EventDependencies extends CreateDependencies {
  log: Log;
  metrics: Metrics;
}

/**
 * The handler of the rule. What is wrong with a notification is logged and counted: nobody waits for the answer, and
 * sending the same again would not help.
 *
 * @throws when the table cannot be written; Lambda tries again then
 */
export function notificationEvents(dependencies: EventDependencies) {
  return async ({ source, id, detail }: NotificationEvent): Promise<{ results: Created[] }> => {
    const parts = partsOf(detail);
    const batch = !parts ? [] : 'batch' in parts ? parts.batch : [parts.one];
    const results = await createBatch(batch, { kind: 'event', name: source }, dependencies);
    const refusals = parts ? results.flatMap(refusalOf) : ['notifications: Send a list of 1 to 100.'];
    if (refusals.length > 0) {
      dependencies.log.warn('Notifications of an event were refused.', { source, event: id, refusals });
      dependencies.metrics.count('NotificationsRefused', {}, refusals.length);
    }
    return { results };
  };
}

function refusalOf(created: Created, index: number): string[] {
  if (created.status === 'conflict') return [`[${index}] id: used before for something else`];
  if (created.status !== 'invalid') return [];
  return [created.errors.map(({ field, message }) => `[${index}] ${field}: ${message}`).join(' ')];
}
