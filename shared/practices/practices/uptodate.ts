import { type MissingUpdate, PLATFORMS } from '../../model/record.ts';
import { type LinesAround, linesAround } from '../../releases/lines.ts';
import { standingOf } from '../../releases/policy.ts';
import type { Outlook, Remembered, Standing } from '../../releases/standing.ts';
import type { SystemSeen } from '../../releases/system.ts';
import { isBeta } from '../../releases/versions.ts';
import { dayIn } from '../days.ts';
import { withoutUpgrades } from '../os-upgrades.ts';
import { noFact } from '../outcomes.ts';
import { type Pinned, pinnedSystem } from '../pinned-system.ts';
import { failing, feedDate } from '../release-outcome.ts';
import { describeSystem, describeUpdates, nothingWaits, seenWords, waiting } from '../system-words.ts';
import { definePractice, type Knowledge, type Known, type Outcome, type PracticeContext } from '../types.ts';
import { options, rulesOf, type UpdateOptions } from '../update-options.ts';

type Finding = Outcome<'os_version' | 'missing_updates'>;

/** Everything that decides, looked at once. */
interface View {
  seen: Known<'os_version'> | undefined;
  system: SystemSeen;
  /** What the vendor says is waiting; undefined where it says nothing about it. */
  told: readonly MissingUpdate[] | undefined;
  outlook: Outlook;
  lines: LinesAround;
}

function viewOf(
  known: Knowledge<'os_version' | 'missing_updates'>,
  chosen: UpdateOptions,
  context: PracticeContext,
): View {
  const { now, platform, time_zone, releases = {} } = context;
  const seen = known.os_version;
  const system: SystemSeen = { ...(platform && { platform }), ...seen?.value };
  const outlook = {
    releases,
    rules: rulesOf(chosen, context.grace),
    now: now.toISOString(),
    today: dayIn(time_zone, now),
    remembered: rememberedDays(context),
  };
  return { seen, system, told: known.missing_updates?.value, outlook, lines: linesAround(system, releases) };
}

/** What is remembered, in calendar days of the organization. */
function rememberedDays({ remembered, time_zone }: PracticeContext): Remembered {
  const { since, told_due, reported_again_at: again } = remembered;
  return {
    ...(told_due && { told_due }),
    ...(since && { since: dayIn(time_zone, new Date(since)) }),
    ...(again && { reported_again_at: dayIn(time_zone, new Date(again)) }),
  };
}

/** Whether the line goes on as far as anybody says. */
const hasEnded = (standing: Standing, { today }: Outlook): boolean =>
  standing.state === 'hardware_ended' ||
  (standing.state === 'upgrade_wanted' && (standing.ended === undefined || standing.ended < today));

/** By the feeds, and by what the vendor says is waiting. */
function byFeeds(standing: Standing, { seen, system, told, outlook, lines }: View): Finding {
  const { platform } = system;
  const words = seen && seenWords(seen.value, lines.own?.name);
  const updates = withoutUpgrades(told ?? [], lines, platform, hasEnded(standing, outlook));
  const bad = words && failing(standing, words, platform, outlook);
  // An end that lies ahead, or that is paid for, waits for what is missing today.
  const canWait = bad?.variant === 'ends_soon' || bad?.cap !== undefined;
  const found = (canWait ? undefined : bad) ?? waiting(updates, true) ?? waiting(updates, false) ?? bad;
  if (found) return found;
  if (!words) return noFact;
  if (standing.state !== 'unknown')
    return {
      verdict: 'pass',
      basis: 'os_version',
      seen: words,
      details: feedDate(platform, outlook.releases),
    };
  if (told && standing.supported && !isBeta(system)) return nothingWaits;
  const { code, date } = standing;
  return {
    verdict: 'unknown',
    basis: 'os_version',
    seen: words,
    code,
    ...(date && { values: { date: new Date(date) } }),
  };
}

/** By the organization's own list, and by what the vendor says is waiting. */
function byList(pinned: Pinned, { told, system }: View): Finding {
  const { comparison, first, last, otherwise } = pinned;
  const { line: own, system: list, state } = comparison;
  const isOver = state === 'ended' || state === 'extended';
  const updates = withoutUpgrades(told ?? [], { own, all: list.lines }, system.platform, isOver);
  const found = first ?? waiting(updates, true) ?? waiting(updates, false) ?? last;
  if (found) return found;
  const goesOn = state === 'supported' || state === 'below_recommended';
  return told && goesOn && !isBeta(system) ? nothingWaits : otherwise;
}

/**
 * The system is a version that still gets security updates, and has them. What is known to be bad decides first. It is
 * well only where that is known: by the feeds, by the organization's own list, or where the vendor says that nothing is
 * waiting.
 */
export const uptodate = definePractice({
  id: 'uptodate',
  rating: 'critical',
  platforms: PLATFORMS,
  facts: ['os_version', 'missing_updates'],
  options,
  uses: {
    titles: [
      'update',
      'update_windows',
      'upgrade',
      'unsupported',
      'ends_soon',
      'hardware_ended',
      'extended',
      'patch_old',
      'missing_updates',
    ],
    unknown: [
      'no_feed',
      'feed_old',
      'line_unlisted',
      'left_out',
      'model_unlisted',
      'model_untold',
      'no_update_status',
      'version_unlisted',
      'version_newer',
      'version_incomplete',
      'edition_unknown',
      'patch_unknown',
      'patch_level_missing',
      'beta',
      'os_table_old',
    ],
    phrases: [
      'version',
      'version_only',
      'version_named',
      'version_unsaid',
      'version_patched',
      'patched',
      'windows_update',
      'windows_build',
      'no_updates',
      'updates',
      'wanted',
      'wanted_build',
      'wanted_newest',
      'wanted_supported',
      'wanted_device',
      'wanted_patch',
      'wanted_no_updates',
      'newest_update',
      'can_run',
      'holes',
      'list_date',
      'ended_on',
      'ends_on',
      'due_exploited',
      'due_exploited_later',
      'due_security_release',
      'due_line_ends',
      'due_line_ended',
      'due_patch_level',
      'a_device',
      ...PLATFORMS.map((platform) => `a_${platform}`),
    ],
  },
  describe: { os_version: describeSystem, missing_updates: describeUpdates },
  directions: () => ({ asks: [] }),
  evaluate(known, chosen, context) {
    const view = viewOf(known, chosen, context);
    const { seen, system, told, outlook } = view;
    const standing = standingOf(system, outlook);
    const list = {
      systems: chosen.systems,
      now: context.now,
      maxAge: chosen.max_table_age,
      calm: told !== undefined,
    };
    const pinned = seen && pinnedSystem(seen, list, (value, { line }) => seenWords(value, line?.name));
    if (!pinned) return byFeeds(standing, view);
    // Its line goes on by that list, which knows no patch level: the feeds may.
    const knowsMore =
      standing.state === 'update_wanted' || standing.state === 'patch_wanted' || standing.state === 'current';
    return pinned.isOpen && knowsMore ? byFeeds(standing, view) : byList(pinned, view);
  },
});
