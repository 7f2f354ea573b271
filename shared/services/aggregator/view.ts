/** One page view: find out what is known, and assemble it. */
import type { Report } from '../../model/report.ts';
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
  const asking = tables.notifications.person(user);
  // Awaited at the end; until then a failure must not count as nobody's.
  asking.catch(() => {});
  const { hardware, ...gathered } = await gather(user, dependencies);
  const view = { config, language, now: now() };
  const report = assembleReport({
    user,
    ...gathered,
    found: hardware.flatMap(({ records }) => records),
    notifications: presentNotifications(await asking, { ...view, most: ANSWERED_IN_REPORT }),
    ...view,
    onError(practice, error) {
      log.error('a practice failed', error, { practice });
      metrics.count('PracticeError', { practice });
    },
  });
  for (const [transform, devices] of Object.entries(report.dropped ?? {})) {
    metrics.count('DevicesLeftOut', { transform }, devices);
  }
  return report;
}
