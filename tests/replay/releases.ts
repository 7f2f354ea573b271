/**
 * Plays the history of Apple's releases over a sample fleet, day by day, as the policy would have judged it: what it said
 * is held against what came later. `npm run replay:releases -- <folder with documents of feeds>`.
 */
import type { AppleLine, AppleRelease, AppleReleases } from '../../shared/model/releases.ts';
import { appleView, isFor, isKnownModel, newestOf } from '../../shared/releases/apple-lines.ts';
import { addDays } from '../../shared/releases/days.ts';
import { standingOf } from '../../shared/releases/policy.ts';
import { type Standing, UPDATE_RULES } from '../../shared/releases/standing.ts';

/** How long after a release its owner installs it, days; the last never does. */
const HABITS = [0, 10, 45, Number.POSITIVE_INFINITY] as const;

export interface Replayed {
  devices: number;
  days: number;
  judged: number;
  unknown: number;
  /** Judged by the lists of a whole line, since its releases had none yet. */
  by_union: number;
  /** What should never be, in words. */
  wrong: string[];
}

interface Sample {
  model: string;
  isMac: boolean;
  habit: number;
}

/** Later than all releases. */
const ALL = '9999-12-31';

/** What was out on a day. */
function until(day: string, feed: AppleReleases): AppleReleases {
  const known = (lines: readonly AppleLine[]) =>
    lines
      .map((line) => ({ ...line, releases: line.releases.filter(({ released }) => released <= day) }))
      .filter(({ releases }) => releases.length > 0);
  return { ...feed, macos: known(feed.macos), ios: known(feed.ios) };
}

/** The newest that the device can have and that its owner has had the time for. */
function installed({ model, isMac, habit }: Sample, first: string, day: string, feed: AppleReleases) {
  const view = appleView(feed, model, isMac, day);
  const before = habit === Number.POSITIVE_INFINITY ? first : addDays(day, -habit);
  const all = view.lines.flatMap((line) =>
    line.releases.filter(
      (release) =>
        release.extra === undefined &&
        release.released <= (before > first ? before : first) &&
        isFor(release, line, view) &&
        (!isMac || feed.models[model]?.majors.includes(line.major)),
    ),
  );
  return newestOf(all);
}

/** The fleet: models of the feed, each with owners of all habits. @param take every so many-th model */
function samplesOf(feed: AppleReleases, take: number): Sample[] {
  const phones = [...new Set(feed.device_lists.flat())].filter((id) => /^i(Phone|Pad)/.test(id)).sort();
  const macs = Object.keys(feed.models).sort();
  return [
    ...macs.map((model) => ({ model, isMac: true })),
    ...phones.map((model) => ({ model, isMac: false })),
  ]
    .filter((_, index) => index % take === 0)
    .flatMap((one) => HABITS.map((habit): Sample => ({ ...one, habit })));
}

/** What was told last, and for which version. */
type Told = Map<Sample, { due: string; version: string }>;

/**
 * @param step days from one judgement to the next
 * @param take every so many-th model
 */
export function replay(
  feed: AppleReleases,
  { from, to, step, take }: { from: string; to: string; step: number; take: number },
): Replayed {
  const samples = samplesOf(feed, take);
  const told: Told = new Map();
  const found: Replayed = { devices: samples.length, days: 0, judged: 0, unknown: 0, by_union: 0, wrong: [] };
  for (let day = from; day <= to; day = addDays(day, step)) {
    found.days += 1;
    const known = until(day, feed);
    for (const sample of samples) {
      const own = installed(sample, from, day, known);
      if (own) playOne({ sample, own, day, known, feed, told }, found);
    }
  }
  return found;
}

interface Moment {
  sample: Sample;
  own: AppleRelease;
  day: string;
  /** What was out. */
  known: AppleReleases;
  /** What came in the end. */
  feed: AppleReleases;
  told: Told;
}

/** One device on one day. */
function playOne({ sample, own, day, known, feed, told }: Moment, counts: Replayed): void {
  const { model, isMac } = sample;
  const time = `${day}T06:00:00.000Z`;
  const before = told.get(sample);
  const remembered = before?.version === own.version ? { told_due: before.due } : {};
  const standing = standingOf(
    { platform: isMac ? 'Mac' : 'iOS', model, version: own.version },
    {
      releases: { sofa: { feed_time: time, read_at: time, summary: known } },
      rules: UPDATE_RULES,
      now: `${day}T12:00:00.000Z`,
      today: day,
      remembered,
    },
  );
  counts.judged += 1;
  counts.unknown += Number(standing.state === 'unknown');
  counts.by_union += Number(!isMac && own.devices === undefined);
  const wrong = wrongWith(standing, remembered.told_due, sample, day, feed);
  counts.wrong.push(...wrong.map((why) => `${model} on ${own.version} at ${day}: ${why}`));
  const due = 'due' in standing ? standing.due?.day : undefined;
  if (due) told.set(sample, { due, version: own.version });
  else told.delete(sample);
}

function wrongWith(
  found: Standing,
  before: string | undefined,
  { model, isMac }: Sample,
  day: string,
  feed: AppleReleases,
): string[] {
  const view = appleView(feed, model, isMac, ALL);
  const later = view.lines.flatMap((line) =>
    line.releases.filter(
      (release) =>
        release.released > day &&
        isFor(release, line, view) &&
        (!isMac || feed.models[model]?.majors.includes(line.major)),
    ),
  );
  const due = 'due' in found ? found.due : undefined;
  const isUsed = due?.code === 'exploited' || due?.code === 'exploited_later';
  return [
    ...(due && Number.isNaN(Date.parse(due.day)) ? [`an impossible day ${due.day}`] : []),
    ...(due && before && due.day < before && !isUsed ? [`its day moved from ${before} to ${due.day}`] : []),
    ...(found.state === 'hardware_ended' && later.length > 0
      ? [`it must be replaced, and ${later[0]?.version} came`]
      : []),
    ...(found.state === 'hardware_ended' && !isKnownModel(view)
      ? ['a model that nobody knows has ended']
      : []),
  ];
}
