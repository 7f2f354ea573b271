/** Where a version stands within its own line. */
import { editionOf } from '../releases/edition.ts';
import type { SystemSeen } from '../releases/system.ts';
import { compareVersions, lineVersion, type Version } from '../releases/versions.ts';
import { isForFew, newestFor, type ReadyLine, type ReadySystem } from './os-lines-read.ts';

export type VersionStatus =
  | { state: 'current' }
  | { state: 'below_required' | 'below_recommended'; wanted: Wanted }
  /** No more updates. `hardware`: there is no newer version for this model. */
  | { state: 'ended'; wanted: Wanted; hardware: boolean }
  /** Updates for those alone who have paid or signed up. */
  | { state: 'extended'; wanted: Wanted }
  /** It still gets updates, but whether it has them is not known. The vendor's word on waiting updates may say so. */
  | { state: 'supported'; code: string }
  | { state: 'unknown'; code: string };
/** A version, or what people call it where nobody knows whether the device can run it. */
export type Wanted = { version: string } | { newest: string | undefined };

/** Told without its last parts, so that it may be this patch level or an older one: `10.0.26200`, macOS `26`. */
function isIncomplete(version: Version, wanted: Version, { platform }: SystemSeen): boolean {
  const begins = version.length < wanted.length && version.every((part, index) => wanted[index] === part);
  return begins && (version.length === 1 || (platform !== 'Mac' && platform !== 'iOS'));
}

/** A line may go on for a few models alone: those that a newer one takes get nothing from it any more. */
const endedForModel = (line: ReadyLine, { lines }: ReadySystem): boolean =>
  line.fits === false &&
  lines.some(
    ({ fits, support, from }) => fits && support === 'supported' && compareVersions(from, line.from) > 0,
  );

/** What to go to from a line that has ended. */
function beyond({ lines }: ReadySystem, seen: SystemSeen): Wanted {
  const newest = newestFor(lines);
  // Only a list of models says that this very device can run it.
  if (newest?.fits) return { version: newest.recommended ?? newest.from.join('.') };
  const isKept = ['server', 'ltsc', 'iot_ltsc', 'azure_local'].includes(editionOf(seen) ?? '');
  return { newest: isKept ? undefined : newest?.label };
}

/** What keeps a line from being judged by its patch level, if anything does. */
function gone(line: ReadyLine, system: ReadySystem, seen: SystemSeen): VersionStatus | undefined {
  if (line.support === 'unlisted') return { state: 'unknown', code: 'version_unlisted' };
  if (line.support === 'unsure') return { state: 'unknown', code: 'edition_unknown' };
  if (line.support !== 'ended' && !endedForModel(line, system)) return undefined;
  const hardware = system.model_known && !newestFor(system.lines)?.fits;
  return { state: 'ended', wanted: beyond(system, seen), hardware };
}

/** Servers and clients of one build are patched under different revisions; a line of servers has "Server" in its name. */
const isOfOthers = ({ name }: ReadyLine, seen: SystemSeen): boolean =>
  ['server', 'azure_local'].includes(editionOf(seen) ?? '') && !/server|azure/i.test(name ?? '');

/** Against the line's patch levels; undefined where it is at least the newest of them. */
function behind(
  version: Version,
  line: ReadyLine,
  system: ReadySystem,
  seen: SystemSeen,
): VersionStatus | undefined {
  for (const [state, least] of [
    ['below_required', line.required],
    ['below_recommended', line.recommended],
  ] as const) {
    if (least === undefined) continue;
    const wanted = lineVersion(least, seen.platform);
    if (isIncomplete(version, wanted, seen)) return { state: 'supported', code: 'version_incomplete' };
    if (compareVersions(version, wanted) >= 0) continue;
    const few = line.fits === undefined && isForFew(line, system.lines);
    return { state, wanted: few ? beyond(system, seen) : { version: line.recommended ?? least } };
  }
  return undefined;
}

/**
 * @param isOld nobody has looked at the line for too long to say that something is current
 */
export function withinLine(
  version: Version,
  line: ReadyLine,
  system: ReadySystem,
  seen: SystemSeen,
  isOld: boolean,
): VersionStatus {
  const found = gone(line, system, seen);
  if (found) return found;
  if (isOfOthers(line, seen)) return { state: 'supported', code: 'patch_unknown' };
  const missed = behind(version, line, system, seen);
  if (missed) return missed;
  if (line.support === 'extended') return { state: 'extended', wanted: beyond(system, seen) };
  if (!line.required && !line.recommended) return { state: 'supported', code: 'patch_unknown' };
  return isOld ? { state: 'supported', code: 'os_table_old' } : { state: 'current' };
}
