/** Calendar days, `2026-12-04`, in a time zone. Their texts compare as their days do. */
import { calendar } from './formats.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** The day that it is somewhere. @param zone a name of the IANA database, such as `Europe/Berlin` */
export const dayIn = (zone: string, at: Date): string => calendar(zone).format(at);

/**
 * The moment at which a day is over somewhere: the first of the next one. Days with 23 or 25 hours, and those that begin
 * at one o'clock, end when they do.
 */
export function endOf(day: string, zone: string): Date {
  // No zone is further from UTC than this.
  let before = Date.parse(day) + DAY - 15 * HOUR;
  let after = Date.parse(day) + DAY + 15 * HOUR;
  while (after - before > MINUTE) {
    const between = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE;
    if (dayIn(zone, new Date(between)) > day) after = between;
    else before = between;
  }
  return new Date(after);
}
