/** SOFA's documents → the summary that is kept. Derived members (`Latest` as the newest, `SupersededBy`) are wrong at times and not read. */
import { feedDay } from '../../shared/adapter-kit/feed.ts';
import { bounded, compact } from '../../shared/adapter-kit/read.ts';
import type { AppleLine, AppleRelease, AppleReleases } from '../../shared/model/releases.ts';
import {
  LINE_NAME,
  type SofaDocument,
  type WrittenImprovement,
  type WrittenLine,
  type WrittenRelease,
} from './schema.ts';

export type ApplePlatform = 'macos' | 'ios';

/** For how long all that a release fixes is kept, so that a later word about one of them counts; milliseconds. */
const KEEP_FIXES = 120 * 86_400_000;

interface Reduction {
  platform: ApplePlatform;
  /** The document's own time. */
  at: string;
  lists: ReturnType<typeof deviceLists>;
  /** Makes identifiers of models of what a release lists. */
  models(devices: readonly string[]): readonly string[];
}

/**
 * @param at the document's own time, ISO 8601 UTC
 * @throws TypeError for a release without a day
 */
export function reduce(platform: ApplePlatform, document: SofaDocument, at: string): AppleReleases {
  const lists = deviceLists();
  const boards = document.Devices ?? {};
  // On the Mac, releases list boards; several may be of one model.
  const models = (devices: readonly string[]) =>
    platform === 'ios' ? devices : devices.flatMap((board) => boards[board]?.DeviceID ?? []);
  const reduction = { platform, at, lists, models };
  const improvements = document.BackgroundSecurityImprovements ?? {};
  const lines = document.OSVersions.map((line) => reduceLine(line, improvements, reduction));
  return {
    ...{ macos: [], ios: [], [platform]: lines },
    device_lists: lists.all(),
    models: Object.fromEntries(
      Object.entries(document.Models ?? {}).map(([id, { MarketingName, OSVersions }]) => [
        id,
        { name: bounded(MarketingName ?? id), majors: OSVersions ?? [] },
      ]),
    ),
  };
}

function reduceLine(
  { OSVersion, Latest, SecurityReleases }: WrittenLine,
  improvements: Readonly<Record<string, readonly WrittenImprovement[]>>,
  reduction: Reduction,
): AppleLine {
  const [, written = '', major = ''] = LINE_NAME.exec(OSVersion) ?? [];
  const called = written.trim();
  // On its first day a line may have nothing but its latest release.
  const listed = [...(SecurityReleases ?? []), ...(Latest ? [Latest] : [])];
  const releases = [
    ...listed.map((release) => reduceRelease(release, reduction)),
    ...(improvements[major] ?? []).map((one) => reduceImprovement(one, reduction)),
  ];
  const whole =
    reduction.platform === 'ios' ? reduction.lists.place(Latest?.SupportedDevices ?? []) : undefined;
  return compact({
    major: Number(major),
    name: called === '' ? undefined : called,
    releases: [...Map.groupBy(releases, ({ version, extra = '' }) => `${version} ${extra}`).values()].map(
      asOne,
    ),
    devices: whole === undefined ? undefined : [whole],
  }) as AppleLine;
}

function reduceRelease(written: WrittenRelease, reduction: Reduction): AppleRelease {
  const released = dayOf(written.ReleaseDate, written.ProductVersion);
  const cves = Object.keys(written.CVEs ?? {}).sort();
  const exploited = Object.fromEntries((written.ActivelyExploitedCVEs ?? []).map((cve) => [cve, released]));
  const isRecent = Date.parse(reduction.at) - Date.parse(released) <= KEEP_FIXES;
  return compact({
    version: written.ProductVersion,
    released,
    fixes: Math.max(cves.length, written.UniqueCVEsCount ?? 0, Object.keys(exploited).length),
    exploited,
    cves: isRecent && cves.length > 0 ? cves : undefined,
    info: linkIn(written.SecurityInfo),
    ...devicesOf(written, reduction),
  }) as AppleRelease;
}

function reduceImprovement(written: WrittenImprovement, reduction: Reduction): AppleRelease {
  const cves = [...(written.CVEs ?? [])].sort();
  const released = dayOf(written.PostingDate, written.Version);
  const isRecent = Date.parse(reduction.at) - Date.parse(released) <= KEEP_FIXES;
  return compact({
    version: written.Version,
    extra: written.VersionExtra ?? undefined,
    released,
    fixes: cves.length,
    exploited: {},
    cves: isRecent && cves.length > 0 ? cves : undefined,
    info: linkIn(written.SecurityInfo),
    ...devicesOf(written, reduction),
  }) as AppleRelease;
}

/** For which models it is. On the Mac boards are wrong in places, so only a release for single devices is narrowed. */
function devicesOf(
  { SupportedDevices, DeviceScope }: Pick<WrittenRelease, 'SupportedDevices' | 'DeviceScope'>,
  { platform, lists, models }: Reduction,
): Pick<AppleRelease, 'devices' | 'device_specific'> {
  const isSpecific = DeviceScope === 'device-specific';
  const place = platform === 'ios' || isSpecific ? lists.place(models(SupportedDevices ?? [])) : undefined;
  return {
    ...(place !== undefined && { devices: place }),
    ...(isSpecific && { device_specific: true as const }),
  };
}

/** One release that the feed lists twice. What one of them does not say, the other may. */
function asOne(twice: readonly AppleRelease[]): AppleRelease {
  const [released = ''] = twice.map((one) => one.released).sort();
  return {
    ...(Object.assign({}, ...twice.toReversed()) as AppleRelease),
    released,
    fixes: Math.max(...twice.map(({ fixes }) => fixes)),
    exploited: Object.assign({}, ...twice.map(({ exploited }) => exploited)),
  };
}

function dayOf(text: string, version: string): string {
  const day = feedDay(text);
  if (day === undefined) throw new TypeError(`Release ${version} has no day.`);
  return day;
}

/** People follow it: nothing but a web page. */
const linkIn = (written: string | null | undefined): string | undefined =>
  written?.startsWith('https://') ? bounded(written) : undefined;

/** Lists of models, each once. An empty one says nothing. */
function deviceLists() {
  const places = new Map<string, number>();
  const all: string[][] = [];
  return {
    all: () => all,
    place(devices: readonly string[]): number | undefined {
      if (devices.length === 0) return undefined;
      const list = [...new Set(devices)].sort();
      const key = list.join(' ');
      const place = places.get(key) ?? all.push(list) - 1;
      places.set(key, place);
      return place;
    },
  };
}
