import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ago, dueDate, now, setClock } from '../../../web/words/time.ts';
import { speak } from '../../../web/words/words.ts';

beforeEach(() => speak('en', { time: { just_now: 'a moment ago' } }));
afterEach(() => {
  jest.useRealTimers();
});

describe('ago', () => {
  const reference = Date.parse('2026-09-01T09:00:00Z');
  it.each([
    ['2026-09-01T08:59:40Z', 'a moment ago'],
    ['2026-09-01T08:58:00Z', '2 minutes ago'],
    ['2026-09-01T07:00:00Z', '2 hours ago'],
    ['2026-08-31T08:00:00Z', 'yesterday'],
    ['2026-08-20T09:00:00Z', 'last week'],
    ['2026-06-30T09:00:00Z', '2 months ago'],
    ['2026-09-01T09:02:00Z', 'in 2 minutes'],
    ['2026-09-01T09:00:40Z', 'in 40 seconds'],
  ])('%s is "%s"', (at, words) => {
    expect(ago(at, reference)).toBe(words);
  });

  it('speaks the language of the page', () => {
    speak('de', {});
    expect(ago('2026-09-01T07:00:00Z', reference)).toBe('vor 2 Stunden');
  });
});

describe('the day by which something is to be done', () => {
  /** The reader is wherever the test runs; the organization's day ends so many hours after theirs. */
  const ends = (hours: number) =>
    new Date(new Date('2026-12-04T24:00').getTime() + hours * 3_600_000).toISOString();

  it.each([
    ['in the same zone', 0, 'Friday, December 4, 2026'],
    ['further west, where the day lasts longer', 8, 'Friday, December 4, 2026'],
    ['further east', -1, 'Friday, December 4, 2026 at 11:00 PM'],
  ])('is said so that nobody comes too late: the organization is %s', (_, hours, words) => {
    expect(dueDate('2026-12-04', ends(hours)).replaceAll(/\s/g, ' ')).toBe(words);
  });

  it('is said in the language of the page', () => {
    speak('de', {});
    expect(dueDate('2026-12-04', ends(0))).toBe('Freitag, 4. Dezember 2026');
  });
});

describe('the clock', () => {
  it("is the server's, also where the reader's own is wrong", () => {
    jest.useFakeTimers({ now: Date.parse('2020-01-01T00:00:00Z') });
    setClock('2026-09-01T09:00:00Z');
    jest.advanceTimersByTime(60_000);
    expect(new Date(now()).toISOString()).toBe('2026-09-01T09:01:00.000Z');
  });

  it('is not moved by what is no time', () => {
    jest.useFakeTimers({ now: Date.parse('2020-01-01T00:00:00Z') });
    setClock('2026-09-01T09:00:00Z');
    setClock('soon');
    expect(new Date(now()).toISOString()).toBe('2026-09-01T09:00:00.000Z');
  });
});
