/** Which sources to ask about a person, and whether to wait for them. Pure. */

import type { Mark, SourceItems } from '../model/stored.ts';
import { closedUntil, isLeased, isPartial, knownAt, lastError } from './source-states.ts';

/**
 * `ask`: nothing is known, so ask and wait. `watch`: the same, but somebody is asking already. `wake`: what is known
 * is old, so ask behind the answer. `leave`: good enough, or not to be asked now.
 */
export type SourceAction = 'ask' | 'watch' | 'wake' | 'leave';

/** A person's data is asked of one source at most this often, milliseconds: pages reload, and people click. */
export const ASK_EVERY = 60_000;

export interface PlanInput {
  mark: Mark | undefined;
  items: SourceItems | undefined;
  /** How old what is known may be, milliseconds. */
  freshFor: number;
  now: Date;
}

/** What a page view does about one source. */
export function planView(situation: PlanInput): SourceAction {
  const known = knownAt(situation);
  if (closedUntil(situation.items, situation.now)) return 'leave';
  if (isLeased(situation.mark, situation.now)) return known === undefined ? 'watch' : 'leave';
  if (endedLately(situation)) return 'leave';
  if (known === undefined) return 'ask';
  const age = situation.now.getTime() - Date.parse(known);
  const { freshFor, now } = situation;
  const wanting = lastError(situation) !== undefined || isPartial(situation, freshFor, now);
  return age > freshFor || wanting ? 'wake' : 'leave';
}

/**
 * When somebody may ask for fresh data again.
 *
 * @returns `undefined`: now
 */
export function nextAllowed({ mark, items, now }: Omit<PlanInput, 'freshFor'>): Date | undefined {
  const until = (time: string | undefined, pause = 0) => Date.parse(time ?? '') + pause;
  const times = [
    until(closedUntil(items, now)),
    until(mark?.fetching_until),
    until(mark?.ended_at, ASK_EVERY),
  ].filter((time) => time > now.getTime());
  return times.length > 0 ? new Date(Math.max(...times)) : undefined;
}

/** Asking again at once would bring the same: people would only wait for it. */
function endedLately({ mark, now }: PlanInput): boolean {
  return now.getTime() - Date.parse(mark?.ended_at ?? '') < ASK_EVERY;
}
