/** What all feeds said at one time, as one file: for those who cannot reach the internet. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FEEDS, type Feed } from '../shared/model/feed.ts';
import type { Releases } from '../shared/model/releases.ts';
import { isOlder } from '../shared/releases/age.ts';
import { ENDS_STAY_GOOD } from '../shared/releases/ends.ts';
import { UsageError } from './errors.ts';
import { readJson } from './files.ts';
import { say } from './output.ts';

/** The snapshot that ships, or that somebody has put there; a clone has none. */
const SHIPPED = join(import.meta.dirname, '../releases.json');

/** Days. Whoever needs a snapshot cannot fetch a new one every day. */
const MAX_AGE = 45;

/** For how many days each may say that something is well. That holes are being used is never good news. */
const GOOD_FOR: Partial<Record<Feed, number>> = { sofa: MAX_AGE, msrc: MAX_AGE, endoflife: ENDS_STAY_GOOD };

/** @returns the file of the snapshot that ships, if there is one */
export const shippedSnapshot = (file: string = SHIPPED): string | undefined =>
  existsSync(file) ? file : undefined;

/**
 * Reads what `releases snapshot` wrote, and says what of it is too old.
 *
 * @throws UsageError for anything else
 */
export async function readSnapshot(file: string, now: Date): Promise<Releases> {
  const found = await readJson(file);
  if (!isSnapshot(found))
    throw new UsageError(
      `${file} is no snapshot. \`releases snapshot\` writes one; documents go into a folder.`,
    );
  const entries = Object.entries(found).map(([feed, known]) => [feed, { ...known, max_age: MAX_AGE }]);
  const releases = Object.fromEntries(entries) as Releases;
  sayWhatIsOld(releases, file, now);
  return releases;
}

/** Whoever reads only "not known" should learn why. @param name of the file or of what was read */
export function sayWhatIsOld(releases: Releases, name: string, now: Date): void {
  for (const feed of FEEDS) {
    const days = GOOD_FOR[feed];
    const known = releases[feed];
    if (!known || days === undefined || !isOlder(known, days, now.toISOString())) continue;
    const day = known.feed_time.slice(0, 10);
    say(
      `${name}: ${feed} is of ${day}, older than ${days} days. It says only what is bad, never that all is well.`,
    );
  }
}

function isSnapshot(value: unknown): value is Releases {
  const entries = Object.entries((typeof value === 'object' && value) || {});
  return (
    entries.length > 0 && entries.every(([feed, known]) => FEEDS.includes(feed as Feed) && isKnowledge(known))
  );
}

/** A time that cannot be read would never be old. */
function isKnowledge(known: unknown): boolean {
  const { feed_time, summary } = (known ?? {}) as { feed_time?: unknown; summary?: unknown };
  const isTimed = typeof feed_time === 'string' && !Number.isNaN(Date.parse(feed_time));
  return isTimed && typeof summary === 'object' && summary !== null;
}
