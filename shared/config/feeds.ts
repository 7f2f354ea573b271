/** What `stethoscope.yml` may say of the public lists of releases. */
import * as z from 'zod';
import { FEEDS, type Feed } from '../model/feed.ts';
import { strict, under } from '../practices/index.ts';
import { address } from './receivers.ts';
import { flag } from './values.ts';

const FeedSettings = strict({
  off: flag.default(false),
  url: z.exactOptional(
    address('What it says decides about devices').refine((url) => !/[?#]/.test(url), {
      error: 'has a query or a fragment. Documents are read below it; leave them out',
    }),
  ),
});
export type FeedSettings = z.output<typeof FeedSettings>;

/** One entry per feed that is switched off or read elsewhere; the others are read where they are published. */
export const Feeds = under(FEEDS, FeedSettings)
  .default({})
  .transform(
    (feeds) =>
      Object.fromEntries(FEEDS.map((feed) => [feed, feeds[feed] ?? { off: false }])) as Record<
        Feed,
        FeedSettings
      >,
  );
