/** What the decision about a request rests on must be there. */
import { ProblemError } from './problem.ts';

/** Turns any failure of something that the decision rests on into 503: without it, nothing is answered. */
export async function orUnavailable<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (cause) {
    throw new ProblemError(503, 'unavailable', 'This cannot be answered right now. Try again soon.', {
      cause,
      headers: { 'retry-after': '5' },
    });
  }
}
