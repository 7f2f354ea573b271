/** One page view: find out what is known, and assemble it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../adapter-kit/log.ts';
import type { Report } from '../../model/report.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { basisOf, reportOf } from '../../report/index.ts';
import type { AggregatorDependencies, ReportNotifications } from './dependencies.ts';
import { gather, pageOfGathered } from './gather.ts';

/** How long devices that are there wait for notifications, milliseconds. */
const PATIENCE = 5_000;

export interface ViewedReport {
  report: Report;
  /** What each of its devices rests on. */
  basis: ReturnType<typeof basisOf>;
}

/**
 * @param user e-mail, lower case
 * @param language two letters
 */
export async function viewReport(
  user: string,
  language: string,
  dependencies: AggregatorDependencies,
): Promise<ViewedReport> {
  const { config, transforms, now, log, metrics } = dependencies;
  const onError = (practice: string, error: unknown) => {
    log.error('a practice failed', error, { practice });
    metrics.count('PracticeError', { practice });
  };
  const view = { user, config, transforms, language, now: now(), onError };
  // The devices are asked for first: they are judged while the notifications are still under way.
  const gathering = Promise.all([gather(user, dependencies), dependencies.releases()]);
  const asking = dependencies.notifications(view);
  // Awaited at the end; until then a failure must not count as nobody's.
  asking.catch(() => {});
  const [gathered, releases] = await gathering;
  const { page, input } = pageOfGathered(gathered, { ...view, releases });
  const report = reportOf(page, input);
  countStates(report, metrics);
  for (const [transform, devices] of Object.entries(report.dropped ?? {})) {
    metrics.count('DevicesLeftOut', { transform }, devices);
  }
  if (report.shared_claims) metrics.count('SharedClaims', {}, report.shared_claims);
  const notifications = await partOf(asking, log);
  return { report: { ...report, ...notifications }, basis: basisOf(page.records, page.claims, config) };
}

/** Whatever is wrong with the notifications costs nobody their devices; the report says that they are missing. */
async function partOf(asking: Promise<ReportNotifications>, log: Log): Promise<ReportNotifications> {
  const timer = new AbortController();
  const late = sleep(PATIENCE, undefined, { signal: timer.signal }).then(() => {
    throw new Error('They took too long.');
  });
  try {
    return await Promise.race([asking, late]);
  } catch (error) {
    log.error('The notifications could not be read.', error);
    return { notifications: [], notifications_failed: true };
  } finally {
    late.catch(() => {});
    timer.abort();
  }
}

/** How far the cache carried: `known` when every source was fresh; each one that was not is counted by its state. */
function countStates({ sources }: Report, metrics: Metrics): void {
  const behind = sources.filter(({ state }) => state !== 'fresh');
  metrics.count('Reports', { cache: behind.length === 0 ? 'known' : 'behind' });
  for (const { source, state } of behind) metrics.count('SourceBehind', { source, state });
}
