/** Holds what functions were given against what they needed on all stacks of a run. */
import { compare, nameOf, type Usage } from '../../../local/permissions/rights.ts';
import { JUSTIFIED } from './justified.ts';

export interface RightsResult {
  /** For the end of the run. */
  line: string;
  /** What is wrong, one line each. */
  problems: string[];
}

/**
 * @param isWhole whether every test ran: only then a right that nothing needed is one too many
 * @param justified with why a right may stay although no test needs it
 */
export function check(usages: readonly Usage[], isWhole: boolean, justified = JUSTIFIED): RightsResult {
  const { refused, idle } = compare(usages);
  const missing = refused.map((call) => `needed and not given: ${nameOf(call)}`);
  const start = `Rights: needed and not given: ${refused.length}; given and never needed: `;
  if (!isWhole) return { line: `${start}only a run of all tests knows`, problems: missing };
  const names = idle.map((right) => `${nameOf(right)}${right.when && ` when ${right.when}`}`);
  const isJustified = (name: string) => justified.some(({ right }) => right.test(name));
  const tooMany = names.filter((name) => !isJustified(name));
  const needless = justified.filter(({ right }) => !names.some((name) => right.test(name)));
  return {
    line: `${start}${tooMany.length} (${names.length - tooMany.length} justified)`,
    problems: [
      ...missing,
      ...tooMany.map((name) => `given and never needed: ${name}`),
      ...needless.map(({ right }) => `justified, and needed or not given: ${right}`),
    ],
  };
}
