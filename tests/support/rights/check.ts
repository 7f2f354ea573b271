/** Holds what functions were given against what they needed on all stacks of a run. */
import { compare, nameOf, type Right, type Usage } from '../../../local/permissions/rights.ts';
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
  const untried = ofSourcesThatNoTestRuns(usages, idle);
  const names = idle
    .filter((right) => !untried.includes(right))
    .map((right) => `${nameOf(right)}${right.when && ` when ${right.when}`}`);
  const isJustified = (name: string) => justified.some(({ right }) => right.test(name));
  const tooMany = names.filter((name) => !isJustified(name));
  const needless = justified.filter(({ right }) => !names.some((name) => right.test(name)));
  const alike =
    untried.length > 0 ? `, ${untried.length} of sources that no stack ran, as others need them` : '';
  return {
    line: `${start}${tooMany.length} (${names.length - tooMany.length} justified${alike})`,
    problems: [
      ...missing,
      ...tooMany.map((name) => `given and never needed: ${name}`),
      ...needless.map(({ right }) => `justified, and needed or not given: ${right}`),
    ],
  };
}

const SOURCE = /-source-([a-z\d]+)$/;

/**
 * Stacks of tests run some of the sources, or each new one would take them longer. The others have the same statements
 * (resources/statements.yml): what a source that ran needed, they need as well. A right of their own is not among these.
 */
function ofSourcesThatNoTestRuns(usages: readonly Usage[], idle: readonly Right[]): Right[] {
  const ran = new Set(usages.flatMap(({ needed }) => needed.map((call) => call.function)));
  const used = (usages[0]?.given ?? []).filter((right) => ran.has(right.function) && !idle.includes(right));
  const shapes = new Set(used.flatMap((right) => shapeOf(right) ?? []));
  return idle.filter((right) => {
    const shape = shapeOf(right);
    return !ran.has(right.function) && shape !== undefined && shapes.has(shape);
  });
}

/** A source's right without its name; secrets end in characters of their own. */
function shapeOf({ function: name, action, resource, when }: Right): string | undefined {
  const source = SOURCE.exec(name)?.[1];
  return source && [action, resource.replace(new RegExp(`/${source}(-\\w{6})?$`), '/*'), when].join(' ');
}
