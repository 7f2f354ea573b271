/** Notifications from systems in the same account: as events on the bus, under the same rules as through the API. */
import type { Log } from '../../adapter-kit/log.ts';
import { isLegible, visibleText } from '../../identifiers/index.ts';
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

/** Refusals in one line of the log; the others are counted. */
const MOST_LOGGED = 10;

/**
 * The handler of the rule. What is wrong with a notification is logged and counted: nobody waits for the answer, and
 * sending the same again would not help. The log has places and codes only, never what was sent.
 *
 * @throws when the table cannot be written; Lambda tries again then
 */
export function notificationEvents(dependencies: EventDependencies) {
  return async ({ source, id, detail }: NotificationEvent): Promise<{ results: Created[] }> => {
    const parts = partsOf(detail);
    const name = senderName(source);
    const batch = !parts || !name ? [] : 'batch' in parts ? parts.batch : [parts.one];
    const results = await createBatch(batch, { kind: 'event', name: name ?? '' }, dependencies);
    const refusals = results.flatMap(refusalOf);
    if (!name) refusals.push('source illegible');
    if (!parts) refusals.push('notifications no_batch');
    if (refusals.length > 0) {
      dependencies.log.warn('Notifications of an event were refused.', {
        ...loggable({ source, event: id }),
        refusals: refusals.slice(0, MOST_LOGGED),
        refused: refusals.length,
      });
      dependencies.metrics.count('NotificationsRefused', {}, refusals.length);
    }
    return { results };
  };
}

/** People read who sent it. */
function senderName(source: string): string | undefined {
  const name = visibleText(source, 128);
  return isLegible(name) ? name : undefined;
}

/** Names of programs, as AWS and its accounts write them. Anything else may be text about somebody. */
const loggable = (names: Record<string, string>) =>
  Object.fromEntries(Object.entries(names).filter(([, name]) => /^[\w./:-]{1,64}$/.test(name)));

function refusalOf(created: Created, index: number): string[] {
  if (created.status === 'conflict') return [`[${index}] id used`];
  if (created.status === 'too_many_open') return [`[${index}] too many open`];
  if (created.status !== 'invalid') return [];
  return [`[${index}] ${created.errors.map(({ field, code }) => `${field} ${code}`).join(', ')}`];
}
