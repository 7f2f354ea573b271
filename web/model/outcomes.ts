/** What came of asking the sources again, by comparing the report before with the report after. */

import type { RefreshResult } from '../../shared/api/report.ts';
import type { Report, ReportSource } from '../../shared/model/report.ts';

export interface RefreshOutcome {
  source: string;
  label: string;
  /** `later`: no answer while the page waited. */
  outcome: 'asked' | 'changed' | 'unchanged' | 'failed' | 'too_soon' | 'later';
  /** How many checks that rest on this source have another status now. */
  changed: number;
  next_allowed_at: string;
}

const verdicts = (report: Report, source: string): Map<string, string> =>
  new Map(
    report.devices.flatMap((device) =>
      Object.entries(device.practices)
        .filter(([, { evidence, source: decided }]) =>
          [decided, ...evidence.map((one) => one.source)].includes(source),
        )
        .map(([practice, { status, stale, seen }]) => [
          `${device.device_id}/${practice}`,
          `${status} ${stale} ${seen}`,
        ]),
    ),
  );

/** How many checks of a source differ between two reports, those that came or went included. */
export function changes(before: Report, after: Report, source: string): number {
  const old = verdicts(before, source);
  const fresh = verdicts(after, source);
  const keys = new Set([...old.keys(), ...fresh.keys()]);
  return [...keys].filter((key) => old.get(key) !== fresh.get(key)).length;
}

const stateOf = (report: Report, source: string): ReportSource | undefined =>
  report.sources.find((one) => one.source === source);

const answered = (old: ReportSource | undefined, fresh: ReportSource | undefined): boolean =>
  fresh?.synced_at != null && fresh.synced_at !== old?.synced_at;

function outcomeOf(
  asked: RefreshResult,
  before: Report,
  after: Report,
  last: boolean,
): RefreshOutcome['outcome'] {
  if (asked.state !== 'pending' && asked.state !== 'refreshing') return 'too_soon';
  const fresh = stateOf(after, asked.source);
  if (answered(stateOf(before, asked.source), fresh)) {
    return changes(before, after, asked.source) > 0 ? 'changed' : 'unchanged';
  }
  if (after !== before && fresh?.state === 'failed') return 'failed';
  return last ? 'later' : 'asked';
}

/** One outcome per source that was asked; `last` when the page stops waiting. */
export const outcomes = (
  asked: readonly RefreshResult[],
  before: Report,
  after: Report,
  last: boolean,
): RefreshOutcome[] =>
  asked.map((one) => ({
    source: one.source,
    label: stateOf(after, one.source)?.label ?? one.source,
    outcome: outcomeOf(one, before, after, last),
    changed: changes(before, after, one.source),
    next_allowed_at: one.next_allowed_at,
  }));
