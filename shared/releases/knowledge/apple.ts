/** What copies of SOFA say together, and what may not go back in it. Pure. */
import type { LineMark } from '../../model/feed.ts';
import type { AppleLine, AppleRelease, AppleReleases } from '../../model/releases.ts';
import type { KnowledgeRules } from '../acceptance.ts';
import { compareVersions, parseVersion, type Version } from '../versions.ts';
import { deviceLists, type Places } from './device-lists.ts';

export const APPLE_RULES: KnowledgeRules<AppleReleases> = {
  lines: ({ macos, ios }) => [...marksOf('macOS', macos), ...marksOf('iOS', ios)],
  models: newestOfModels,
  union(known, later, day) {
    const lists = deviceLists();
    const [before, now] = [lists.placesOf(known), lists.placesOf(later)];
    const lines = (old: readonly AppleLine[], fresh: readonly AppleLine[]) =>
      unionOfLines(old.map(before.line), fresh.map(now.line), day, lists);
    const macos = lines(known.macos, later.macos);
    const ios = lines(known.ios, later.ios);
    return { macos, ios, device_lists: lists.all(), models: unionOfModels(known, later) };
  },
  combine(documents) {
    const lists = deviceLists();
    const moved = documents.map((document) => {
      const { line } = lists.placesOf(document);
      return { macos: document.macos.map(line), ios: document.ios.map(line), models: document.models };
    });
    return {
      macos: moved.flatMap(({ macos }) => macos),
      ios: moved.flatMap(({ ios }) => ios),
      device_lists: lists.all(),
      models: Object.assign({}, ...moved.map(({ models }) => models)),
    };
  },
};

const numbers = ({ version }: Pick<AppleRelease, 'version'>): Version => parseVersion(version) ?? [];

/** The maximum is computed here: feeds sort versions as texts at times. */
function newestOf({ releases }: Pick<AppleLine, 'releases'>): Version {
  return releases.map(numbers).reduce((newest, one) => (compareVersions(one, newest) > 0 ? one : newest), []);
}

const marksOf = (system: string, lines: readonly AppleLine[]): LineMark[] =>
  lines
    .filter(({ releases }) => releases.length > 0)
    .toSorted((left, right) => left.major - right.major)
    .map((line) => ({ name: `${system} ${line.major}`, newest: newestOf(line) }));

/** The newest major that each model can run, by the map of Macs and by lists of phones and tablets. */
function newestOfModels({ ios, device_lists, models }: AppleReleases): LineMark[] {
  const newest = new Map<string, number>();
  for (const [id, { majors }] of Object.entries(models)) newest.set(id, Math.max(0, ...majors));
  for (const { major, devices = [], releases } of ios) {
    const places = new Set([...devices, ...releases.flatMap((release) => release.devices ?? [])]);
    for (const id of [...places].flatMap((place) => device_lists[place] ?? []))
      newest.set(id, Math.max(newest.get(id) ?? 0, major));
  }
  return [...newest].map(([name, major]) => ({ name, newest: [major] }));
}

/** A line that is listed no more stays, with the day on which that was noticed. */
function unionOfLines(
  known: readonly AppleLine[],
  later: readonly AppleLine[],
  day: string,
  lists: Places,
): AppleLine[] {
  const fresh = new Map(later.map((line) => [line.major, line]));
  const old = new Map(known.map((line) => [line.major, line]));
  const gone = known
    .filter(({ major }) => !fresh.has(major))
    .map((line) => ({ unlisted_since: day, ...line }));
  return [...later.map((line) => unionOfLine(old.get(line.major), line, day, lists)), ...gone];
}

function unionOfLine(known: AppleLine | undefined, later: AppleLine, day: string, lists: Places): AppleLine {
  if (!known) return later;
  const { unlisted_since: _listedAgain, ...before } = known;
  const newest = newestOf(later);
  const fresh = new Map(later.releases.map((release) => [nameOf(release), release]));
  // What was withdrawn is no version any more: only a reply that was refused for a day says so.
  const missing = known.releases.filter(
    (release) => !fresh.has(nameOf(release)) && compareVersions(numbers(release), newest) <= 0,
  );
  const old = new Map(known.releases.map((release) => [nameOf(release), release]));
  const releases = [...fresh].map(([name, release]) => unionOfRelease(old.get(name), release, day));
  const devices = lists.largest([...(later.devices ?? []), ...(known.devices ?? [])]);
  return {
    ...before,
    ...later,
    releases: [...releases, ...missing],
    ...(devices.length > 0 && { devices }),
  };
}

const nameOf = ({ version, extra = '' }: AppleRelease): string => `${version} ${extra}`;

function unionOfRelease(known: AppleRelease | undefined, later: AppleRelease, day: string): AppleRelease {
  if (!known) return later;
  const { devices: _listed, device_specific: _specific, ...rest } = later;
  const found = Object.keys(later.exploited).filter((cve) => !(cve in known.exploited));
  const isSameKind = known.device_specific === later.device_specific;
  const devices = later.devices ?? (isSameKind ? known.devices : undefined);
  return {
    ...rest,
    // Pages about releases get newer dates when they are changed.
    released: known.released,
    fixes: Math.max(known.fixes, later.fixes),
    exploited: { ...known.exploited, ...Object.fromEntries(found.map((cve) => [cve, day])) },
    ...(devices !== undefined && { devices }),
    ...(later.device_specific && { device_specific: true as const }),
  };
}

/** A model keeps the lines that the feed does not list any more; of the others, the later copy knows. */
function unionOfModels(known: AppleReleases, later: AppleReleases): AppleReleases['models'] {
  const listed = new Set(later.macos.map(({ major }) => major));
  const both = Object.entries(later.models).map(([id, { name, majors }]) => {
    const past =
      known.models[id]?.majors.filter((major) => !listed.has(major) && !majors.includes(major)) ?? [];
    return [id, { name, majors: [...majors, ...past] }] as const;
  });
  return { ...known.models, ...Object.fromEntries(both) };
}
