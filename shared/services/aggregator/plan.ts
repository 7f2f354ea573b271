/** Which sources to ask about a person, and whether to wait for them. Pure. */
import { closedUntil, knownAt, lastError } from '../../report/index.ts';
import type { Mark, SourceItems } from '../../runtime/tables/types.ts';

/**
 * `ask`: nothing is known, so ask and wait. `watch`: the same, but somebody is asking already. `wake`: what is known
 * is old, so ask behind the answer. `leave`: good enough, or not to be asked now.
 */
export type Step = 'ask' | 'watch' | 'wake' | 'leave';

/** A person's data is asked of one source at most this often, milliseconds: pages reload, and people click. */
export const ASK_EVERY = 60_000;

export interface Situation {
  mark: Mark | undefined;
  items: SourceItems | undefined;
  /** How old what is known may be, milliseconds. */
  freshFor: number;
  now: Date;
}

/** What a page view does about one source. */
export function planView(situation: Situation): Step {
  const known = knownAt(situation);
  if (closedUntil(situation.items, situation.now)) return 'leave';
  if (isLeased(situation)) return known === undefined ? 'watch' : 'leave';
  if (known === undefined) return failedLately(situation) ? 'leave' : 'ask';
  const age = situation.now.getTime() - Date.parse(known);
  const wanted = age > situation.freshFor || lastError(situation) !== undefined;
  return wanted && !failedLately(situation) ? 'wake' : 'leave';
}

/**
 * When somebody may ask for fresh data again.
 *
 * @returns `undefined`: now
 */
export function nextAllowed({ mark, items, now }: Omit<Situation, 'freshFor'>): Date | undefined {
  const until = (time: string | undefined, pause = 0) => Date.parse(time ?? '') + pause;
  const times = [
    until(closedUntil(items, now)),
    until(mark?.fetching_until),
    until(mark?.ended_at, ASK_EVERY),
  ].filter((time) => time > now.getTime());
  return times.length > 0 ? new Date(Math.max(...times)) : undefined;
}

/** Somebody is asking for this person at this very moment. */
export function isLeased({ mark, now }: Pick<Situation, 'mark' | 'now'>): boolean {
  return Date.parse(mark?.fetching_until ?? '') > now.getTime();
}

/** Asking again at once would only make people wait for the same error. */
function failedLately(situation: Situation): boolean {
  const error = lastError(situation);
  return error !== undefined && situation.now.getTime() - Date.parse(error.at) < ASK_EVERY;
}
