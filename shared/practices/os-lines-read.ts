/** A system's lines made ready for comparing: sorted, with what holds for one edition on one day. */
import type { Edition } from '../model/releases.ts';
import type { SystemSeen } from '../releases/system.ts';
import { compareVersions, inLine, lineVersion, type Version } from '../releases/versions.ts';
import { nameMatcher } from './name-matcher.ts';
import type { Line, System } from './os-table.ts';

/** `extended`: only for those who have paid or signed up. `unsure`: it depends on the edition, which is not known. */
export type Support = 'supported' | 'extended' | 'ended' | 'unsure' | 'unlisted';

export interface ReadyLine extends Line {
  from: Version;
  /** What people call it: `macOS Golden Gate 27`. */
  label: string;
  /** The day on which somebody looked. */
  looked: string;
  support: Support;
  /** The last day, where one holds for this edition. */
  last_day: string | undefined;
  /** Whether it gets updates on this model; undefined where the line says nothing about models, or nobody knows it. */
  fits: boolean | undefined;
}

export interface ReadySystem {
  /** Oldest first. */
  lines: ReadyLine[];
  /** Some line knows the model. */
  model_known: boolean;
}

type Ends = Line['until'];

const daysOf = (ends: Ends): string[] => (typeof ends === 'string' ? [ends] : Object.values(ends ?? {}));

const labelOf = ({ name }: Line, from: string, system: string) =>
  name && /\d/.test(name) ? name : `${name ?? system} ${from}`;

const dayFor = (ends: Ends, edition: Edition | undefined): string | undefined =>
  typeof ends === 'string' ? ends : edition && ends?.[edition];

/** Without an edition all of them count: what holds for some of them alone is not sure. */
function supportOfAny(until: NonNullable<Ends>, extended: Ends, today: string): Support {
  const days = daysOf(until);
  if (days.every((day) => day >= today)) return 'supported';
  if (days.some((day) => day >= today)) return 'unsure';
  return daysOf(extended).some((day) => day >= today) ? 'extended' : 'ended';
}

function supportOf({ until, extended }: Line, edition: Edition | undefined, today: string): Support {
  if (until === undefined) return 'supported';
  if (!edition) return supportOfAny(until, extended, today);
  const last = dayFor(until, edition);
  if (last === undefined) return 'unlisted';
  if (last >= today) return 'supported';
  return (dayFor(extended, edition) ?? '') >= today ? 'extended' : 'ended';
}

/**
 * @param called what people call the system: `Ubuntu`
 * @param today the day, UTC: `2026-11-27`; the last day of a line still counts
 */
export function readySystem(
  system: System,
  called: string,
  { platform, model }: SystemSeen,
  edition: Edition | undefined,
  today: string,
): ReadySystem {
  const matches = (line: Line) => (model && line.models ? nameMatcher(line.models)(model) : undefined);
  const entries = Object.entries(system.lines ?? {}).map(([from, line]) => ({
    from,
    line,
    fits: matches(line),
  }));
  const model_known = entries.some(({ fits }) => fits);
  const lines = entries
    .map(({ from, line, fits }) => ({
      ...line,
      from: lineVersion(from, platform),
      label: labelOf(line, from, called),
      looked: line.as_of ?? system.as_of ?? '',
      support: supportOf(line, edition, today),
      last_day: dayFor(line.until, edition),
      fits: model_known ? fits : undefined,
    }))
    .sort((left, right) => compareVersions(left.from, right.from));
  return { lines, model_known };
}

/** The line that a version belongs to: the longest of those that it begins with. */
export const ownLine = (version: Version, lines: readonly ReadyLine[]): ReadyLine | undefined =>
  lines.findLast((line) => inLine(version, line.from));

/** The newest line that still gets updates and that this device may be able to run. */
export const newestFor = (lines: readonly ReadyLine[]): ReadyLine | undefined =>
  lines.findLast(
    ({ support, fits, new_devices_only }) => support === 'supported' && fits !== false && !new_devices_only,
  );

/** Whether a line that still gets updates gets them for a few models alone: a newer one has taken the others. */
export const isForFew = ({ models, from }: ReadyLine, lines: readonly ReadyLine[]): boolean =>
  models !== undefined &&
  lines.some(
    (line) =>
      line.support === 'supported' &&
      compareVersions(line.from, from) > 0 &&
      line.models?.some((model) => !models.includes(model)),
  );
