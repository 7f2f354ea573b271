/** What is known about releases, from memory: judging a device must not wait for a table each time. */
import type { Log } from '../../adapter-kit/log.ts';
import type { Config } from '../../config/config.ts';
import { FEEDS, type Feed, type FeedCopy } from '../../model/feed.ts';
import type { FeedSummaries, Releases } from '../../model/releases.ts';
import type { Clock } from '../../platform/clock.ts';
import { knowledgeIn, RULES } from '../../releases/knowledge/index.ts';
import type { FeedsTable } from '../../tables/feeds.ts';

export interface KnownReleasesParts {
  table: Pick<FeedsTable<unknown>, 'copy'>;
  feeds: Config['feeds'];
  now: Clock;
  log: Log;
}

/** How long what was read answers again, milliseconds. Feeds are read once an hour. */
const KEPT = 5 * 60_000;
/** The same after the table failed. */
const KEPT_AFTER_FAILURE = 15_000;

/**
 * One per container.
 *
 * @returns what feeds say that are on and were read; never rejects: while the table fails, what was known last
 */
export function createKnownReleases({ table, feeds, now, log }: KnownReleasesParts): () => Promise<Releases> {
  let known: Releases = {};
  let until = Number.NEGATIVE_INFINITY;
  let reading: Promise<Releases> | undefined;

  async function read(): Promise<Releases> {
    try {
      const wanted = FEEDS.filter((feed) => !feeds[feed].off);
      const found = await Promise.all(wanted.map(async (feed) => [feed, await knowledgeOf(feed)] as const));
      known = Object.fromEntries(found.filter(([, knowledge]) => knowledge !== undefined));
      until = now().getTime() + KEPT;
    } catch (error) {
      log.error('What feeds say cannot be read', error);
      until = now().getTime() + KEPT_AFTER_FAILURE;
    }
    reading = undefined;
    return known;
  }

  /** What stands under a feed's key, its own function has written. */
  const knowledgeOf = async <Name extends Feed>(feed: Name) =>
    knowledgeIn((await table.copy(feed)) as FeedCopy<FeedSummaries[Name]> | undefined, RULES[feed]);

  return async () => {
    if (now().getTime() < until) return known;
    reading ??= read();
    return reading;
  };
}
