/** How a feed is, from what is kept of it. Pure. */
import type { Feed, FeedCopy, FeedStatus } from '../model/feed.ts';

/**
 * The feed's own time. A document that only leads to others has the time of them all; otherwise the oldest counts.
 *
 * @returns ISO 8601 UTC; `undefined`: nothing was taken yet
 */
export function feedTimeOf({ documents }: Pick<FeedCopy<unknown>, 'documents'>): string | undefined {
  const read = Object.values(documents).filter(({ feed_time }) => feed_time !== undefined);
  const leading = read.filter(({ summary }) => summary === undefined);
  const times = (leading.length > 0 ? leading : read).flatMap(({ feed_time }) => feed_time ?? []);
  return times.sort()[0];
}

/** @param copy what is kept of it; absent: nothing yet */
export function feedStatusOf(feed: Feed, copy: FeedCopy<unknown> | undefined, isOff: boolean): FeedStatus {
  const documents = Object.entries(copy?.documents ?? {});
  const feed_time = copy && feedTimeOf(copy);
  const read_at = documents.flatMap(([, kept]) => kept.read_at ?? []).sort()[0];
  const [refused] = documents
    .flatMap(([document, { refused }]) =>
      refused ? [{ document, since: refused.since, reason: refused.reason }] : [],
    )
    .sort((left, right) => left.since.localeCompare(right.since));
  const [believed] = documents.flatMap(([document, { believed }]) =>
    believed ? [{ document, ...believed }] : [],
  );
  return {
    feed,
    ...(isOff && { off: true as const }),
    ...(feed_time !== undefined && { feed_time }),
    ...(read_at !== undefined && { read_at }),
    ...(refused && { refused }),
    ...(believed && { believed }),
    ...(copy?.error && { error: copy.error }),
  };
}

/** How long ago a feed may have been read without a fault, milliseconds; it is read every six hours at the least. */
const READ_WITHIN = 24 * 3_600_000;

/** Whether all is well with it. One that is switched off is no fault. */
export function isFeedWell({ off, refused, read_at }: FeedStatus, now: Date): boolean {
  if (off) return true;
  return refused === undefined && read_at !== undefined && now.getTime() - Date.parse(read_at) <= READ_WITHIN;
}
