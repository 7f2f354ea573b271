/** What the feeds of releases make of a system, in words. */
import type { Releases } from '../model/releases.ts';
import { HARDWARE_ENDED } from '../model/report.ts';
import type { Outlook, Standing, WantedRelease } from '../releases/standing.ts';
import type { SystemSeen } from '../releases/system.ts';
import { type Phrase, say, type Values } from './render.ts';
import { deviceWords } from './system-words.ts';
import type { Due, Outcome } from './types.ts';

type Failing = Extract<Outcome<'os_version'>, { verdict: 'fail' }>;
type State<Name extends Standing['state']> = Extract<Standing, { state: Name }>;

const dateOf = (day: string) => new Date(day);

/** The day on which the feed that decides about a platform last looked. */
export function feedDate(platform: SystemSeen['platform'], releases: Releases): Phrase[] {
  const { sofa, msrc, endoflife } = releases;
  const apple = platform === 'Mac' || platform === 'iOS' ? sofa : undefined;
  const feed = apple ?? (platform === 'Windows' ? msrc : undefined) ?? endoflife;
  return feed ? [say('list_date', { date: dateOf(feed.feed_time) })] : [];
}

function dueOf(
  due: State<'update_wanted'>['due'] | undefined,
  values: Values,
  { rules, today }: Outlook,
): Due | undefined {
  if (!due) return undefined;
  const { day, code } = due;
  const isPast = code === 'line_ends' && day < today;
  return { day, code, reason: say(`due_${isPast ? 'line_ended' : code}`, { count: rules.grace, ...values }) };
}

/** `macOS 26.6.2`; of Windows the update's number and its build. */
function versionWords({ system, version, line, kb }: WantedRelease): Phrase {
  if (system !== 'Windows') return say('version', { os: system, version });
  return kb ? say('windows_update', { name: line, kb }) : say('windows_build', { name: line, version });
}

const wantedWords = (wanted: WantedRelease): Phrase =>
  wanted.system === 'Windows'
    ? say('wanted_build', { name: wanted.line, version: wanted.version })
    : say('wanted', { version: wanted.version });

/** What is closed, in one line: the holes that are being used, a few of them by name; else how many there are. */
function holesWords(exploited: readonly string[], fixes = 0): Phrase[] {
  if (exploited.length === 0) return fixes > 0 ? [say('closes', { count: fixes })] : [];
  return [say('holes', { count: exploited.length, ids: exploited.slice(0, 3).join(', ') })];
}

/** The maker's page about a release, which says what it closes. Microsoft's have the number of the update. */
function linkOf({ info, kb }: WantedRelease): { link?: string } {
  const link = info ?? (kb && `https://support.microsoft.com/help/${kb.replace(/^KB/, '')}`);
  return link ? { link } : {};
}

/** What failing standings say; undefined for one that is none. @param seen in words */
export function failing(
  standing: Standing,
  seen: Phrase,
  platform: SystemSeen['platform'],
  outlook: Outlook,
): Failing | undefined {
  const rests = { verdict: 'fail', basis: 'os_version', seen } as const;
  const list = feedDate(platform, outlook.releases);
  switch (standing.state) {
    case 'update_wanted':
      return { ...rests, ...update(standing, list, outlook) };
    case 'patch_wanted':
      return { ...rests, ...patch(standing, outlook) };
    case 'upgrade_wanted':
      return { ...rests, ...upgrade(standing, list, outlook) };
    case 'hardware_ended':
      return { ...rests, ...hardware(standing, platform) };
    default:
      return undefined;
  }
}

type Words = Omit<Failing, 'verdict' | 'basis' | 'seen'>;

function update({ wanted, exploited, due }: State<'update_wanted'>, list: Phrase[], outlook: Outlook): Words {
  const version = versionWords(wanted);
  const date = dateOf(wanted.released);
  const by = dueOf(due, {}, outlook);
  return {
    variant: wanted.system === 'Windows' ? 'update_windows' : 'update',
    values: { version },
    asks: ['version'],
    wanted: wantedWords(wanted),
    details: [
      say('newest_update', { version, date, line: wanted.line }),
      ...holesWords(exploited, wanted.fixes),
      ...list,
    ],
    ...linkOf(wanted),
    ...(by && { due: by }),
  };
}

function patch({ level, due }: State<'patch_wanted'>, outlook: Outlook): Words {
  const by = dueOf(due, {}, outlook);
  return {
    variant: 'patch_old',
    wanted: say('wanted_patch', { date: dateOf(level) }),
    ...(by && { due: by }),
  };
}

function upgrade(
  { wanted, newest, ended, extended, exploited, due }: State<'upgrade_wanted'>,
  list: Phrase[],
  outlook: Outlook,
): Words {
  const isOver = ended === undefined || ended < outlook.today;
  const date = ended && dateOf(ended);
  const by = dueOf(due, date ? { date } : {}, outlook);
  const end = date ? [say(isOver ? 'ended_on' : 'ends_on', { date })] : [];
  const details = [...end, ...holesWords(exploited), ...list];
  if (extended) return { variant: 'extended', cap: 'suggested', wanted: newestWords(newest), details };
  const common = { details, ...(by && { due: by }) };
  if (!wanted)
    return {
      ...common,
      ...(ended && { variant: isOver ? 'unsupported' : 'ends_soon' }),
      wanted: newestWords(newest),
    };
  const version = versionWords(wanted);
  return {
    ...common,
    variant: 'upgrade',
    values: { version },
    asks: ['version'],
    wanted: wantedWords(wanted),
    details: [say('can_run', { line: wanted.line }), ...details],
    ...linkOf(wanted),
  };
}

const newestWords = (newest: string | undefined): Phrase =>
  newest ? say('wanted_newest', { name: newest }) : say('wanted_supported');

const hardware = ({ ended }: State<'hardware_ended'>, platform: SystemSeen['platform']): Words => ({
  variant: 'hardware_ended',
  code: HARDWARE_ENDED,
  values: deviceWords(platform),
  wanted: say('wanted_device'),
  details: ended ? [say('ended_on', { date: dateOf(ended) })] : [],
});
