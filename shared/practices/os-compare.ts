/** Where a system's version stands in the table of current versions. */
import type { SystemTable } from './os-table.ts';
import type { SystemSeen } from './types.ts';
import { compareVersions, inLine, parseVersion, systemVersion, type Version } from './versions.ts';

export type Comparison =
  | { state: 'current' }
  | { state: 'below_required' | 'below_recommended'; wanted: string; unsupported: boolean }
  /** The table leaves it to the vendor's word on waiting updates. */
  | { state: 'vendor_decides' }
  | { state: 'unknown'; code: UnknownCode; as_of?: string };
type UnknownCode = 'no_table' | 'no_fact' | 'version_unlisted' | 'version_incomplete' | 'os_table_old';

interface Line {
  from: Version;
  required: string;
  recommended: string | undefined;
}

const unknown = (code: UnknownCode): Comparison => ({ state: 'unknown', code });
const numbers = (version: string): Version => parseVersion(version) ?? [];

/** The table's entry: by platform, for Linux by how the system's name begins. */
function entryFor({ platform, os }: SystemSeen, table: SystemTable) {
  if (platform && platform !== 'Linux') return table[platform];
  const name = os?.toLowerCase() ?? '';
  const key = Object.keys(table).find((system) => name.startsWith(system.toLowerCase()));
  return key === undefined ? undefined : table[key];
}

/** A Windows build without its revision cannot be compared with one that has it. */
const incomplete = (version: Version, wanted: string, platform: SystemSeen['platform']) =>
  platform === 'Windows' &&
  version.length < numbers(wanted).length &&
  version.every((part, index) => numbers(wanted)[index] === part);

function withinLine(version: Version, line: Line, platform: SystemSeen['platform']): Comparison {
  for (const [state, wanted] of [
    ['below_required', line.required],
    ['below_recommended', line.recommended],
  ] as const) {
    if (wanted === undefined) continue;
    if (incomplete(version, wanted, platform)) return unknown('version_incomplete');
    if (compareVersions(version, numbers(wanted)) < 0)
      return { state, wanted: line.recommended ?? line.required, unsupported: false };
  }
  return { state: 'current' };
}

function compareLines(
  version: Version,
  lines: readonly Line[],
  platform: SystemSeen['platform'],
): Comparison {
  const own = lines.findLast((line) => inLine(version, line.from));
  if (own) return withinLine(version, own, platform);
  const [oldest] = lines;
  const newest = lines.at(-1);
  if (!oldest || !newest) return unknown('no_table');
  if (compareVersions(version, oldest.from) < 0)
    return { state: 'below_required', wanted: oldest.recommended ?? oldest.required, unsupported: true };
  // Newer than everything that the table knows is newer than everything that it asks for.
  return compareVersions(version, newest.from) > 0 ? { state: 'current' } : unknown('version_unlisted');
}

/**
 * Compares a system with the table.
 *
 * @param oldest milliseconds since 1970: a table from before that cannot say that something is current
 * @returns undefined when neither the version nor a word of the vendor could say anything
 */
export function compareSystem(
  system: SystemSeen,
  table: SystemTable,
  oldest: number,
): Comparison | undefined {
  const entry = entryFor(system, table);
  const version = systemVersion(system);
  if (entry && !entry.lines) return { state: 'vendor_decides' };
  if (!version) return undefined;
  if (!entry?.lines || !entry.as_of) return unknown('no_table');
  const lines = Object.entries(entry.lines)
    .map(([from, { required, recommended }]) => ({ from: numbers(from), required, recommended }))
    .sort((left, right) => compareVersions(left.from, right.from));
  const comparison = compareLines(version, lines, system.platform);
  return comparison.state === 'current' && Date.parse(entry.as_of) < oldest
    ? { state: 'unknown', code: 'os_table_old', as_of: entry.as_of }
    : comparison;
}
