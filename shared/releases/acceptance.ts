/** Whether a reply of a feed is believed, and what is known with it. Pure. */
import type { KeptDocument, LineMark, RefusalReason } from '../model/feed.ts';
import { compareVersions } from './versions.ts';

/** How knowledge of one kind is held against what was known before. */
export interface KnowledgeRules<Summary> {
  /** Its lines, oldest first; none: it is empty. */
  lines(summary: Summary): readonly LineMark[];
  /** The newest that it says of each model; a model that it does not name says nothing. */
  models?(summary: Summary): readonly LineMark[];
  /**
   * What either says; where both say something, the later one counts.
   *
   * @param day on which the later one was said, such as `2026-11-27`
   */
  union(known: Summary, later: Summary, day: string): Summary;
  /** What several documents of one feed say together. */
  combine(documents: readonly Summary[]): Summary;
}

/** A reply that could be read. */
export interface DocumentReply<Summary> {
  summary: Summary;
  /** The feed's own time, ISO 8601 UTC. */
  feed_time: string;
  validator?: string | undefined;
  /** The same for replies that say the same, whatever their time. */
  fingerprint: string;
}

/** How long a reply must come unchanged until it is believed all the same, milliseconds. */
export const BELIEVED_AFTER = 24 * 3_600_000;

/** `taken`: it is believed. `yielded`: after having been refused for a day. `refused`: the copy before it stays. */
export interface Acceptance<Summary> {
  outcome: 'taken' | 'yielded' | 'refused';
  kept: KeptDocument<Summary>;
  reason?: RefusalReason;
}

/**
 * Decides about a reply.
 *
 * @param kept what is known of the document; absent: nothing yet
 */
export function decide<Summary>(
  kept: KeptDocument<Summary> | undefined,
  reply: DocumentReply<Summary>,
  rules: KnowledgeRules<Summary>,
  now: Date,
): Acceptance<Summary> {
  const reason = doubtOf(kept, reply, rules);
  if (reason === undefined) return { outcome: 'taken', kept: taken(kept, reply, rules, now) };
  const refusal = refuse(kept, reason, reply.fingerprint, now);
  const isLongSince = now.getTime() - Date.parse(refusal.refused?.since ?? '') >= BELIEVED_AFTER;
  // There is nothing in it to believe.
  if (!isLongSince || reason === 'empty') return { outcome: 'refused', reason, kept: refusal };
  const believed = { reason, at: now.toISOString() };
  return { outcome: 'yielded', reason, kept: { ...taken(kept, reply, rules, now), believed } };
}

/** The document as before, and that nothing has changed since. */
export function confirmed<Summary>(kept: KeptDocument<Summary>, now: Date): KeptDocument<Summary> {
  const { refused: _over, ...rest } = kept;
  return { ...rest, read_at: now.toISOString() };
}

/**
 * The document as before, with the reply that is not believed.
 *
 * @param fingerprint of the reply: while the same comes again, it counts as refused since the first time
 */
export function refuse<Summary>(
  kept: KeptDocument<Summary> | undefined,
  reason: RefusalReason,
  fingerprint: string,
  now: Date,
): KeptDocument<Summary> {
  const before = kept?.refused;
  const since = before?.fingerprint === fingerprint ? before.since : now.toISOString();
  return { ...kept, refused: { reason, since, fingerprint } };
}

function taken<Summary>(
  kept: KeptDocument<Summary> | undefined,
  { summary, feed_time, validator }: DocumentReply<Summary>,
  rules: KnowledgeRules<Summary>,
  now: Date,
): KeptDocument<Summary> {
  return {
    ...(validator !== undefined && { validator }),
    read_at: now.toISOString(),
    feed_time,
    summary:
      kept?.summary === undefined ? summary : rules.union(kept.summary, summary, feed_time.slice(0, 10)),
    lines: [...rules.lines(summary), ...(rules.models?.(summary) ?? []).map(asModel)],
  };
}

/** Why it cannot be what the feed means to say; `undefined`: nothing speaks against it. */
function doubtOf<Summary>(
  kept: KeptDocument<Summary> | undefined,
  { summary, feed_time }: DocumentReply<Summary>,
  rules: KnowledgeRules<Summary>,
): RefusalReason | undefined {
  const lines = rules.lines(summary);
  if (lines.length === 0) return 'empty';
  const before = kept?.lines ?? [];
  if (kept?.feed_time !== undefined && feed_time < kept.feed_time) return 'older';
  if (
    lacksLine(
      before.filter((line) => !isModel(line)),
      lines,
    )
  )
    return 'line_missing';
  const models = (rules.models?.(summary) ?? []).map(asModel);
  return wentBack(before, [...lines, ...models]) ? 'went_back' : undefined;
}

/** Each newer line may push the oldest one out, and nothing else may be missing. */
function lacksLine(before: readonly LineMark[], now: readonly LineMark[]): boolean {
  const names = new Set(now.map(({ name }) => name));
  const known = new Set(before.map(({ name }) => name));
  const missing = before.filter(({ name }) => !names.has(name));
  const newer = now.slice(now.findLastIndex(({ name }) => known.has(name)) + 1);
  const oldest = before.slice(0, missing.length);
  const noneIsLeft = missing.length > 0 && missing.length === before.length;
  return noneIsLeft || missing.length > newer.length || missing.some((line) => !oldest.includes(line));
}

function wentBack(before: readonly LineMark[], now: readonly LineMark[]): boolean {
  const newest = new Map(now.map((line) => [line.name, line.newest]));
  return before.some((line) => {
    const current = newest.get(line.name);
    return current !== undefined && compareVersions(current, line.newest) < 0;
  });
}

const MODEL = 'model ';
const isModel = ({ name }: LineMark): boolean => name.startsWith(MODEL);
const asModel = ({ name, newest }: LineMark): LineMark => ({ name: MODEL + name, newest });
