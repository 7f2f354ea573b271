/** Lines by their ends of support, as endoflife.date tells them. */
import type { SupportedLine } from '../model/releases.ts';
import { isOlder } from './age.ts';
import { addDays } from './days.ts';
import { dueOf } from './due.ts';
import { type Outlook, type Standing, unknown } from './standing.ts';
import { compareVersions, inLine, parseVersion, type Version } from './versions.ts';

/** Ends are planned for years: what was read of them stays good for longer than versions do. Days. */
export const ENDS_STAY_GOOD = 180;

/** The lines of a product; undefined where nothing is known of it. */
export const linesOf = (product: string, { releases }: Outlook): readonly SupportedLine[] | undefined =>
  releases.endoflife?.summary.products[product];

/** Whether what is known of ends is too old to say that a line goes on. */
export const endsAreOld = ({ releases, now }: Outlook): boolean =>
  releases.endoflife !== undefined && isOlder(releases.endoflife, ENDS_STAY_GOOD, now);

export const endsOld = ({ releases }: Outlook): Standing =>
  unknown('feed_old', false, releases.endoflife?.feed_time.slice(0, 10));

/** Whether a line's last day is over. The day itself still counts. */
export const isOver = ({ ends, ended }: SupportedLine, today: string): boolean =>
  ends === undefined ? ended === true : ends < today;

/** Whether those who have paid or signed up still get updates. */
export const isExtended = ({ extended_ends }: SupportedLine, today: string): boolean =>
  extended_ends !== undefined && extended_ends >= today;

/** The line that a version belongs to, by the number in the line's name: the longest that it begins with. */
export function lineOf(version: Version, lines: readonly SupportedLine[]): SupportedLine | undefined {
  return lines
    .map((line) => ({ line, from: parseVersion(line.name) ?? [] }))
    .filter(({ from }) => from.length > 0 && inLine(version, from))
    .sort((left, right) => right.from.length - left.from.length)[0]?.line;
}

const byName = (left: SupportedLine, right: SupportedLine) =>
  compareVersions(parseVersion(left.name) ?? [], parseVersion(right.name) ?? []);

/** The newest line that still gets updates. */
export const newestSupported = (lines: readonly SupportedLine[], today: string): SupportedLine | undefined =>
  [...lines].sort(byName).findLast((line) => !isOver(line, today));

/** A version in no line: newer than all, or none that anybody knows. */
export function outside(version: Version, lines: readonly SupportedLine[]): Standing {
  const newest = [...lines].sort(byName).at(-1);
  const isNewer = newest !== undefined && compareVersions(version, parseVersion(newest.name) ?? []) > 0;
  return isNewer ? unknown('version_newer', true) : unknown('version_unlisted');
}

/**
 * A line that has ended, or that ends so soon that it is time to plan.
 *
 * @param newest what people call the line to go to
 * @returns undefined while there is time
 */
export function endStanding(
  line: SupportedLine,
  newest: string | undefined,
  outlook: Outlook,
): Extract<Standing, { state: 'upgrade_wanted' }> | undefined {
  const { today, rules } = outlook;
  const { ends } = line;
  const isSoon = ends !== undefined && addDays(ends, -rules.end_notice) <= today;
  if (!isOver(line, today) && !(isSoon && newest !== undefined)) return undefined;
  const due = ends === undefined ? undefined : dueOf([], outlook, [{ day: ends, code: 'line_ends' }]);
  return {
    state: 'upgrade_wanted',
    exploited: [],
    ...(newest && { newest }),
    ...(ends && { ended: ends }),
    ...(isOver(line, today) && isExtended(line, today) && { extended: true as const }),
    ...(due && { due }),
  };
}
