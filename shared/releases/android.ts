/** What an Android device should do about its system: its patch level against Google's quarterly ones. */
import { addDays } from './days.ts';
import { dueOf } from './due.ts';
import { endStanding, endsAreOld, endsOld, lineOf, linesOf, outside } from './ends.ts';
import { type Outlook, type Standing, unknown } from './standing.ts';
import type { SystemSeen } from './system.ts';
import { isBeta, systemVersion } from './versions.ts';

/** The months whose levels hold everything since the last such one; the others have only what is most urgent. */
const QUARTERS = [3, 6, 9, 12];

/** A maker ships a level up to two months before its day; one that is further ahead is a mistake. */
const DAYS_AHEAD = 62;

/** The quarterly levels of a year and the next, oldest first: `2026-06-01`. */
const levelsFrom = (year: number): string[] =>
  [year, year + 1].flatMap((one) => QUARTERS.map((month) => `${one}-${String(month).padStart(2, '0')}-01`));

/** The newest quarterly level that makers have had time for. Source: Android's security bulletins. */
export function levelDue({ today, rules }: Outlook): string {
  const latest = addDays(today, -rules.makers_lag);
  return levelsFrom(Number(latest.slice(0, 4)) - 1).findLast((level) => level <= latest) ?? latest;
}

export function androidStanding(seen: SystemSeen, outlook: Outlook): Standing {
  const { patch_level: level } = seen;
  const isPlausible = level !== undefined && level <= addDays(outlook.today, DAYS_AHEAD);
  const wanted = levelDue(outlook);
  // A device that got a patch lately gets patches, whatever is said of its version.
  if (isPlausible && level >= wanted) return isBeta(seen) ? unknown('beta') : { state: 'current' };
  const line = lineStanding(seen, outlook);
  if (line.state !== 'unknown' || !isPlausible) return line;
  const due = dueOf([], outlook, [
    {
      day: addDays(firstMissed(level), outlook.rules.makers_lag + outlook.rules.update_within),
      code: 'patch_level',
    },
  ]);
  return due ? { state: 'patch_wanted', level: wanted, due } : line;
}

/** The first quarterly level that a device lacks. */
const firstMissed = (level: string): string =>
  levelsFrom(Number(level.slice(0, 4))).find((one) => one > level) ?? level;

/** By its version alone, as devices are judged that tell no patch level. */
function lineStanding(seen: SystemSeen, outlook: Outlook): Standing {
  const lines = linesOf('android', outlook);
  if (!lines) return unknown('no_feed', true);
  const version = systemVersion(seen);
  if (!version) return unknown('version_incomplete');
  const line = lineOf(version, lines);
  if (!line) return isBeta(seen) ? unknown('beta') : outside(version, lines);
  const ended = endStanding(line, undefined, outlook);
  if (ended) return ended;
  if (endsAreOld(outlook)) return endsOld(outlook);
  return isBeta(seen) ? unknown('beta') : unknown('patch_level_missing', true);
}
