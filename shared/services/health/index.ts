/** What the health check says: whether all is well, and to those who operate it what is not. */

import type { ApiRequest, Handlers } from '../../access/handler.ts';
import type { Health } from '../../api/health.ts';
import { type Config, isLog } from '../../config/config.ts';
import type { FeedStatus } from '../../model/feed.ts';
import type { SourceItems } from '../../model/stored.ts';
import type { Clock } from '../../platform/clock.ts';
import { isFeedWell } from '../../releases/feed-status.ts';
import { closedUntil, knownAt } from '../../report/source-states.ts';
import type { ActivityTable, EventWindow } from '../../tables/activity.ts';
import type { Outbox } from '../../tables/notifications-types.ts';
import type { RecordsTable } from '../../tables/types.ts';

/**
 * `failing`: it is left alone because it failed in a row. `incomplete`: its last sweep did not see everything.
 * `outdated`: it was not swept, or its log not read, for longer than its data may be old.
 */
export type SourceHealth = 'ok' | Health['sources'][string];

export interface HealthDependencies {
  config: Pick<Config, 'sources' | 'activity'>;
  records: Pick<RecordsTable, 'sources'>;
  activity: Pick<ActivityTable, 'window'>;
  outbox: Pick<Outbox, 'count'>;
  /** How each feed is. */
  feeds: () => Promise<FeedStatus[]>;
  now: Clock;
}

/** How long an answer is given again, milliseconds: anybody may ask, and asking must cost nothing. */
const KEPT = 15_000;
/** How old the end of a log may be, milliseconds. It is read once a minute; what pages say of it is stricter. */
const WINDOW_MAY_LAG = 60 * 60_000;

export function healthRoutes(dependencies: HealthDependencies): Handlers {
  let known: { health: Promise<Health>; until: number } | undefined;
  const answer = async <Told>({ log }: ApiRequest, told: (health: Health) => Told) => {
    const at = dependencies.now().getTime();
    if (!known || at >= known.until) known = { health: look(dependencies), until: at + KEPT };
    try {
      return { status: 200 as const, body: told(await known.health) };
    } catch (error) {
      log.error('The tables do not answer', error);
      return { status: 503 as const, body: { status: 'down' as const } };
    }
  };
  return {
    // Anybody may ask: which systems there are, and which of them fail now, is nobody's business outside.
    'GET /healthcheck': (request) => answer(request, ({ status }) => ({ status })),
    'GET /api/v1/health': (request) => answer(request, (health) => health),
  };
}

async function look({
  config,
  records,
  activity,
  outbox,
  feeds: read,
  now,
}: HealthDependencies): Promise<Health> {
  const logs = Object.keys(config.activity).filter((source) => isLog(source, config));
  const [items, windows, deliveries_parked, feeds] = await Promise.all([
    records.sources([...Object.keys(config.sources), ...logs]),
    Promise.all(logs.map(async (source) => [source, await activity.window(source)] as const)),
    outbox.count('parked'),
    read(),
  ]);
  const states: [string, SourceHealth][] = [
    ...Object.entries(config.sources).map(([source, settings]): [string, SourceHealth] => [
      source,
      healthOf(items.get(source), settings, now()),
    ]),
    ...windows.map(([source, window]): [string, SourceHealth] => [
      source,
      healthOfLog(items.get(source), window, now()),
    ]),
  ];
  const sources = Object.fromEntries(
    states.flatMap(([name, state]) => (state === 'ok' ? [] : [[name, state] as const])),
  );
  const isWell =
    Object.keys(sources).length === 0 &&
    deliveries_parked === 0 &&
    feeds.every((feed) => isFeedWell(feed, now()));
  return { status: isWell ? 'ok' : 'degraded', sources, feeds, deliveries_parked };
}

function healthOfLog(
  items: SourceItems | undefined,
  window: EventWindow | undefined,
  now: Date,
): SourceHealth {
  if (closedUntil(items, now)) return 'failing';
  return now.getTime() - Date.parse(window?.until ?? '') <= WINDOW_MAY_LAG ? 'ok' : 'outdated';
}

function healthOf(
  items: SourceItems | undefined,
  { fresh_for, sweep_every }: Pick<Config['sources'][string], 'fresh_for' | 'sweep_every'>,
  now: Date,
): SourceHealth {
  if (closedUntil(items, now)) return 'failing';
  // A source that is never swept is only ever asked.
  if (sweep_every === undefined) return 'ok';
  if (items?.sweep?.incomplete) return 'incomplete';
  const known = knownAt({ mark: undefined, items });
  return known !== undefined && now.getTime() - Date.parse(known) <= fresh_for ? 'ok' : 'outdated';
}
