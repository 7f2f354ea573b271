/** What a Windows computer should do about its system: fixes by month from MSRC, ends by edition from endoflife.date. */
import type { Edition, SupportedLine, WindowsFix } from '../model/releases.ts';
import { feedIsOld } from './age.ts';
import { addDays } from './days.ts';
import { dueOf, exploitedIn, type MissedRelease, withoutClosed } from './due.ts';
import { editionOf } from './edition.ts';
import { endStanding, endsAreOld, endsOld, isOver, linesOf } from './ends.ts';
import { type Outlook, type Standing, unknown, type WantedRelease } from './standing.ts';
import type { SystemSeen } from './system.ts';
import { compareVersions, isBeta, parseVersion, systemVersion, type Version } from './versions.ts';

/** Since Windows 11 a version of the first half of a year comes with new devices only and is no update for others. */
const NEW_DEVICES_ONLY = /^11-\d\dh1\b/i;

/** From this build on it is Windows 11, whatever the system calls itself. */
const WINDOWS_11 = 22_000;

/** What is known of the line of a computer. */
interface WindowsLine {
  /** `10.0.26100` */
  build: string;
  /** `Windows 11 24H2` */
  name: string;
  /** The rows of its build that are for its edition; of all where the edition is not known. */
  rows: readonly SupportedLine[];
  edition: Edition | undefined;
}

export function windowsStanding(seen: SystemSeen, outlook: Outlook): Standing {
  const version = systemVersion(seen) ?? namedBuild(seen, outlook);
  if (!version || version.length < 3) return unknown('version_incomplete');
  const line = lineOf(version, seen, outlook);
  const behind = fixesStanding(version, line, outlook);
  const ending = endingOf(line, outlook);
  const bad = worse(behind, ending, outlook);
  if (bad) return bad;
  if (isBeta(seen)) return unknown('beta');
  return goodStanding(version, line, outlook);
}

/** What is to be done first, of updates of its line and of the line's end. */
function worse(
  behind: Extract<Standing, { state: 'update_wanted' }> | undefined,
  ending: Extract<Standing, { state: 'upgrade_wanted' }> | undefined,
  { today }: Outlook,
): Standing | undefined {
  if (!behind || !ending) return behind ?? ending;
  const isFirst = (ending.due?.day ?? '') < behind.due.day;
  if ((ending.ended ?? '') >= today) return isFirst ? ending : behind;
  // Whoever lacks what is overdue does not get what others have paid for.
  const { extended, ...rest } = ending;
  const paid = extended && behind.due.day >= today;
  return {
    ...rest,
    ...(paid && { extended }),
    exploited: behind.exploited,
    ...(!isFirst && { due: behind.due }),
  };
}

const productOf = (edition: Edition | undefined) => (edition === 'server' ? 'windows-server' : 'windows');

/** Windows by the name of its version, where no build is told: `25H2`. */
function namedBuild(seen: SystemSeen, outlook: Outlook): Version | undefined {
  const text = `${seen.os ?? ''} ${seen.version ?? ''}`;
  const release = /\b\d\dH\d\b/i.exec(text)?.[0]?.toLowerCase();
  const product = /windows (\d+)/i.exec(text)?.[1];
  if (!release || !product) return undefined;
  const row = linesOf('windows', outlook)?.find(({ name }) => name.startsWith(`${product}-${release}`));
  return parseVersion(row?.latest?.version);
}

/** Windows is known by its build alone: what stands before it differs, 10.0 or 6.3. */
export const buildOf = ({ latest }: SupportedLine): number => parseVersion(latest?.version)?.[2] ?? 0;

function lineOf(version: Version, seen: SystemSeen, outlook: Outlook): WindowsLine {
  const build = version.slice(0, 3).join('.');
  const edition = editionOf(seen);
  const ofBuild = (linesOf(productOf(edition), outlook) ?? []).filter((row) => buildOf(row) === version[2]);
  const forEdition = (wanted: Edition) =>
    ofBuild.filter(({ editions }) => editions === undefined || editions.includes(wanted));
  const own = edition ? forEdition(edition) : ofBuild;
  // What is kept for long ends alike, unless a row says otherwise.
  const rows = own.length === 0 && edition === 'iot_ltsc' ? forEdition('ltsc') : own;
  return { build, edition, rows, name: windowsName(rows[0] ?? ofBuild[0], build) };
}

/** `11-24h2-w` is Windows 11 24H2. */
export function windowsName(row: SupportedLine | undefined, build: string): string {
  const [, product, release] = /^(\d+)-(\d\dh\d|\d{4})/i.exec(row?.name ?? '') ?? [];
  if (product && release) return `Windows ${product} ${release.toUpperCase()}`;
  if (row) return `Windows ${row.label}`;
  return Number(build.split('.')[2]) >= WINDOWS_11 ? 'Windows 11' : 'Windows 10';
}

/** Servers share builds with Windows 11 and are patched under revisions of their own, which are not read. */
const isServer = ({ edition }: WindowsLine): boolean => edition === 'server' || edition === 'azure_local';

const fixesOf = (own: WindowsLine, { releases, rules, today }: Outlook): WindowsFix[] =>
  (isServer(own) ? [] : (releases.msrc?.summary.fixes ?? []))
    .filter(({ line, released }) => line === own.build && addDays(released, rules.settle) <= today)
    .sort((left, right) => left.month.localeCompare(right.month));

const has = (version: Version, { build }: WindowsFix): boolean =>
  compareVersions(version, parseVersion(build) ?? []) >= 0;

/** The months whose fixes are not there. */
function fixesStanding(version: Version, line: WindowsLine, outlook: Outlook) {
  if (version.length < 4) return undefined;
  const fixes = fixesOf(line, outlook);
  const missed = fixes.filter((fix) => !has(version, fix));
  const wanted = missed.at(-1);
  if (!wanted) return undefined;
  const had = fixes.filter((fix) => has(version, fix));
  const closed = new Set(had.flatMap(({ exploited, cves = [] }) => [...Object.keys(exploited), ...cves]));
  const open: MissedRelease[] = missed.map((fix) => ({
    released: fix.released,
    exploited: withoutClosed(exploitedIn(fix, outlook.releases), closed),
  }));
  const due = dueOf(open, outlook);
  if (!due) return undefined;
  const holes = [...new Set(open.flatMap(({ exploited }) => Object.keys(exploited)))];
  return { state: 'update_wanted' as const, wanted: asWanted(wanted, line), exploited: holes, due };
}

const asWanted = ({ update, released, kb }: WindowsFix, { name }: WindowsLine): WantedRelease => ({
  version: update,
  released,
  system: 'Windows',
  line: name,
  ...(kb && { kb }),
});

/** What a computer of this edition can go to. */
function newestFor({ edition, build }: WindowsLine, outlook: Outlook): string | undefined {
  if (edition !== undefined && edition !== 'home' && edition !== 'enterprise') return undefined;
  const open = (linesOf('windows', outlook) ?? []).filter(
    (row) =>
      !isOver(row, outlook.today) &&
      !NEW_DEVICES_ONLY.test(row.name) &&
      (row.editions === undefined || row.editions.includes(edition ?? 'home')) &&
      (row.released ?? '') <= outlook.today,
  );
  const newest = open.sort((left, right) => buildOf(left) - buildOf(right)).at(-1);
  return newest && buildOf(newest) > Number(build.split('.')[2]) ? windowsName(newest, build) : undefined;
}

/** Its line has ended for its edition, or soon will. Without an edition only what holds for all of them counts. */
function endingOf(line: WindowsLine, outlook: Outlook) {
  const { rows, edition } = line;
  const last = [...rows].sort((left, right) => (left.ends ?? '').localeCompare(right.ends ?? '')).at(-1);
  if (!last || (edition === undefined && !rows.every((row) => isOver(row, outlook.today)))) return undefined;
  return endStanding(last, newestFor(line, outlook), outlook);
}

/** Nothing is known to be bad. Is it known to be good? */
function goodStanding(version: Version, line: WindowsLine, outlook: Outlook): Standing {
  const { msrc, endoflife } = outlook.releases;
  const { rows, edition } = line;
  if (!endoflife) return unknown('no_feed', true);
  if (rows.length === 0) return outsideAll(version, line, outlook);
  if (endsAreOld(outlook)) return endsOld(outlook);
  const over = rows.find((row) => isOver(row, outlook.today));
  if (edition === undefined && over) return unknown('edition_unknown', false, over.ends);
  if (!msrc) return unknown('no_feed', true);
  if (version.length < 4) return unknown('version_incomplete', true);
  if (fixesOf(line, outlook).length === 0) return unknown('patch_unknown', true);
  return feedIsOld(msrc, outlook)
    ? unknown('feed_old', true, msrc.feed_time.slice(0, 10))
    : { state: 'current' };
}

/** A build in no row: newer than all that are for everybody, or none that anybody knows. */
function outsideAll(version: Version, { edition }: WindowsLine, outlook: Outlook): Standing {
  const builds = (linesOf(productOf(edition), outlook) ?? [])
    .filter(({ name }) => !NEW_DEVICES_ONLY.test(name))
    .map(buildOf);
  return builds.length > 0 && builds.every((build) => build < (version[2] ?? 0))
    ? unknown('version_newer', true)
    : unknown('version_unlisted');
}
