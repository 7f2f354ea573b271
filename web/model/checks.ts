/** Checks in the order in which they are worth reading. The verdicts themselves come from the report. */
import type { PracticeResult, ReportDevice, Status } from '../../shared/model/report.ts';

/** How checks are grouped, in reading order. */
export const GROUPS = ['must', 'should', 'unknown', 'stale', 'done', 'na'] as const;
export type Group = (typeof GROUPS)[number];

/** The groups that ask for attention; the others are folded. */
export const OPEN_GROUPS = ['must', 'should', 'unknown', 'stale'] as const satisfies readonly Group[];

export interface Check {
  practice: string;
  result: PracticeResult;
  group: Group;
}

const GROUP_OF: Record<Status, Group> = {
  warn: 'must',
  nudge: 'should',
  unknown: 'unknown',
  ok: 'done',
  na: 'na',
};

/**
 * A good result that is too old is a group of its own, and so is whatever a silent device once said: it asks for nothing
 * to be done. Anything else stays where its status puts it.
 */
export const groupOf = (
  { status, stale }: Pick<PracticeResult, 'status'> & { stale?: boolean },
  silent = false,
): Group => {
  const isPast = silent && status !== 'na' && status !== 'unknown';
  return isPast || (status === 'ok' && stale) ? 'stale' : GROUP_OF[status];
};

const soonest = (one: Check, other: Check): number =>
  (one.result.due ?? '9999').localeCompare(other.result.due ?? '9999');

/** All checks of a device; within a group those with the nearest date first, then as the report has them. */
export const checksOf = (device: ReportDevice): Check[] =>
  Object.entries(device.practices)
    .map(([practice, result]) => ({ practice, result, group: groupOf(result, device.silent) }))
    .sort((one, other) => GROUPS.indexOf(one.group) - GROUPS.indexOf(other.group) || soonest(one, other));

/** The checks of one group. */
export const inGroup = (checks: readonly Check[], group: Group): Check[] =>
  checks.filter((check) => check.group === group);

/** How many checks each group has; groups without any are left out. */
export const counts = (checks: readonly Check[]): [Group, number][] =>
  GROUPS.map((group): [Group, number] => [group, inGroup(checks, group).length]).filter(
    ([, count]) => count > 0,
  );

/** Whether the sources say different things about a check. */
export const disagree = ({ evidence }: PracticeResult): boolean =>
  new Set(evidence.map(({ seen }) => seen)).size > 1;

export interface Ordered {
  current: ReportDevice[];
  silent: ReportDevice[];
}

/** As the report has them; the device in use before all others when it can be told; silent devices apart. */
export function orderDevices(devices: readonly ReportDevice[], inUse: string | undefined): Ordered {
  const rank = ({ device_id }: ReportDevice) => (device_id === inUse ? 0 : 1);
  const sorted = [...devices].sort((one, other) => rank(one) - rank(other));
  return {
    current: sorted.filter(({ silent }) => !silent),
    silent: sorted.filter(({ silent }) => silent),
  };
}
