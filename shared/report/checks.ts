/** How the checks of a device are grouped, and in which order they are worth reading. */
import { GROUPS, type Group, NEVER_TOLD, type PracticeResult, type Status } from '../model/report.ts';
import type { Judgement } from '../practices/index.ts';

const GROUP_OF: Record<Status, Group> = {
  warn: 'must',
  nudge: 'should',
  unknown: 'unknown',
  ok: 'done',
  na: 'na',
};

/**
 * A good result that is too old is a group of its own, and so is whatever a silent device once said: it asks for nothing
 * to be done. What no source can tell is nobody's to find out. Anything else stays where its status puts it.
 */
export function groupOf(
  { status, stale, code }: Pick<Judgement, 'status' | 'stale' | 'code'>,
  silent: boolean,
): Group {
  if (status === 'unknown' && code === NEVER_TOLD) return 'blind';
  const isPast = silent && status !== 'na' && status !== 'unknown';
  return isPast || (status === 'ok' && stale) ? 'stale' : GROUP_OF[status];
}

/** What was judged, as it is read: worst first; within a group the nearest date first, then in the order of practices. */
export function arranged(
  practices: Readonly<Record<string, Judgement>>,
  silent: boolean,
): Record<string, PracticeResult> {
  const checks = Object.entries(practices).map(([practice, result]): [string, PracticeResult] => [
    practice,
    { ...result, group: groupOf(result, silent), disagrees: disagree(result) },
  ]);
  return Object.fromEntries(checks.sort(([, one], [, other]) => byGroup(one, other) || byDate(one, other)));
}

/** Whether the sources say different things. */
const disagree = ({ evidence }: Judgement): boolean => new Set(evidence.map(({ seen }) => seen)).size > 1;

const byGroup = (one: PracticeResult, other: PracticeResult): number =>
  GROUPS.indexOf(one.group) - GROUPS.indexOf(other.group);

/** Dates are all UTC, so their texts compare as their times do. */
function byDate({ due: one = '9999' }: PracticeResult, { due: other = '9999' }: PracticeResult): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
