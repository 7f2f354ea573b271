/** Where a system's version stands in the organization's own list of versions. */
import { editionOf } from '../releases/edition.ts';
import type { SystemSeen } from '../releases/system.ts';
import { isBeta, systemVersion } from '../releases/versions.ts';
import { ownLine, type ReadyLine, type ReadySystem, readySystem } from './os-lines-read.ts';
import type { SystemTable } from './os-table.ts';
import { type VersionStatus, withinLine } from './os-within.ts';

/** What stands against the list, and which line of it that is. */
export type Comparison = { line?: ReadyLine; system: ReadySystem } & VersionStatus;

const NOTHING: ReadySystem = { lines: [], model_known: false };

/** The table's key: the platform, for Linux the beginning of the system's name. */
function keyFor({ platform, os }: SystemSeen, table: SystemTable): string | undefined {
  if (platform && platform !== 'Linux') return platform;
  const name = os?.toLowerCase() ?? '';
  return Object.keys(table).find((system) => name.startsWith(system.toLowerCase()));
}

/** What people call the system of an entry. */
function calledAs(key: string, os: string | undefined): string {
  if (key === 'iOS' && os?.startsWith('iPadOS')) return 'iPadOS';
  return key === 'Mac' ? 'macOS' : key;
}

/** Windows by the name of its version: "25H2" in the text, and which Windows it is in the system's name. */
function lineByName({ os = '', version = '' }: SystemSeen, { lines }: ReadySystem): ReadyLine | undefined {
  const release = /\b\d\dH\d\b/i.exec(version)?.[0]?.toUpperCase();
  const product = /windows (server|\d+)/i.exec(`${os} ${version}`)?.[0]?.toLowerCase();
  if (!release || !product) return undefined;
  return lines.find(({ name }) => name?.toLowerCase().startsWith(product) && name.endsWith(release));
}

/** A beta may be too old, but it is never what is wanted. */
const released = (standing: VersionStatus, seen: SystemSeen): VersionStatus =>
  isBeta(seen) && (standing.state === 'current' || standing.state === 'supported')
    ? { state: 'unknown', code: 'beta' }
    : standing;

/**
 * Compares a system with the organization's list.
 *
 * @param maxAge milliseconds: a line that nobody has looked at for longer cannot say that something is current
 * @returns undefined where the list has no line for the version
 */
export function compareSystem(
  seen: SystemSeen,
  table: SystemTable,
  now: Date,
  maxAge: number,
): Comparison | undefined {
  const key = keyFor(seen, table);
  const entry = key === undefined ? undefined : table[key];
  if (key === undefined || !entry) return undefined;
  if (!entry.lines) return { system: NOTHING, state: 'supported', code: 'no_update_status' };
  // The last day of a line is over when it is over in UTC.
  const today = now.toISOString().slice(0, 10);
  const system = readySystem(entry, calledAs(key, seen.os), seen, editionOf(seen), today);
  const version = systemVersion(seen);
  const line = version ? ownLine(version, system.lines) : lineByName(seen, system);
  if (!line) return undefined;
  const isOld = Date.parse(line.looked) < now.getTime() - maxAge;
  return { line, system, ...released(withinLine(version ?? line.from, line, system, seen, isOld), seen) };
}
