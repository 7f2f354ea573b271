/** Times in words. The server's clock counts: a laptop whose clock is wrong still reads the right ages. */
import { language, t } from './words.ts';

const clock = { ahead: 0 };

/** Sets the page's clock from the time that an answer carries, ISO 8601. */
export function setClock(serverTime: string, localNow: number = Date.now()): void {
  const time = Date.parse(serverTime);
  if (Number.isFinite(time)) clock.ahead = time - localNow;
}

/** Milliseconds since 1970 by the server's clock. */
export const now = (): number => Date.now() + clock.ahead;

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** "3 hours ago", "in 40 seconds", "a moment ago". */
export function ago(at: string, reference: number = now()): string {
  const seconds = Math.round((Date.parse(at) - reference) / 1000);
  const format = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  // What lies ahead is counted to the second; what is seconds ago is a moment ago.
  return seconds > 0 ? format.format(seconds, 'second') : t('time.just_now');
}

/** Date and time in full, in the reader's own zone. */
export const inFull = (at: string): string =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));

/**
 * The day by which something is to be done. Where the reader's own day goes on when it is over, its moment is said.
 *
 * @param due a day somewhere, `2026-12-04`
 * @param ends the moment at which it is over there, ISO 8601
 */
export function dueDate(due: string, ends: string): string {
  const theirs = new Date(`${due}T24:00`);
  if (theirs <= new Date(ends)) return onDate(`${due}T12:00`);
  const format = new Intl.DateTimeFormat(language(), { dateStyle: 'full', timeStyle: 'short' });
  return format.format(new Date(ends));
}

/** The date alone, in the reader's own zone. */
export const onDate = (at: string): string =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'full' }).format(new Date(at));
