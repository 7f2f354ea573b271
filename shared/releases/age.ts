import type { Outlook } from './standing.ts';

/** Whether a copy is too old to say that something is well. */
export const feedIsOld = ({ feed_time }: { feed_time: string }, { now, rules }: Outlook): boolean =>
  Date.parse(feed_time) < Date.parse(now) - rules.max_feed_age * 86_400_000;
