/** Calendar days, `2026-12-04`. Their texts compare as the days do. */

const DAY = 86_400_000;

/** @param count whole days, negative for earlier */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);

export const laterOf = (one: string, other: string): string => (one > other ? one : other);
export const earlierOf = (one: string, other: string): string => (one < other ? one : other);
