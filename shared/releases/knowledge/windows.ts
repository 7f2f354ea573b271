/** What copies of Microsoft's months say together, and what may not go back in them. Pure. */
import type { WindowsFix, WindowsFixes } from '../../model/releases.ts';
import type { KnowledgeRules } from '../acceptance.ts';
import { parseVersion } from '../versions.ts';

const nameOf = ({ month, line }: WindowsFix): string => `${month} ${line}`;

export const WINDOWS_RULES: KnowledgeRules<WindowsFixes> = {
  /** By month, and in a month by build. Builds of lines are in no order of age; none of a month is ever pushed out. */
  lines: ({ fixes }) =>
    fixes
      .map((fix) => ({ name: nameOf(fix), newest: parseVersion(fix.update) ?? [] }))
      .toSorted((left, right) => left.name.localeCompare(right.name)),
  union(known, later, day) {
    const old = new Map(known.fixes.map((fix) => [nameOf(fix), fix]));
    const fresh = later.fixes.map((fix) => unionOfFix(old.get(nameOf(fix)), fix, day));
    const names = new Set(fresh.map(nameOf));
    return { fixes: [...fresh, ...known.fixes.filter((fix) => !names.has(nameOf(fix)))] };
  },
  combine: (documents) => ({ fixes: documents.flatMap(({ fixes }) => fixes) }),
};

/** What is found to be exploited later has the day on which that was said first. */
function unionOfFix(known: WindowsFix | undefined, later: WindowsFix, day: string): WindowsFix {
  if (!known) return later;
  const found = Object.keys(later.exploited).filter((cve) => !(cve in known.exploited));
  const exploited = { ...known.exploited, ...Object.fromEntries(found.map((cve) => [cve, day])) };
  return { ...later, released: known.released, exploited };
}
