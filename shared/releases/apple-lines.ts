/** Which releases of Apple's a device can have, and whether its line still gets them. */
import type { AppleLine, AppleRelease, AppleReleases } from '../model/releases.ts';
import { compareReleases } from './versions.ts';

/** What is looked at: the lines of one system, oldest first, for one model. */
export interface AppleView {
  lines: readonly AppleLine[];
  /** The identifier; undefined: nobody told it. */
  model: string | undefined;
  isMac: boolean;
  feed: AppleReleases;
}

/** @param today what came out later is not there yet: the clock may be at a day before the feed's */
export function appleView(
  feed: AppleReleases,
  model: string | undefined,
  isMac: boolean,
  today: string,
): AppleView {
  const lines = (isMac ? feed.macos : feed.ios)
    .map((line) => lineUntil(line, today))
    .filter(({ releases }) => releases.length > 0)
    .sort((left, right) => left.major - right.major);
  return { lines, model, isMac, feed };
}

/** Its lists stay: for days before feeds kept lists, all of them count together. */
function lineUntil(line: AppleLine, today: string): AppleLine {
  const { releases, devices = [] } = line;
  if (releases.every(({ released }) => released <= today)) return line;
  const lists = releases.flatMap((release) => release.devices ?? []);
  return {
    ...line,
    devices: [...new Set([...devices, ...lists])],
    releases: releases.filter(({ released }) => released <= today),
  };
}

/** A release with vulnerabilities that it fixes; one without any is asked for only together with others. */
export const isSecurity = ({ fixes, exploited }: AppleRelease): boolean =>
  fixes > 0 || Object.keys(exploited).length > 0;

/** An empty list is none: feeds have had such for good devices. */
const listOf = (feed: AppleReleases, index: number | undefined): readonly string[] | undefined => {
  const list = index === undefined ? undefined : feed.device_lists[index];
  return list && list.length > 0 ? list : undefined;
};

/** Whether it is known for which devices a release is: of one for some alone, only its own list tells. */
export const hasList = ({ devices, device_specific }: AppleRelease, { feed }: AppleView): boolean =>
  !device_specific || listOf(feed, devices) !== undefined;

/** All lists of a line. */
const listsOf = ({ devices = [], releases }: AppleLine, feed: AppleReleases) =>
  [...devices, ...releases.map((release) => release.devices)].flatMap((index) => {
    const list = listOf(feed, index);
    return list ? [list] : [];
  });

/** Whether a line is for the model at all. Nobody knows without a model. */
export function takes(line: AppleLine, { model, isMac, feed }: AppleView): boolean {
  if (model === undefined) return false;
  if (isMac) return feed.models[model]?.majors.includes(line.major) ?? false;
  return listsOf(line, feed).some((list) => list.includes(model));
}

/** Whether the feed knows the model. */
export const isKnownModel = (view: AppleView): boolean =>
  view.isMac
    ? view.feed.models[view.model ?? ''] !== undefined
    : view.lines.some((line) => takes(line, view));

/**
 * Whether the model gets a release of a line: by the release's own list, else, on iOS, by all lists of the line; on the
 * Mac all models of a line get what is not for some devices only. Without a model, what is for all.
 */
export function isFor(release: AppleRelease, line: AppleLine, view: AppleView): boolean {
  const { model, isMac, feed } = view;
  const own = listOf(feed, release.devices);
  if (model === undefined || isMac)
    return !release.device_specific || (model !== undefined && (own?.includes(model) ?? false));
  return own ? own.includes(model) : !release.device_specific && takes(line, view);
}

/** The newest of some releases by their numbers; feeds list them in other orders. */
export const newestOf = (releases: readonly AppleRelease[]): AppleRelease | undefined =>
  releases.reduce<AppleRelease | undefined>(
    (newest, release) => (newest && compareReleases(newest, release) >= 0 ? newest : release),
    undefined,
  );

/** How many newer versions of macOS get updates until a line gets none any more. */
const NEWER_MACS = 3;

/** A Mac's line ends on the day on which a third newer one got a security release after its own last one. */
function endOfMacLine(line: AppleLine, { lines }: AppleView): string | undefined {
  const last = line.releases
    .map(({ released }) => released)
    .sort()
    .at(-1);
  if (last === undefined) return undefined;
  const days = lines
    .filter(({ major }) => major > line.major)
    .flatMap(({ releases }) => {
      const later = releases.filter((release) => isSecurity(release) && release.released > last);
      return later.map(({ released }) => released).sort()[0] ?? [];
    });
  return days.sort()[NEWER_MACS - 1];
}

/**
 * Security releases of a line that came after the model's last one and leave it out, oldest first. Where no release of
 * the line is known to be for the model, what is on the device was its last one.
 */
export function leavingOut(line: AppleLine, view: AppleView, own: { version: string; extra?: string }) {
  const last = newestOf(line.releases.filter((release) => isFor(release, line, view))) ?? own;
  return line.releases
    .filter(
      (release) => isSecurity(release) && !isFor(release, line, view) && compareReleases(release, last) > 0,
    )
    .sort(compareReleases);
}

/**
 * The day on which a line ended for the model.
 *
 * @param own the version of the device
 * @returns undefined while it goes on, and where nothing shows that it does not
 */
export function endOfLine(
  line: AppleLine,
  view: AppleView,
  own: { version: string; extra?: string },
): string | undefined {
  if (view.isMac) return endOfMacLine(line, view);
  if (view.model === undefined) return undefined;
  const goesOn = view.lines.some((newer) => newer.major > line.major && takes(newer, view));
  return goesOn ? leavingOut(line, view, own).find((release) => hasList(release, view))?.released : undefined;
}
