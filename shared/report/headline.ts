/** Which sentence sums a report up. An outage makes it neither better nor worse than it is. */
import type { Headline, ReportSource, Verdict } from '../model/report.ts';

/** Before any device is known: whether there is none, or nobody can tell yet. */
function withoutDevices(sources: readonly ReportSource[]): Headline {
  // What has never been asked with success may still bring devices.
  const open = sources.filter(({ synced_at }) => synced_at === null);
  if (open.some(({ state }) => state === 'pending' || state === 'refreshing')) return 'asking';
  return sources.some(({ state }) => state === 'failed') ? 'not_known' : 'nothing';
}

/**
 * The headline of a report.
 *
 * @param verdict over all devices, also those that do not fit into the report
 */
export function headlineOf(verdict: Verdict, sources: readonly ReportSource[]): Headline {
  const { critical, suggested, unknown, stale, silent, devices } = verdict;
  if (devices === 0) return withoutDevices(sources);
  if (silent === devices) return 'silent';
  if (critical > 0) return 'must';
  if (suggested > 0) return 'should';
  if (unknown > 0) return 'unknown';
  return stale > 0 ? 'stale' : 'fine';
}
