/** Versions of operating systems as lists of numbers. */
import type { Platform } from '../model/record.ts';
import type { SystemSeen } from './system.ts';

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

/** Windows is known by its build alone: what stands before it is 10.0 on Windows 11, and 6.3 in the registry of both. */
const byBuild = (version: Version): Version => [10, 0, ...version.slice(2)];

/** A version of the table, in the form in which `systemVersion` gives a device's. */
export function lineVersion(text: string, platform: Platform | undefined): Version {
  const version = parseVersion(text) ?? [];
  return platform === 'Windows' && version.length >= 3 ? byBuild(version) : version;
}

/** The macOS that has this kernel (Darwin): 20 is macOS 11, 24 is 15, 25 is 26. */
const byKernel = (kernel: number): Version | undefined =>
  kernel >= 20 ? [kernel < 25 ? kernel - 9 : kernel + 1] : undefined;

/** macOS 11 to 15 call themselves 10.16 before old programs. The build begins with the kernel's version. */
const behind1016 = (build: string | undefined): Version | undefined =>
  byKernel(Number(/^(\d{2})[A-Z]/.exec(build ?? '')?.[1] ?? 0));

/** The first build of Windows 10. */
const WINDOWS_10 = 10_240;

/** Windows calls itself 6.2.9200 (Windows 8) before old programs; its name tells that it is newer. */
const isMasked = (version: Version | undefined, os = ''): boolean =>
  (version?.[2] ?? WINDOWS_10) < WINDOWS_10 && /windows (1\d|server (2016|2019|202\d))\b/i.test(os);

/** Builds of Windows before 10, by the name and by the version of the kernel. 6.2 and 6.3 are what newer ones say, too. */
const OLD_WINDOWS: readonly [name: RegExp, kernel: string | undefined, build: number][] = [
  [/windows 8\.1\b/i, undefined, 9600],
  [/windows 8\b/i, undefined, 9200],
  [/windows 7\b/i, '6.1', 7601],
  [/\bvista\b/i, '6.0', 6002],
  [/\bxp\b/i, '5.1', 2600],
  [/windows server 2003/i, '5.2', 3790],
  [/windows 2000\b/i, '5.0', 2195],
];

function oldBuild(os = '', text = ''): Version | undefined {
  const found =
    OLD_WINDOWS.find(([name]) => name.test(os)) ?? OLD_WINDOWS.find(([, kernel]) => kernel === text);
  return found && [10, 0, found[2]];
}

/**
 * The version that can be compared. Windows is known by its build: some sources say `6.3` or only `26100.4061`, so
 * `10.0.<build>` is put together from what is there.
 */
export function systemVersion({ platform, os, version: text, build: own }: SystemSeen): Version | undefined {
  const version = parseVersion(text);
  if (platform === 'Mac' && version?.[0] === 10 && version[1] === 16) return behind1016(own);
  if (platform === 'Mac' && /^darwin/i.test(os ?? '')) return byKernel(version?.[0] ?? 0);
  if (platform !== 'Windows') return version;
  const found = windowsVersion(version, own) ?? oldBuild(os, text);
  return isMasked(found, os) ? undefined : found;
}

function windowsVersion(version: Version | undefined, own: string | undefined): Version | undefined {
  const build = windowsBuild(parseVersion(own));
  if (!version || version.length < 3) return build && withRevision(build);
  const told = withRevision(byBuild(version));
  // A source that splits it tells the revision beside the build alone.
  return told.length === 3 && build && build[2] === told[2] ? withRevision(build) : told;
}

const windowsBuild = (build: Version | undefined): Version | undefined =>
  build && (build.length >= 3 ? byBuild(build) : [10, 0, ...build]);

/** Programs that ask the system for its version get a revision of 0, whatever it is: that tells none. */
const withRevision = (version: Version): Version => (version[3] === 0 ? version.slice(0, 3) : version);

const BETA_BUILD = /\b\d{2}[A-Z]5\d{3}[a-z]\b/;

/** A version that is not out yet: it says so, or Apple's build does (26A5279m; its last letter is small). */
export function isBeta({ os, version, build }: SystemSeen): boolean {
  const said = `${os ?? ''} ${version ?? ''} ${build ?? ''}`;
  return BETA_BUILD.test(said) || /\b(beta|preview|insider|developer seed)\b/i.test(said);
}

/** The place of a background security improvement after its version: 1 for `(a)`, 0 for the plain version. */
const improvement = (text: string | undefined): number => {
  const letter = /\(([a-z])\)\s*$/.exec(text ?? '')?.[1];
  return letter ? letter.charCodeAt(0) - 96 : 0;
};

/** Below zero when `left` is older: 26.3.1, then 26.3.1 (a), then 26.3.2. */
export function compareReleases(
  left: { version: string; extra?: string },
  right: { version: string; extra?: string },
): number {
  return (
    compareVersions(parseVersion(left.version) ?? [], parseVersion(right.version) ?? []) ||
    improvement(left.extra ?? left.version) - improvement(right.extra ?? right.version)
  );
}
