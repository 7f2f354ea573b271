/** Lines by the names and numbers that titles of updates use. */
import type { Releases } from '../model/releases.ts';
import type { SystemSeen } from './system.ts';
import { systemVersion, type Version } from './versions.ts';
import { buildOf, windowsName } from './windows.ts';

export interface NamedLine {
  /** How its versions begin. */
  from: Version;
  /** What its maker calls it: `macOS Tahoe`, `Windows 11 25H2`. */
  name?: string | undefined;
}

/** The line of a device, and all lines of its system that feeds name. */
export interface LinesAround {
  own: NamedLine | undefined;
  all: readonly NamedLine[];
}

/** How many numbers name a line: two of Ubuntu's and of old versions of macOS, three of Windows. */
function lengthOf({ platform, os }: SystemSeen, version: Version): number {
  if (platform === 'Windows') return 3;
  const hasTwo = platform === 'Mac' ? version[0] === 10 : /^ubuntu/i.test(os ?? '');
  return hasTwo ? 2 : 1;
}

export function linesAround(seen: SystemSeen, releases: Releases): LinesAround {
  const all = namedLines(seen, releases);
  const version = systemVersion(seen);
  if (!version) return { own: undefined, all };
  const from = version.slice(0, lengthOf(seen, version));
  return { all, own: all.find((line) => line.from.join('.') === from.join('.')) ?? { from } };
}

function namedLines({ platform }: SystemSeen, { sofa, endoflife }: Releases): NamedLine[] {
  if (platform === 'Mac')
    return (sofa?.summary.macos ?? []).map(({ major, name }) => ({
      from: [major],
      name: name && `macOS ${name}`,
    }));
  if (platform !== 'Windows') return [];
  return (endoflife?.summary.products.windows ?? []).map((row) => ({
    from: [10, 0, buildOf(row)],
    name: windowsName(row, ''),
  }));
}
