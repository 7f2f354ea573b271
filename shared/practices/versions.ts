/** Versions of operating systems as lists of numbers. */
import type { SystemSeen } from './types.ts';

export type Version = readonly number[];

/**
 * The numbers of a version: `26.6.2 (a)` is 26, 6, 2, so a rapid response counts as at least the plain version.
 *
 * @returns undefined for what does not begin with a number
 */
export function parseVersion(text: string | undefined): Version | undefined {
  const match = /^\D*(\d+(?:\.\d+)*)/.exec(text ?? '');
  return match?.[1]?.split('.').map(Number);
}

/** Below zero when `left` is older; missing parts count as zero. */
export function compareVersions(left: Version, right: Version): number {
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether `version` belongs to the line that `line` begins: 26.6.2 to 26, 10.0.26100.4061 to 10.0.26100. */
export function inLine(version: Version, line: Version): boolean {
  return line.every((part, index) => version[index] === part);
}

/**
 * The version that can be compared. Windows is known by its build: some sources say `6.3` or only `26100.4061`, so
 * `10.0.<build>` is put together from what is there.
 */
export function systemVersion(system: SystemSeen): Version | undefined {
  const version = parseVersion(system.version);
  if (system.platform !== 'Windows') return version;
  if (version && version.length >= 3) return version;
  const build = parseVersion(system.build);
  return build ? (build.length >= 3 ? build : [10, 0, ...build]) : undefined;
}
