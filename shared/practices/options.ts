import * as z from 'zod';
import { duration } from './duration.ts';
import { strict } from './strict.ts';

const DAY = 86_400_000;

/** How old a fact may be before its verdict is marked stale, unless a practice says otherwise. */
export const MAX_AGE_DAYS = 30;

/**
 * The options of a practice: its own and `max_age`, which all practices have.
 *
 * @param own its own options, each with a default
 * @param maxAgeDays how old the fact may be by default
 */
export function practiceOptions<Shape extends z.ZodRawShape>(own: Shape, maxAgeDays: number = MAX_AGE_DAYS) {
  return strict({ max_age: duration.default(maxAgeDays * DAY), ...own });
}

/** An option that is a yes or a no. */
export const flag = (byDefault: boolean) =>
  z.boolean({ error: 'is neither true nor false. Write one of the two' }).default(byDefault);
