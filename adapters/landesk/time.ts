/** The core's datetimes carry no zone: they are local to its server. */
import { instant } from '../../shared/adapter-kit/read.ts';

const PARTS = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))?$/;

/**
 * @returns from the text of `CONVERT(…, 126)` to an instant in ISO 8601 UTC; `undefined` for what is no date. A time
 *   that the clock skips in spring counts as the one an hour before, one that it repeats in autumn as the first
 */
export function instantReader(timeZone: string): (text: unknown) => string | undefined {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  /** How far the zone is ahead of UTC at an instant, milliseconds. */
  const offsetAt = (at: number) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const wall = Date.UTC(
      part.year ?? 0,
      (part.month ?? 1) - 1,
      part.day,
      part.hour,
      part.minute,
      part.second,
    );
    return wall - Math.floor(at / 1000) * 1000;
  };
  return (text) => {
    const match = typeof text === 'string' ? PARTS.exec(text) : null;
    if (!match) return undefined;
    const [, year, month, day, hour, minute, second] = match.map(Number);
    const milliseconds = Number(`0.${match[7] ?? 0}`) * 1000;
    const wall = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, milliseconds);
    // The offset at the first guess can be that of the other side of a change of clocks.
    const guess = wall - offsetAt(wall);
    return instant(wall - offsetAt(guess));
  };
}
