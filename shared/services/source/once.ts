/** A hundred requests are one fetch: one asks the vendor, whoever comes meanwhile waits for that. */
import { SourceError } from '../../adapter-kit/errors.ts';
import type { Mark } from '../../model/stored.ts';
import { shifted } from '../../platform/clock.ts';
import type { Subject } from '../../tables/types.ts';
import { ended, toSourceError } from './failure.ts';
import type { Tools } from './tools.ts';

/** Where the mark stands: whose it is, and under which name. */
export interface MarkKey {
  whose: Subject;
  source: string;
}

export interface Ways<Result> {
  /** Asks the vendor, keeps what it says and ends the lease with a mark. */
  fetch(): Promise<Result>;
  /** What somebody else's attempt brought. */
  joined(mark: Mark): Promise<Result>;
  /** What is stored, while somebody else is still at it. */
  late(mark: Mark | undefined): Promise<Result>;
}

/** A fetch that takes longer may be joined by a second one. */
const LEASE = 60_000;
/** Who asks so soon after an attempt gets what it brought: a hundred requests never arrive at one instant. */
const RECENT = 5_000;
const POLL = 100;
/** How long the others wait for the one who fetches. */
const LONGEST_WAIT = 20_000;
/** What is left of the function's time for answering. */
const TO_ANSWER = 1_000;

/** @throws what `fetch` throws; SourceError with the code of an attempt that failed a moment ago */
export async function once<Result>(
  { table, now, sleep, remaining, breaker }: Pick<Tools, 'table' | 'now' | 'sleep' | 'remaining' | 'breaker'>,
  { whose, source }: MarkKey,
  ways: Ways<Result>,
): Promise<Result> {
  const started = now().getTime();
  const patience = Math.min(LONGEST_WAIT, remaining() - TO_ANSWER);
  for (;;) {
    const at = now();
    const lease = await table.takeLease(whose, source, shifted(at, LEASE), at, shifted(at, -RECENT));
    if (lease) {
      if (lease.lapsed) await breaker.failed(ended());
      return ways.fetch();
    }
    const mark = await table.mark(whose, source);
    if (mark && hasEnded(mark, now())) {
      if (mark.error) throw new SourceError(mark.error.code, 'An attempt a moment ago failed.');
      return ways.joined(mark);
    }
    if (now().getTime() - started >= patience) return ways.late(mark);
    await sleep(POLL);
  }
}

function hasEnded({ ended_at, fetching_until }: Mark, now: Date): boolean {
  const isFetching = fetching_until !== undefined && fetching_until > now.toISOString();
  return !isFetching && ended_at !== undefined && ended_at > shifted(now, -RECENT).toISOString();
}

/** Notes a failure in the mark, so that the page tells of it. A source that cannot is no failure. */
export async function notingFailure<Result>(
  tools: Pick<Tools, 'table' | 'now' | 'log'>,
  { whose, source }: MarkKey,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { code } = toSourceError(error);
    const at = tools.now().toISOString();
    if (code !== 'not_supported')
      await note(tools, () => tools.table.markFailed(whose, source, { code, at }));
    throw error;
  }
}

/** When even that fails, what failed first is what matters. */
export async function note({ log }: Pick<Tools, 'log'>, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    log.error('A failure could not be noted', error);
  }
}
