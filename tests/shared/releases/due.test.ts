import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../shared/releases/days.ts';
import { dueOf, exploitedIn, type MissedRelease } from '../../../shared/releases/due.ts';
import type { Remembered } from '../../../shared/releases/standing.ts';
import { outlookOn, releasesOn } from './summaries.ts';

const plain = (released: string): MissedRelease => ({ released, exploited: {} });
const used = (released: string, said = released): MissedRelease => ({
  released,
  exploited: { 'CVE-2026-1': said },
});
const due = (missed: MissedRelease[], today: string, remembered?: Remembered) =>
  dueOf(missed, outlookOn(today, remembered ? { remembered } : {}));

describe('what is exploited', () => {
  it('is so by the word of any feed, from the first day on which one said so', () => {
    const time = '2026-08-22T00:00:00.000Z';
    const added = { 'CVE-2026-1': '2026-08-18', 'CVE-2026-2': '2026-08-19', 'CVE-2026-9': '2026-08-20' };
    const releases = releasesOn('2026-08-22', {
      kev: { feed_time: time, read_at: time, summary: { added } },
    });
    const release = {
      exploited: { 'CVE-2026-1': '2026-08-06' },
      cves: ['CVE-2026-1', 'CVE-2026-2', 'CVE-2026-3'],
    };
    expect(exploitedIn(release, releases)).toEqual({
      'CVE-2026-1': '2026-08-06',
      'CVE-2026-2': '2026-08-19',
    });
    expect(exploitedIn(release, {})).toEqual({ 'CVE-2026-1': '2026-08-06' });
  });
});

describe('a due day', () => {
  it.each([
    ['of a security release', [plain('2026-08-01')], '2026-08-31', 'security_release'],
    ['of a hole that is being used', [used('2026-08-01')], '2026-08-08', 'exploited'],
    ['of one found later', [used('2026-08-01', '2026-08-18')], '2026-08-25', 'exploited_later'],
    [
      'of one found after its usual day',
      [used('2026-08-01', '2026-10-18')],
      '2026-08-31',
      'security_release',
    ],
    ['of several, the earliest', [plain('2026-06-01'), used('2026-08-01')], '2026-07-01', 'security_release'],
  ])('%s', (_, missed, day, code) => {
    expect(due(missed, '2026-08-20')).toEqual({ day, code });
  });

  it('is none where nothing is missed', () => {
    expect(due([], '2026-08-20', { told_due: '2026-08-25' })).toBeUndefined();
  });

  it('that was told moves forward for a used hole alone, and leaves some days', () => {
    const told = { told_due: '2026-08-31' };
    expect(due([used('2026-08-01', '2026-08-14')], '2026-08-20', told)).toEqual({
      day: '2026-08-23',
      code: 'exploited_later',
    });
    expect(due([used('2026-08-01', '2026-08-19')], '2026-08-20', told)).toMatchObject({ day: '2026-08-26' });
    expect(due([plain('2026-07-01')], '2026-08-20', told)).toEqual({
      day: '2026-08-31',
      code: 'told_before',
    });
    expect(due([plain('2026-08-10')], '2026-08-20', told)).toMatchObject({ day: '2026-09-09' });
    // It is told once, and then it stays.
    expect(due([used('2026-08-01', '2026-08-14')], '2026-08-22', { told_due: '2026-08-23' })).toMatchObject({
      day: '2026-08-23',
    });
  });

  it('leaves some days to a device that was away', () => {
    const remembered = { reported_again_at: '2026-08-20' };
    expect(due([plain('2026-06-01')], '2026-08-20', remembered)).toEqual({ day: '2026-08-23', code: 'away' });
    expect(due([plain('2026-08-10')], '2026-08-20', remembered)).toMatchObject({ code: 'security_release' });
  });

  it('never moves forward by itself from day to day, and with memory for a used hole alone', () => {
    const day = fc.integer({ min: 0, max: 200 }).map((count) => addDays('2026-01-01', count));
    const missed = fc.array(
      fc.record({
        released: day,
        exploited: fc.oneof(
          fc.constant({}),
          day.map((said) => ({ 'CVE-2026-1': said })),
        ),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(missed, missed, day, day, (before, after, today, told_due) => {
        const next = addDays(today, 1);
        expect(due(before, today)).toEqual(due(before, next));
        const moved = due(after, today, { told_due });
        if (moved && moved.day < told_due) {
          expect(['exploited', 'exploited_later']).toContain(moved.code);
          expect(moved.day >= addDays(today, 3)).toBe(true);
        }
      }),
    );
  });
});
