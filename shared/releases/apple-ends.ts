/** Apple's lines by their ends, for devices of which SOFA knows neither the model nor the line. */
import type { SupportedLine } from '../model/releases.ts';
import { addDays } from './days.ts';
import { dueOf } from './due.ts';
import { endStanding, endsAreOld, endsOld, isOver, lineOf, linesOf, newestSupported } from './ends.ts';
import { type Outlook, type Standing, unknown } from './standing.ts';
import type { SystemSeen } from './system.ts';
import { compareVersions, parseVersion, systemVersion, type Version } from './versions.ts';

const isPad = ({ model, os }: SystemSeen): boolean => model?.startsWith('iPad') ?? /^iPadOS/i.test(os ?? '');

function systemName(seen: SystemSeen): 'macOS' | 'iPadOS' | 'iOS' {
  if (seen.platform === 'Mac') return 'macOS';
  return isPad(seen) ? 'iPadOS' : 'iOS';
}

/**
 * What is newest in the line, and whether the line has ended; never that a device can have nothing newer.
 *
 * @returns undefined where nothing is known of the line
 */
export function appleLineStanding(seen: SystemSeen, outlook: Outlook): Standing | undefined {
  const version = systemVersion(seen);
  const line = ownLine(seen, outlook);
  if (!line || !version) return undefined;
  if (isOver(line, outlook.today)) return endStanding(line, undefined, outlook);
  return againstLatest(version, line, systemName(seen), outlook);
}

const linesFor = (seen: SystemSeen, outlook: Outlook) =>
  linesOf(systemName(seen).toLowerCase(), outlook) ?? [];

function ownLine(seen: SystemSeen, outlook: Outlook): SupportedLine | undefined {
  const version = systemVersion(seen);
  return version && lineOf(version, linesFor(seen, outlook));
}

/** Whether a newer line than the newest that SOFA lists is out. @param major of that one */
export const isNewerOut = (system: 'macos' | 'ios', major: number, outlook: Outlook): boolean =>
  (linesOf(system, outlook) ?? []).some(
    ({ name, released }) =>
      (parseVersion(name)?.[0] ?? 0) > major && released !== undefined && released <= outlook.today,
  );

/** The last day of a line that SOFA lists no more; undefined where nobody says that it is over. */
export function knownEnd(seen: SystemSeen, outlook: Outlook): string | undefined {
  const line = ownLine(seen, outlook);
  return line && isOver(line, outlook.today) ? line.ends : undefined;
}

function againstLatest(version: Version, line: SupportedLine, system: string, outlook: Outlook): Standing {
  const { version: text, released } = line.latest ?? {};
  const newest = parseVersion(text);
  if (!newest || !text) return unknown('patch_unknown', true);
  if (compareVersions(version, newest) >= 0)
    return endsAreOld(outlook) ? endsOld(outlook) : { state: 'current' };
  const newestLine = newestSupported(linesOf(system.toLowerCase(), outlook) ?? [], outlook.today);
  const isSettled = released !== undefined && addDays(released, outlook.rules.settle) <= outlook.today;
  const due = isSettled ? dueOf([{ released, exploited: {} }], outlook) : undefined;
  if (!isSettled || !due) return unknown('patch_unknown', true);
  // An older line of phones goes on for some models alone, and nobody says for which.
  if (system !== 'macOS' && !outlook.releases.sofa && newestLine && newestLine !== line)
    return { state: 'upgrade_wanted', newest: `${system} ${newestLine.name}`, exploited: [], due };
  const wanted = { version: text, released, system, line: `${system} ${line.name}` };
  return { state: 'update_wanted', wanted, exploited: [], due };
}
