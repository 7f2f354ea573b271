/** When to try again. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Before the second try, the third, …; milliseconds. With the shortest jitter they last more than a day. */
export const PAUSES: readonly number[] = [
  0.5 * MINUTE,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  12 * HOUR,
  24 * HOUR,
];

/**
 * The pause after an attempt that failed: between half of what is listed and all of it, so that what failed together does
 * not come back together.
 *
 * @param attempts made so far, 1 or more
 * @param random from 0 to 1
 * @param asked seconds that the receiver asked to wait (`Retry-After`)
 * @returns milliseconds; `undefined`: that was the last attempt
 */
export function pauseAfter(
  attempts: number,
  random: number,
  asked = 0,
  pauses: readonly number[] = PAUSES,
): number | undefined {
  const pause = pauses[attempts - 1];
  if (pause === undefined) return undefined;
  const longest = Math.max(...pauses);
  return Math.max(pause * (0.5 + random / 2), Math.min(asked * 1000, longest));
}
