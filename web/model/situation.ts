/** Which sentence sums the report up. The numbers are the report's own. */
import type { Report, ReportSource } from '../../shared/model/report.ts';

export type Situation =
  | 'must'
  | 'should'
  | 'unknown'
  | 'stale'
  /** No device has reported for long. */
  | 'silent'
  | 'fine'
  /** Nothing known yet, and asked. */
  | 'asking'
  /** All sources answered: there is nothing. */
  | 'nothing'
  /** Sources failed, so nothing is known: that is neither good nor bad. */
  | 'not_known';

const isSilent = ({ state, code }: ReportSource): boolean =>
  state === 'pending' || state === 'failed' || code === 'incomplete';

/** The sources whose silence may leave something out. */
export const silentSources = (report: Report): ReportSource[] => report.sources.filter(isSilent);

function withoutDevices(report: Report): Situation {
  // What has never been asked with success may still bring devices.
  const open = report.sources.filter((source) => source.synced_at === null);
  if (open.some(({ state }) => state === 'pending' || state === 'refreshing')) return 'asking';
  return report.sources.some(({ state }) => state === 'failed') ? 'not_known' : 'nothing';
}

/** The situation that the verdict describes. An outage never makes it better or worse than it is. */
export function situationOf(report: Report): Situation {
  const { critical, suggested, unknown, stale, silent } = report.verdict;
  const devices = report.devices.length + (report.devices_left_out ?? 0);
  if (devices === 0) return withoutDevices(report);
  if (silent === devices) return 'silent';
  if (critical > 0) return 'must';
  if (suggested > 0) return 'should';
  if (unknown > 0) return 'unknown';
  return stale > 0 ? 'stale' : 'fine';
}

/** The number that the sentence of a situation speaks of. */
export function countOf(report: Report, situation: Situation): number {
  const { critical, suggested, unknown, stale, silent } = report.verdict;
  return { must: critical, should: suggested, unknown, stale, silent }[situation as string] ?? 0;
}
