/** Calls that ask several things at once, of which a vendor refuses some for going too fast: those are asked again. */
import { SourceError } from './errors.ts';
import { type Budget, pauseBefore, type RetryOptions } from './retries.ts';
import { type Reading, refusalOf } from './throttling.ts';

/** The answer to one part of a batch. */
export interface PartAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** What is asked, and how; `accept` and `throttling` are those of each part. */
export interface Batch<Part> extends Reading {
  /** The vendor's address, for messages. */
  url: URL;
  /** So many parts in one call at most. */
  size: number;
  /**
   * Asks for these parts in one call.
   *
   * @returns the answer to each in their order, whatever order the vendor's is; `undefined` where there is none
   */
  send(parts: readonly Part[]): Promise<readonly (PartAnswer | undefined)[]>;
}

/** What became of one part: its answer, or why there is none. */
export type PartOutcome = PartAnswer | SourceError;

interface Tools {
  budget: Budget;
  settings: RetryOptions;
  sleep(milliseconds: number): Promise<unknown>;
}

/**
 * Asks for all parts. What is refused for a while is asked again without the rest, when the longest wait that was
 * asked for is over; one that asks for too long a wait fails at once.
 *
 * @returns what became of each, in the order of the parts. A call that fails as a whole fails its parts, except for
 *   refused credentials
 * @throws SourceError `credentials_refused` for a whole call, and what `send` throws that is no SourceError
 */
export async function askInBatches<Part>(
  parts: readonly Part[],
  batch: Batch<Part>,
  { budget, settings, sleep }: Tools,
): Promise<PartOutcome[]> {
  const outcomes: PartOutcome[] = [];
  let pending = parts.map((part, index) => ({ part, index }));
  for (let attempt = 0; ; attempt += 1) {
    const refused: typeof pending = [];
    let pause = 0;
    const asked = inGroups(pending, batch.size).map(async (group) => {
      const answers = await sendAll(group, batch);
      for (const [position, entry] of group.entries()) {
        const { outcome, retry } = read(answers[position], batch);
        outcomes[entry.index] = outcome;
        const wait =
          outcome instanceof SourceError ? pauseBefore(outcome, retry, attempt, settings) : undefined;
        if (wait === undefined) continue;
        refused.push(entry);
        pause = Math.max(pause, wait);
      }
    });
    await Promise.all(asked);
    pending = inGroups(refused, batch.size)
      .filter(() => budget.pay())
      .flat();
    if (pending.length === 0) return outcomes;
    await sleep(pause);
  }
}

async function sendAll<Part>(
  group: readonly { part: Part }[],
  batch: Batch<Part>,
): Promise<readonly (PartAnswer | SourceError | undefined)[]> {
  try {
    return await batch.send(group.map(({ part }) => part));
  } catch (error) {
    if (!(error instanceof SourceError) || error.code === 'credentials_refused') throw error;
    // It was tried again as a whole.
    return group.map(() => error);
  }
}

function read<Part>(
  answer: PartAnswer | SourceError | undefined,
  batch: Batch<Part>,
): { outcome: PartOutcome; retry: boolean } {
  const { origin } = batch.url;
  if (answer === undefined)
    return { outcome: new SourceError('unreachable', `${origin} left out a part.`), retry: true };
  if (answer instanceof SourceError || (answer.status >= 200 && answer.status < 300))
    return { outcome: answer, retry: false };
  const { status, headers, body } = answer;
  const refusal = refusalOf({ status, headers: new Headers(headers), body }, `A part of ${origin}`, batch);
  return refusal ? { outcome: refusal.error, retry: refusal.retry } : { outcome: answer, retry: false };
}

function inGroups<Item>(items: readonly Item[], size: number): Item[][] {
  const groups: Item[][] = [];
  for (let at = 0; at < items.length; at += size) groups.push(items.slice(at, at + size));
  return groups;
}
