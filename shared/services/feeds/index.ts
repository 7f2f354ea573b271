/** The work of a feed's function: reads it once, decides what is believed, keeps that, and counts how it went. */
import { createHash } from 'node:crypto';
import { SourceError } from '../../adapter-kit/errors.ts';
import type { DocumentAnswer, FeedAdapter, Validators } from '../../adapter-kit/feed.ts';
import { createHttp, type Http } from '../../adapter-kit/http.ts';
import type { Log } from '../../adapter-kit/log.ts';
import type { Config } from '../../config/config.ts';
import type { FeedCopy, KeptDocument } from '../../model/feed.ts';
import { type Clock, systemClock } from '../../platform/clock.ts';
import { createLog } from '../../platform/log.ts';
import { createMetrics, type Metrics } from '../../platform/metrics.ts';
import { confirmed, decide, type KnowledgeRules, refuse } from '../../releases/acceptance.ts';
import { feedTimeOf } from '../../releases/feed-status.ts';
import { createFeedsTable, type FeedsTable } from '../../tables/feeds.ts';

/**
 * - `off`: the organization has switched it off.
 * - `early`: it names no state to ask about, so it is not read whole again yet.
 * - `unchanged`: it says what it said before.
 * - `taken`: it says something new, which is kept.
 * - `doubtful`: a reply is not believed, or one that was refused for a day is.
 * - `failed`: it, or a part of it, could not be read.
 * - `overtaken`: somebody else kept something newer in the meantime.
 */
export type FeedOutcome = 'off' | 'early' | 'unchanged' | 'taken' | 'doubtful' | 'failed' | 'overtaken';

export interface FeedReply {
  feed: string;
  read: FeedOutcome;
}

/** What can be handed in instead of the real thing. */
export interface FeedParts<Summary> {
  table: FeedsTable<Summary>;
  http: Http;
  log: Log;
  metrics: Metrics;
  now: Clock;
}

/** For one try, milliseconds: the largest documents have several megabytes. */
const TIMEOUT = 30_000;
/** How often a feed is read whole that names no state, milliseconds; a little less than six hours, as schedules wander. */
const WHOLE_EVERY = 6 * 3_600_000 - 10 * 60_000;

/**
 * The Lambda handler of a feed.
 *
 * @param rules how its knowledge is held against what was known before
 * @returns a function that never rejects
 */
export function feedHandler<Summary>(
  adapter: FeedAdapter<Summary>,
  rules: KnowledgeRules<Summary>,
  { feeds }: Pick<Config, 'feeds'>,
  parts: Partial<FeedParts<Summary>> = {},
): () => Promise<FeedReply> {
  const { feed } = adapter;
  const { off, url: base = adapter.url } = feeds[feed];
  const { now = systemClock, log = createLog(`feed-${feed}`) } = parts;
  const metrics = parts.metrics ?? createMetrics(`feed-${feed}`);
  const http = parts.http ?? createHttp({ timeout: TIMEOUT, largestAnswer: adapter.largest });
  let table = parts.table;

  async function read(): Promise<FeedOutcome> {
    table ??= createFeedsTable<Summary>();
    const before = await table.copy(feed);
    const validators = validatorsOf(before);
    if (isEarly(before, validators, now())) return 'early';
    const reading = await readAll(before, validators);
    if (!(await table.save(feed, reading.copy))) return 'overtaken';
    const { outcome, copy } = reading;
    if (outcome === 'unchanged' || outcome === 'taken') metrics.count('FeedRead');
    const time = feedTimeOf(copy);
    if (time !== undefined) metrics.milliseconds('FeedAge', {}, now().getTime() - Date.parse(time));
    return outcome;
  }

  async function readAll(before: FeedCopy<Summary> | undefined, validators: Validators) {
    const asked_at = now().toISOString();
    const known = { documents: {}, ...before, asked_at };
    delete known.error;
    try {
      const answers = await adapter.read(validators, { http, log, now, base });
      return applied(known, answers);
    } catch (error) {
      return { outcome: 'failed' as const, copy: { ...known, error: noted(error, asked_at) } };
    }
  }

  function applied(known: FeedCopy<Summary>, answers: readonly DocumentAnswer<Summary>[]) {
    const copy = { ...known, documents: { ...known.documents } };
    const outcomes = new Set<FeedOutcome>();
    for (const answer of answers) {
      const { outcome, kept, error } = applyOne(copy.documents[answer.document], answer);
      if (kept) copy.documents[answer.document] = kept;
      if (error) copy.error = noted(error, copy.asked_at);
      outcomes.add(outcome);
    }
    const worst = (['failed', 'doubtful', 'taken'] as const).find((one) => outcomes.has(one));
    return { outcome: worst ?? ('unchanged' as const), copy };
  }

  function applyOne(
    kept: KeptDocument<Summary> | undefined,
    answer: DocumentAnswer<Summary>,
  ): { outcome: FeedOutcome; kept?: KeptDocument<Summary>; error?: SourceError } {
    const { document } = answer;
    if ('unchanged' in answer) return { outcome: 'unchanged', kept: confirmed(kept ?? {}, now()) };
    if ('error' in answer) {
      const { error } = answer;
      if (error.code !== 'unintelligible') return { outcome: 'failed', error };
      doubt('A reply cannot be read; the copy before it stays', document, error);
      return { outcome: 'doubtful', kept: refuse(kept, 'unreadable', '', now()) };
    }
    const { said, validator } = answer;
    const { summary, feed_time } = said;
    if (summary === undefined) {
      const own = { ...(validator !== undefined && { validator }), feed_time };
      return { outcome: 'taken', kept: confirmed(own, now()) };
    }
    const reply = { summary, feed_time, validator, fingerprint: fingerprintOf(summary) };
    const decision = decide(kept, reply, rules, now());
    if (decision.outcome === 'taken') return { outcome: 'taken', kept: decision.kept };
    const words =
      decision.outcome === 'yielded'
        ? 'A reply that was refused for a day is believed now'
        : 'A reply is not believed; the copy before it stays';
    doubt(words, document, undefined, decision.reason);
    return { outcome: 'doubtful', kept: decision.kept };
  }

  function doubt(words: string, document: string, error?: SourceError, reason = 'unreadable'): void {
    metrics.count('FeedDoubtful');
    if (error) log.error(words, error, { document, reason });
    else log.warn(words, { document, reason });
  }

  function noted(error: unknown, at: string) {
    log.error('The feed could not be read', error);
    return { code: error instanceof SourceError ? error.code : ('internal' as const), at };
  }

  return async () => {
    if (off) return { feed, read: 'off' };
    try {
      return { feed, read: await read() };
    } catch (error) {
      log.error('What was read could not be kept', error);
      return { feed, read: 'failed' };
    }
  };
}

const validatorsOf = <Summary>(copy: FeedCopy<Summary> | undefined): Validators =>
  Object.fromEntries(
    Object.entries(copy?.documents ?? {}).flatMap(([document, { validator }]) =>
      validator === undefined ? [] : [[document, validator]],
    ),
  );

/** One that has answered and names no state would be read whole each time. */
function isEarly<Summary>(copy: FeedCopy<Summary> | undefined, validators: Validators, now: Date): boolean {
  if (!copy || copy.error || Object.keys(copy.documents).length === 0) return false;
  if (Object.keys(validators).length > 0) return false;
  return now.getTime() - Date.parse(copy.asked_at) < WHOLE_EVERY;
}

const fingerprintOf = (summary: unknown): string =>
  createHash('sha256').update(JSON.stringify(summary)).digest('base64url');
