import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ago, now, setClock } from '../../../web/words/time.ts';
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

describe('the clock', () => {
  it("is the server's, also where the reader's own is wrong", () => {
    jest.useFakeTimers({ now: Date.parse('2020-01-01T00:00:00Z') });
    setClock('2026-09-01T09:00:00Z');
    jest.advanceTimersByTime(60_000);
    expect(new Date(now()).toISOString()).toBe('2026-09-01T09:01:00.000Z');
  });

  it('is not moved by what is no time', () => {
    setClock('2026-09-01T09:00:00Z', Date.parse('2026-09-01T09:00:00Z'));
    setClock('soon');
    expect(now()).toBeGreaterThanOrEqual(Date.now() - 1000);
  });
});
