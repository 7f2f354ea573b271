/** Reads notification sources: on each tick what is new, stored as if it had been sent. */
import type { AdapterContext } from '../../adapter-kit/contract.ts';
import type { NotificationSource } from '../../adapter-kit/notification-source.ts';
import { parseSettings } from '../../adapter-kit/settings.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { Secrets } from '../../platform/secrets.ts';
import type { NotificationsTable } from '../../tables/notifications-types.ts';
import { type Created, createBatch } from './create.ts';
import type { CreateDependencies } from './dependencies.ts';

export interface PullDependencies extends CreateDependencies {
  table: CreateDependencies['table'] & Pick<NotificationsTable, 'cursor' | 'saveCursor'>;
  secrets: Secrets;
  context: AdapterContext;
  metrics: Metrics;
}

export interface Pulled {
  created: number;
  refused: number;
  /** Nothing more was there to read. */
  complete: boolean;
}

const TAKEN: ReadonlySet<Created['status']> = new Set(['created', 'exists']);

/** Pages of one tick: the next tick goes on. */
const MOST_PAGES = 50;

/**
 * The handler of a notification source's function. The cursor is stored after what it leads past: a tick that is cut
 * off reads some of it again, and what is there already stays as it is.
 *
 * @returns how it went; never throws, the next tick is the retry
 */
export function notificationSourceHandler<Config>(
  adapter: NotificationSource<Config>,
  dependencies: PullDependencies,
) {
  const { context, metrics } = dependencies;
  return async (): Promise<Pulled | { error: string }> => {
    try {
      const pulled = await pull(adapter, dependencies);
      if (pulled.refused > 0) metrics.count('NotificationsRefused', {}, pulled.refused);
      return pulled;
    } catch (error) {
      context.log.error('A notification source could not be read.', error, { source: adapter.source });
      metrics.count('NotificationSourceFailed', { source: adapter.source });
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
}

async function pull<Config>(
  adapter: NotificationSource<Config>,
  dependencies: PullDependencies,
): Promise<Pulled> {
  const { source } = adapter;
  const { table, secrets, context } = dependencies;
  const settings = parseSettings(source, adapter.config, (await secrets.read(`source/${source}`)).value);
  const connection = adapter.connect(settings, context);
  const pulled: Pulled = { created: 0, refused: 0, complete: false };
  let cursor = await table.cursor(source);
  for (let page = 0; page < MOST_PAGES && !pulled.complete; page += 1) {
    const { notifications, cursor: next, more } = await connection.read(cursor);
    const results = await createBatch(notifications, { kind: 'source', name: source }, dependencies);
    pulled.created += results.filter(({ status }) => status === 'created').length;
    const refused = results.map(({ status }) => status).filter((status) => !TAKEN.has(status));
    if (refused.length > 0)
      context.log.warn('Notifications of a source were refused.', { source, refused: countEach(refused) });
    pulled.refused += refused.length;
    if (next !== cursor) await table.saveCursor(source, next);
    pulled.complete = !more;
    cursor = next;
  }
  return pulled;
}

/** "too_many_open: 3". */
const countEach = (names: readonly string[]): string[] =>
  [...Map.groupBy(names, (name) => name)].map(([name, all]) => `${name}: ${all.length}`);
