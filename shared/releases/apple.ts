/**
 * What a Mac, iPhone or iPad should do about its system. Models and releases come from SOFA; where it knows neither the
 * model nor its line, the ends of endoflife.date serve.
 */
import type { AppleLine, AppleRelease, AppleReleases, FeedKnowledge } from '../model/releases.ts';
import { feedIsOld } from './age.ts';
import { appleLineStanding, isNewerOut, knownEnd } from './apple-ends.ts';
import {
  type AppleView,
  appleView,
  endOfLine,
  hasList,
  isFor,
  isKnownModel,
  leavingOut,
  newestOf,
  takes,
} from './apple-lines.ts';
import {
  asWanted,
  holesOf,
  isSettled,
  missingIn,
  nameOf,
  type OwnVersion,
  ownVersion,
} from './apple-missed.ts';
import { addDays } from './days.ts';
import { dueOf } from './due.ts';
import { type DueDay, type Outlook, type Standing, unknown } from './standing.ts';
import type { SystemSeen } from './system.ts';
import { compareReleases, compareVersions, isBeta, parseVersion } from './versions.ts';

/** @param feed what SOFA says */
export function appleStanding(
  seen: SystemSeen,
  feed: FeedKnowledge<AppleReleases>,
  outlook: Outlook,
): Standing {
  const own = ownVersion(seen);
  if (!own) return unknown('version_incomplete');
  const view = appleView(feed.summary, seen.model, seen.platform === 'Mac', outlook.today);
  const line = view.lines.find(({ major }) => major === own.major);
  const byEnds = !line && !isKnownModel(view) ? appleLineStanding(seen, outlook) : undefined;
  const standing = byEnds ?? standingIn(own, line, view, seen, outlook);
  if (isBeta(seen) && (standing.state === 'current' || standing.state === 'unknown')) return unknown('beta');
  if (standing.state !== 'current' || byEnds) return standing;
  if (feedIsOld(feed, outlook)) return unknown('feed_old', true, feed.feed_time.slice(0, 10));
  const unlisted = line?.unlisted_since;
  return unlisted && addDays(unlisted, outlook.rules.max_feed_age) < outlook.today
    ? unknown('line_unlisted', false, unlisted)
    : standing;
}

function standingIn(
  own: OwnVersion,
  line: AppleLine | undefined,
  view: AppleView,
  seen: SystemSeen,
  outlook: Outlook,
): Standing {
  const newest = view.lines.at(-1);
  if (!newest) return unknown('no_feed', true);
  // `15` may be any of that line.
  if (!own.version.includes('.') && own.major <= newest.major)
    return unknown('version_incomplete', line === newest);
  if (own.major > newest.major) return unknown('version_newer', true);
  if (view.model === undefined)
    return line ? withoutModel(own, line, view, outlook) : unknown('model_untold');
  const taken = view.lines.filter((one) => takes(one, view));
  if (taken.length === 0) return unknown('model_unlisted', line === newest);
  // It runs what the feed says it cannot, so the feed does not know it well.
  if (own.major > (taken.at(-1)?.major ?? 0)) return beyondItsModel(own, line, view, outlook);
  return ofItsModel(own, line, taken, view, seen, outlook);
}

/** The feed knows the model, and that it can run this version or a newer one. */
function ofItsModel(
  own: OwnVersion,
  line: AppleLine | undefined,
  taken: readonly AppleLine[],
  view: AppleView,
  seen: SystemSeen,
  outlook: Outlook,
): Standing {
  // Between two lines: no such version, or the feed lacks a line. Older than all of them is another matter.
  if (!line && own.major > (view.lines[0]?.major ?? 0)) return unknown('version_unlisted');
  const ended = line ? endOfLine(line, view, own) : knownEnd(seen, outlook);
  if (line && ended === undefined) return inLine(own, line, view, outlook);
  // A version above all that is known of its line shows that the line goes on.
  if (line && isAbove(own, line)) return unknown('version_newer', true);
  return beyond(own, line, ended, taken, view, outlook);
}

/** What is bad for every model is bad for it, too. */
function beyondItsModel(
  own: OwnVersion,
  line: AppleLine | undefined,
  view: AppleView,
  outlook: Outlook,
): Standing {
  const found = line && withoutModel(own, line, { ...view, model: undefined }, outlook);
  return found && found.state !== 'current' ? found : unknown('model_unlisted', line === view.lines.at(-1));
}

function isAbove(own: OwnVersion, { releases }: AppleLine): boolean {
  const newest = parseVersion(newestOf(releases)?.version);
  return newest !== undefined && compareVersions(parseVersion(own.version) ?? [], newest) > 0;
}

/** Nobody told the model: only what is for all can be said. */
function withoutModel(own: OwnVersion, line: AppleLine, view: AppleView, outlook: Outlook): Standing {
  return view.isMac ? macWithoutModel(own, line, view, outlook) : phoneWithoutModel(own, line, view, outlook);
}

function macWithoutModel(own: OwnVersion, line: AppleLine, view: AppleView, outlook: Outlook): Standing {
  const ended = endOfLine(line, view, own);
  if (ended === undefined) return inLine(own, line, view, outlook);
  if (isAbove(own, line)) return unknown('version_newer', true);
  const due = dueOf([], outlook, [endedDue(ended, outlook)]);
  return { ...newestOfAll(view), ended, exploited: [], ...(due && { due }) };
}

/** An older line may go on for few models: whatever lacks what was for all of them is to go to the newest it can run. */
function phoneWithoutModel(own: OwnVersion, line: AppleLine, view: AppleView, outlook: Outlook): Standing {
  const top = newestOf(line.releases);
  const has = top !== undefined && compareReleases(own, top) >= 0;
  if (line === view.lines.at(-1) || has) return inLine(own, line, view, outlook);
  const { open } = missingIn(line, own, view, outlook);
  const due = dueOf(open, outlook);
  return due ? { ...newestOfAll(view), exploited: holesOf(open), due } : unknown('model_untold');
}

function newestOfAll(view: AppleView): { state: 'upgrade_wanted'; newest?: string } {
  const newest = view.lines.at(-1);
  return { state: 'upgrade_wanted', ...(newest && { newest: nameOf(newest, view) }) };
}

/** The line goes on: against the releases of it that the device can have. */
function inLine(own: OwnVersion, line: AppleLine, view: AppleView, outlook: Outlook): Standing {
  const { releases, open } = missingIn(line, own, view, outlook);
  const wanted = newestOf(releases);
  const due = dueOf(open, outlook);
  if (wanted && due)
    return { state: 'update_wanted', wanted: asWanted(wanted, line, view), exploited: holesOf(open), due };
  const left = view.isMac || view.model === undefined ? [] : leavingOut(line, view, own);
  // What it runs already has not left it out, whatever a list says.
  const later = left.filter((release) => compareReleases(release, own) > 0);
  if (later.length === 0) return { state: 'current' };
  const named = later.filter((release) => hasList(release, view));
  return named.length > 0 ? withheld(own, line, named, view, outlook) : unknown('model_unlisted');
}

/** How long a line must have gone on without a model, more than once, until the model has ended. */
const LEFT_OUT_DAYS = 60;

/** The newest line of the model goes on without it. One list alone has been wrong before. */
function withheld(
  own: OwnVersion,
  line: AppleLine,
  left: readonly AppleRelease[],
  view: AppleView,
  outlook: Outlook,
): Standing {
  const { today } = outlook;
  const [first] = left;
  const mine = line.releases.find((release) => compareReleases(release, own) === 0);
  const since = mine?.released ?? first?.released ?? today;
  const isLong = left.some(({ released }) => released >= addDays(since, LEFT_OUT_DAYS));
  // The feed lacks a line that is out, which the model may be able to run.
  const isNewerThere = isNewerOut('ios', view.lines.at(-1)?.major ?? 0, outlook);
  return left.length > 1 && isLong && first && !isNewerThere
    ? { state: 'hardware_ended', ended: first.released }
    : unknown('left_out');
}

/** Its line has ended, or is older than all that the feed lists. */
function beyond(
  own: OwnVersion,
  line: AppleLine | undefined,
  ended: string | undefined,
  taken: readonly AppleLine[],
  view: AppleView,
  outlook: Outlook,
): Standing {
  const newer = taken.filter(({ major }) => major > own.major);
  const target = newer.findLast((one) => endOfLine(one, view, { version: '0' }) === undefined);
  const all = target?.releases.filter(
    (release) => isFor(release, target, view) && isSettled(release, outlook),
  );
  const wanted = newestOf(all ?? []);
  if (!target || !wanted) return withoutTarget(own, taken, view);
  const here = line ? missingIn(line, own, view, outlook).open : [];
  const learned = ended ?? outlook.remembered?.since;
  const due = dueOf(here, outlook, learned === undefined ? [] : [endedDue(learned, outlook)]);
  return {
    state: 'upgrade_wanted',
    wanted: asWanted(wanted, target, view),
    // Of holes that newer lines close, nobody says that this line has them.
    exploited: holesOf(here),
    ...(ended && { ended }),
    ...(due && { due }),
  };
}

/** Nothing newer for this model. Only Apple's list of models for Macs says that of a device. */
function withoutTarget(own: OwnVersion, taken: readonly AppleLine[], view: AppleView): Standing {
  const last = taken.at(-1);
  const ended = view.isMac && last ? endOfLine(last, view, own) : undefined;
  return ended ? { state: 'hardware_ended', ended } : unknown('left_out');
}

/** Nobody can know before when Apple ends a line: from the day on which it is learned. */
const endedDue = (ended: string, { rules, remembered }: Outlook): DueDay => ({
  day: addDays(remembered?.since ?? ended, rules.update_within),
  code: 'line_ended',
});
