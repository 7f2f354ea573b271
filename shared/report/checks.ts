/** How the checks of a device are grouped, and in which order they are worth reading. */
import {
  GROUPS,
  type Group,
  HARDWARE_ENDED,
  NEVER_TOLD,
  type PracticeResult,
  type Status,
} from '../model/report.ts';
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
  if (isPast || (status === 'ok' && stale)) return 'stale';
  return code === HARDWARE_ENDED ? 'replace' : GROUP_OF[status];
}

/** What was judged, as it is read: worst first; within a group the nearest date first, then in the order of practices. */
export function arranged(
  practices: Readonly<Record<string, Judgement>>,
  silent: boolean,
): Record<string, PracticeResult> {
  const checks = Object.entries(practices).map(([practice, judged]): [string, PracticeResult] => {
    const group = groupOf(judged, silent);
    return [practice, { ...datedAs(group, judged), group, disagrees: disagree(judged) }];
  });
  return Object.fromEntries(checks.sort(([, one], [, other]) => byGroup(one, other) || byDate(one, other)));
}

/** What is not to be done now, as on a silent device, has no day. */
function datedAs(group: Group, judged: Judgement): Judgement {
  if (group === 'must' || group === 'should') return judged;
  const { due: _due, deadline: _deadline, ...rest } = judged;
  return rest;
}

/** Whether two sources say different things about the same fact. */
const disagree = ({ evidence }: Judgement): boolean =>
  evidence.some((one) =>
    evidence.some(
      (other) => other.fact === one.fact && other.source !== one.source && other.seen !== one.seen,
    ),
  );

const byGroup = (one: PracticeResult, other: PracticeResult): number =>
  GROUPS.indexOf(one.group) - GROUPS.indexOf(other.group);

/** Days compare as their texts do. */
function byDate({ due: one = '9999' }: PracticeResult, { due: other = '9999' }: PracticeResult): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
