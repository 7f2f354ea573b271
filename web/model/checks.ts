/** Checks as the report has them: their groups and their order are the server's. */
import { GROUPS, type Group, type PracticeResult, type ReportDevice } from '../../shared/model/report.ts';

/** The groups that ask for attention; the others are folded. */
export const OPEN_GROUPS = [
  'must',
  'should',
  'replace',
  'unknown',
  'stale',
] as const satisfies readonly Group[];

export interface Check {
  practice: string;
  result: PracticeResult;
  group: Group;
}

/** All checks of a device. */
export const checksOf = ({ practices }: ReportDevice): Check[] =>
  Object.entries(practices).map(([practice, result]) => ({ practice, result, group: result.group }));

/** The checks of one group. */
export const inGroup = (checks: readonly Check[], group: Group): Check[] =>
  checks.filter((check) => check.group === group);

/** How many checks each group has; groups without any are left out. */
export const counts = (checks: readonly Check[]): [Group, number][] =>
  GROUPS.map((group): [Group, number] => [group, inGroup(checks, group).length]).filter(
    ([, count]) => count > 0,
  );

/** The nearest day first; what has none last, and in the order that it had. */
export const byDay = (one: Check, other: Check): number => {
  const [first, second] = [one.result.due ?? '9999', other.result.due ?? '9999'];
  if (first === second) return 0;
  return first < second ? -1 : 1;
};

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
