/** By when releases are to be installed. */
import type { ExploitedSince } from '../model/releases.ts';
import { addDays, earlierOf, laterOf } from './days.ts';
import type { DueDay, Outlook } from './standing.ts';

/** A release with what is known today about the holes that it closes. */
export interface MissedRelease {
  released: string;
  /** Exploited ones: CVE id to the day on which a feed first said so. */
  exploited: ExploitedSince;
}

/**
 * What is exploited by the word of any feed: of its own, and of CISA's catalogue, which is matched by CVE id alone.
 *
 * @returns CVE id to the first day on which one of them said so
 */
export function exploitedIn(
  { exploited, cves = [] }: { exploited: ExploitedSince; cves?: readonly string[] },
  { kev }: Outlook['releases'],
): ExploitedSince {
  const added = kev?.summary.added ?? {};
  const ids = new Set([...Object.keys(exploited), ...cves.filter((id) => added[id])]);
  return Object.fromEntries(
    [...ids].map((id) => {
      const days = [exploited[id], added[id]].filter((day) => day !== undefined);
      return [id, days.reduce(earlierOf)];
    }),
  );
}

/** Without the holes that other releases have closed already: the earliest that lists one fixed it. */
export const withoutClosed = (exploited: ExploitedSince, closed: ReadonlySet<string>): ExploitedSince =>
  Object.fromEntries(Object.entries(exploited).filter(([id]) => !closed.has(id)));

/** The due day of one release. */
function dueOfRelease({ released, exploited }: MissedRelease, { rules }: Outlook): DueDay {
  const usual: DueDay = { day: addDays(released, rules.update_within), code: 'security_release' };
  const saidFirst = Object.values(exploited).sort()[0];
  if (saidFirst === undefined) return usual;
  const day = addDays(laterOf(released, saidFirst), rules.exploited_within);
  if (day >= usual.day) return usual;
  return { day, code: saidFirst > released ? 'exploited_later' : 'exploited' };
}

const earliest = (days: readonly DueDay[]): DueDay | undefined =>
  days.reduce<DueDay | undefined>(
    (first, next) => (first && first.day <= next.day ? first : next),
    undefined,
  );

/**
 * The day by which a device is to be well: the earliest of what it misses. A day that was told moves forward for a hole
 * that is being used alone, and then leaves some days.
 *
 * @param others days that follow from something else, such as the end of its line
 * @returns undefined when it misses nothing
 */
export function dueOf(
  missed: readonly MissedRelease[],
  outlook: Outlook,
  others: readonly DueDay[] = [],
): DueDay | undefined {
  const due = earliest([...missed.map((release) => dueOfRelease(release, outlook)), ...others]);
  return due && afterAbsence(asTold(due, outlook), outlook);
}

function asTold(due: DueDay, { remembered, rules, today }: Outlook): DueDay {
  const told = remembered?.told_due;
  if (told === undefined || told <= due.day) return due;
  if (due.code !== 'exploited' && due.code !== 'exploited_later') return { day: told, code: 'told_before' };
  return { ...due, day: earlierOf(told, laterOf(due.day, addDays(today, rules.grace))) };
}

function afterAbsence(due: DueDay, { remembered, rules }: Outlook): DueDay {
  const again = remembered?.reported_again_at;
  if (again === undefined) return due;
  const day = addDays(again, rules.grace);
  return day > due.day ? { day, code: 'away' } : due;
}
