import type { Outlook } from './standing.ts';

const DAY = 86_400_000;

/** What a copy says of itself when it is asked how old it is. */
interface Aged {
  feed_time: string;
  max_age?: number;
}

/** Whether a copy is older than so many days. @param now ISO 8601 UTC */
export const isOlder = ({ feed_time }: Aged, days: number, now: string): boolean =>
  Date.parse(feed_time) < Date.parse(now) - days * DAY;

/** Whether a copy is too old to say that something is well. */
export const feedIsOld = (copy: Aged, { now, rules }: Outlook): boolean =>
  isOlder(copy, copy.max_age ?? rules.max_feed_age, now);
