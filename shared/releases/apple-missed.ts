/** What a device of Apple's lacks. */
import type { AppleLine, AppleRelease } from '../model/releases.ts';
import { type AppleView, isFor, isSecurity } from './apple-lines.ts';
import { addDays } from './days.ts';
import { exploitedIn, type MissedRelease, withoutClosed } from './due.ts';
import type { Outlook, WantedRelease } from './standing.ts';
import type { SystemSeen } from './system.ts';
import { compareReleases, systemVersion } from './versions.ts';

/** The device's own version. */
export interface OwnVersion {
  version: string;
  extra?: string;
  /** Whether it is known if a background security improvement is there: some sources tell it by the build alone. */
  knows_extra: boolean;
  major: number;
}

/** The build of an improvement ends in its letter: `25D771280a`. */
export function ownVersion(seen: SystemSeen): OwnVersion | undefined {
  const numbers = systemVersion(seen);
  if (numbers?.[0] === undefined) return undefined;
  const inBuild = /^\d{2}[A-Z]\d+([a-z])$/.exec(seen.build ?? '')?.[1];
  const letter = /\(([a-z])\)/.exec(seen.version ?? '')?.[1] ?? inBuild;
  return {
    version: numbers.join('.'),
    ...(letter && { extra: `(${letter})` }),
    knows_extra: letter !== undefined || seen.build !== undefined,
    major: numbers[0],
  };
}

export const isSettled = ({ released }: AppleRelease, { rules, today }: Outlook): boolean =>
  addDays(released, rules.settle) <= today;

/** What a device lacks of a line. */
export interface Missing {
  /** Also those without vulnerabilities. */
  releases: readonly AppleRelease[];
  /** The security releases among them, with the holes that nothing on the device has closed. */
  open: readonly MissedRelease[];
}

/** The settled releases of a line that a device can have and lacks. */
export function missingIn(line: AppleLine, own: OwnVersion, view: AppleView, outlook: Outlook): Missing {
  const mine = line.releases.filter((release) => isFor(release, line, view));
  const releases = mine.filter(
    (release) =>
      compareReleases(release, own) > 0 &&
      isSettled(release, outlook) &&
      (release.extra === undefined || own.knows_extra),
  );
  const had = mine.filter((release) => compareReleases(release, own) <= 0);
  const closed = new Set(had.flatMap(({ exploited, cves = [] }) => [...Object.keys(exploited), ...cves]));
  return { releases, open: releases.filter(isSecurity).map((release) => holes(release, closed, outlook)) };
}

const holes = (release: AppleRelease, closed: ReadonlySet<string>, { releases }: Outlook): MissedRelease => ({
  released: release.released,
  exploited: withoutClosed(exploitedIn(release, releases), closed),
});

/** The ids of all holes that are being used. */
export const holesOf = (missed: readonly MissedRelease[]): string[] => [
  ...new Set(missed.flatMap(({ exploited }) => Object.keys(exploited))),
];

const systemOf = ({ isMac, model }: AppleView): string => {
  if (isMac) return 'macOS';
  return model?.startsWith('iPad') ? 'iPadOS' : 'iOS';
};

/** `macOS Tahoe 26`, `iPadOS 18` */
export const nameOf = ({ name, major }: AppleLine, view: AppleView): string =>
  `${systemOf(view)} ${name ? `${name} ` : ''}${major}`;

export const asWanted = (
  { version, extra, released, fixes, info }: AppleRelease,
  line: AppleLine,
  view: AppleView,
): WantedRelease => ({
  version: extra ? `${version} ${extra}` : version,
  released,
  system: systemOf(view),
  line: nameOf(line, view),
  ...(fixes > 0 && { fixes }),
  ...(info && { info }),
});
