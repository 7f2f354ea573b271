/** The public lists of releases that are read, and what is told of each of them. */
import type { SourceErrorCode } from './source.ts';

export const FEEDS = ['sofa', 'endoflife', 'msrc', 'kev'] as const;
export type Feed = (typeof FEEDS)[number];

/**
 * Why a reply is not believed:
 *
 * - `unreadable`: it is not in the form that is known.
 * - `empty`: nothing is in it.
 * - `older`: its own time lies before that of the copy that is kept.
 * - `line_missing`: it lacks a line that was there before.
 * - `went_back`: the newest version of a line, or for a model, is older than before.
 */
export const REFUSAL_REASONS = ['unreadable', 'empty', 'older', 'line_missing', 'went_back'] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** How a feed is, for those who operate this. Times are ISO 8601 UTC. */
export interface FeedStatus {
  feed: Feed;
  /** The organization has switched it off: nothing of it is read, and that is no fault. */
  off?: true;
  /** The feed's own time: how old is what it says. The oldest of its documents; absent: nothing was read yet. */
  feed_time?: string;
  /** When it was last read without a fault. */
  read_at?: string;
  /** A reply that is not believed, since when and why; the copy before it stays. */
  refused?: { document: string; since: string; reason: RefusalReason };
  /** A reply that was refused for a day and is believed since. */
  believed?: { document: string; at: string; reason: RefusalReason };
  /** It could not be read the last time. */
  error?: { code: SourceErrorCode; at: string };
}

/** A line of a feed, or a model, with the newest version that a reply gives it. */
export interface LineMark {
  name: string;
  /** Numbers, first the most important; empty where the line has no versions of its own. */
  newest: readonly number[];
}

/** What is kept of one document of a feed. */
export interface KeptDocument<Summary> {
  /** What the feed named the state that was taken last: sent back with the next question. */
  validator?: string;
  /** When it was last answered well, by our clock. Absent, with `feed_time`: no reply was ever taken. */
  read_at?: string;
  feed_time?: string;
  /** Everything that replies said which were taken; absent where the document only leads to others. */
  summary?: Summary;
  /** The lines of the reply that was taken last, oldest first: the next one is held against them. */
  lines?: readonly LineMark[];
  /** A reply that is not believed: since when it comes so, and how it is known again. */
  refused?: { reason: RefusalReason; since: string; fingerprint: string };
  /** Why the reply that was taken last had been refused for a day; gone with the next one. */
  believed?: { reason: RefusalReason; at: string };
}

/** What is kept of a feed. */
export interface FeedCopy<Summary> {
  /** Counts the writes: who read an older state cannot write. Set by the table. */
  rev?: number;
  documents: Record<string, KeptDocument<Summary>>;
  /** When it was last asked, whatever came of it. */
  asked_at: string;
  /** Why it could not be read the last time. */
  error?: { code: SourceErrorCode; at: string };
}
