/** Where a page of a list ended, as its reader gives it back. */
import type * as z from 'zod';
import { ProblemError } from './problem.ts';

/** No place in a list needs more characters. */
const LONGEST = 4_000;

/** @param place plain data; nothing secret: its reader can read it */
export const cursorOf = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/**
 * The place that `?before=` names: the `next` of an earlier answer.
 *
 * @returns `undefined` without one
 * @throws ProblemError 400 for anything else
 */
export function placeIn<Shape extends z.ZodType>(
  query: URLSearchParams,
  shape: Shape,
): z.output<Shape> | undefined {
  const before = query.get('before');
  if (before === null) return undefined;
  const place = shape.safeParse(before.length <= LONGEST ? decoded(before) : undefined);
  if (place.success) return place.data;
  throw invalidCursor();
}

export const invalidCursor = (): ProblemError =>
  new ProblemError(400, 'invalid_cursor', '`before` is not the `next` of an earlier answer.');

function decoded(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
