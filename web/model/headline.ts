/** What the headline of a report speaks of. Which one it is, the report says. */
import type { Report, ReportSource } from '../../shared/model/report.ts';

/** The sources of which something may be missing. */
export const partialSources = ({ sources }: Report): ReportSource[] =>
  sources.filter(({ partial }) => partial);

/** The number in its sentence. */
export function countOf({ headline, verdict }: Report): number {
  const { critical, suggested, unknown, stale, silent } = verdict;
  return { must: critical, should: suggested, unknown, stale, silent }[headline as string] ?? 0;
}
