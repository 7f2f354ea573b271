/** Holds what functions were given against what they needed on all stacks of a run. */
import { compare, nameOf, type Right, type Usage } from '../../../local/permissions/rights.ts';
import { TEST_SOURCES } from '../test-sources.ts';
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
 * @param sources those whose every right some test has to need
 */
export function check(
  usages: readonly Usage[],
  isWhole: boolean,
  justified = JUSTIFIED,
  sources: readonly string[] = TEST_SOURCES,
): RightsResult {
  const { refused, idle } = compare(usages);
  const missing = refused.map((call) => `needed and not given: ${nameOf(call)}`);
  const start = `Rights: needed and not given: ${refused.length}; given and never needed: `;
  if (!isWhole) return { line: `${start}only a run of all tests knows`, problems: missing };
  const untried = ofOtherSources(usages, idle, sources);
  const names = idle
    .filter((right) => !untried.includes(right))
    .map((right) => `${nameOf(right)}${right.when && ` when ${right.when}`}`);
  const isJustified = (name: string) => justified.some(({ right }) => right.test(name));
  const tooMany = names.filter((name) => !isJustified(name));
  const needless = justified.filter(({ right }) => !names.some((name) => right.test(name)));
  const alike = untried.length > 0 ? `, ${untried.length} of other sources, as these need them` : '';
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
 * (resources/statements.yml): what one of these needed, they need as well. A right of their own is not among these.
 */
function ofOtherSources(
  usages: readonly Usage[],
  idle: readonly Right[],
  sources: readonly string[],
): Right[] {
  const used = (usages[0]?.given ?? []).filter((right) => !idle.includes(right));
  const shapes = new Set(used.flatMap((right) => shapeOf(right) ?? []));
  return idle.filter((right) => {
    const shape = shapeOf(right);
    const isOther = !sources.includes(SOURCE.exec(right.function)?.[1] ?? '');
    return isOther && shape !== undefined && shapes.has(shape);
  });
}

/** A source's right without its name; secrets end in characters of their own. */
function shapeOf({ function: name, action, resource, when }: Right): string | undefined {
  const source = SOURCE.exec(name)?.[1];
  return source && [action, resource.replace(new RegExp(`/${source}(-\\w{6})?$`), '/*'), when].join(' ');
}
