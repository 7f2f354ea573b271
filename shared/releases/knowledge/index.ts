/** How the knowledge of each feed is held together, and what all that is kept of one says. Pure. */
import type { FeedCopy } from '../../model/feed.ts';
import type { FeedKnowledge, FeedSummaries } from '../../model/releases.ts';
import type { KnowledgeRules } from '../acceptance.ts';
import { feedTimeOf } from '../feed-status.ts';
import { APPLE_RULES } from './apple.ts';
import { ENDS_RULES } from './ends.ts';
import { EXPLOITED_RULES } from './exploited.ts';
import { WINDOWS_RULES } from './windows.ts';

export { APPLE_RULES, ENDS_RULES, EXPLOITED_RULES, WINDOWS_RULES };

/** By feed. */
export const RULES: { readonly [Feed in keyof FeedSummaries]: KnowledgeRules<FeedSummaries[Feed]> } = {
  sofa: APPLE_RULES,
  endoflife: ENDS_RULES,
  msrc: WINDOWS_RULES,
  kev: EXPLOITED_RULES,
};

/**
 * @param copy what is kept of the feed
 * @returns `undefined`: nothing was taken yet
 */
export function knowledgeIn<Summary>(
  copy: FeedCopy<Summary> | undefined,
  { combine }: Pick<KnowledgeRules<Summary>, 'combine'>,
): FeedKnowledge<Summary> | undefined {
  const documents = Object.values(copy?.documents ?? {}).filter(({ read_at }) => read_at !== undefined);
  const summaries = documents.flatMap(({ summary }) => summary ?? []);
  const feed_time = copy && feedTimeOf(copy);
  const [read_at] = documents.flatMap((document) => document.read_at ?? []).sort();
  if (summaries.length === 0 || feed_time === undefined || read_at === undefined) return undefined;
  return { feed_time, read_at, summary: combine(summaries) };
}
