/** One page view: find out what is known, and assemble it. */
import type { Report } from '../../model/report.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { assembleReport } from '../../report/index.ts';
import { ANSWERED_IN_REPORT, presentNotifications } from '../notifications/present.ts';
import type { AggregatorDependencies } from './dependencies.ts';
import { gather } from './gather.ts';

/**
 * @param user e-mail, lower case
 * @param language two letters
 */
export async function viewReport(
  user: string,
  language: string,
  dependencies: AggregatorDependencies,
): Promise<Report> {
  const { config, tables, now, log, metrics } = dependencies;
  // The devices are asked for first: they are judged while the notifications are still under way.
  const gathering = gather(user, dependencies);
  const asking = tables.notifications.person(user);
  // Awaited at the end; until then a failure must not count as nobody's.
  asking.catch(() => {});
  const { hardware, ...gathered } = await gathering;
  const view = { config, language, now: now() };
  const report = assembleReport({
    user,
    ...gathered,
    found: hardware.flatMap(({ records }) => records),
    ...view,
    onError(practice, error) {
      log.error('a practice failed', error, { practice });
      metrics.count('PracticeError', { practice });
    },
  });
  countStates(report, metrics);
  for (const [transform, devices] of Object.entries(report.dropped ?? {})) {
    metrics.count('DevicesLeftOut', { transform }, devices);
  }
  const notifications = presentNotifications(await asking, { ...view, most: ANSWERED_IN_REPORT });
  return { ...report, notifications };
}

/** How far the cache carried: `known` when every source was fresh; each one that was not is counted by its state. */
function countStates({ sources }: Report, metrics: Metrics): void {
  const behind = sources.filter(({ state }) => state !== 'fresh');
  metrics.count('Reports', { cache: behind.length === 0 ? 'known' : 'behind' });
  for (const { source, state } of behind) metrics.count('SourceBehind', { source, state });
}
