import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import type { FeedStatus } from '../../../shared/model/feed.ts';
import type { Summary } from '../../../shared/model/totals.ts';
import { lineOf } from '../../../web/fleet/course.tsx';
import { FleetContent } from '../../../web/fleet/fleet-page.tsx';
import { courseOf, segmentsOf, shareOf } from '../../../web/fleet/parts-of.ts';
import { speaking, textOf } from '../../support/page.tsx';
import { counts, summary, totals } from '../../support/summary.ts';

function page(state: Parameters<typeof FleetContent>[0]['state'], language = 'en'): string {
  speaking(language);
  return renderToString(<FleetContent state={state} />);
}
const shown = (answer: Summary) => page({ ok: true, data: answer });

describe('all devices in numbers', () => {
  it('says each number in words and in a table, not by a picture alone', () => {
    const html = shown(summary);
    const text = textOf(html);
    expect(text).toContain('over 45 devices of 1,234 people');
    expect(text).toContain('75% · 30 done and 10 to do now · 2 out of date');
    expect(text).toMatch(/Mac 30 0 10 0 0 0 75%/);
    expect(text).toMatch(/Others 0 0 10 0 0 0 0%/);
    expect(text).toMatch(/No information 30 0 0 0 0 0 100%/);
    expect(text).toMatch(/Silent.* 3 jamf 3/);
    expect(text).toMatch(/cannot tell .* jamf iOS Disk encryption and gone/);
    expect(text).toMatch(/cannot tell .* Any of our systems Linux Disk encryption /);
    expect(html.match(/<svg[^>]*role="img"[^>]*>/g)?.every((svg) => /aria-label="[^"]+"/.test(svg))).toBe(
      true,
    );
  });

  it('tells the course of a practice', () => {
    expect(textOf(shown(summary))).toContain('From 50% on Friday, May 1, 2026 to 75% now.');
    expect(textOf(shown({ ...summary, days: summary.days.slice(1) }))).not.toContain('From 75%');
  });

  it('marks the day on which the checks themselves changed', () => {
    const [before, after] = summary.days;
    if (!before || !after) throw new Error('The summary has two days.');
    const days = [
      { ...before, date: '2026-11-26' },
      { ...after, date: '2026-11-27' },
    ];
    const html = shown({ ...summary, days });
    expect(textOf(html)).toContain('November 27, 2026: "Up to date" is said only where it is known');
    expect(html).toContain('data-change="known_only"');
    expect(shown(summary)).not.toContain('data-change');
  });

  it.each<[string, Parameters<typeof page>[0], string]>([
    [
      'nothing was counted',
      { ok: true, data: { v: 1, latest: null, days: [], feeds: [] } },
      'Nothing has been counted yet',
    ],
    [
      'there are too few people',
      { ok: true, data: { ...summary, latest: { ...totals, people: 0 } } },
      'fewer than 10 people',
    ],
    [
      'it is not for the reader',
      { ok: false, failure: { kind: 'forbidden', problem: {} } },
      'Only the security team',
    ],
    ['it could not be opened', { ok: false, failure: { kind: 'network' } }, 'Try again soon'],
  ])('says when %s', (_, state, words) => expect(textOf(page(state))).toContain(words));

  it('says of each list of releases what it said last, and when, also before anything is counted', () => {
    const since = '2026-05-02T10:00:00.000Z';
    const read = { feed_time: since, read_at: since };
    const feeds: FeedStatus[] = [
      { feed: 'sofa', ...read },
      { feed: 'endoflife', ...read, refused: { document: 'windows', since, reason: 'line_missing' } },
      { feed: 'msrc', error: { code: 'unreachable', at: since } },
      { feed: 'kev', off: true },
    ];
    for (const language of ['en', 'de']) {
      const html = page({ ok: true, data: { v: 1, latest: null, days: [], feeds } }, language);
      expect(html.match(new RegExp(`datetime="${since}"`, 'g'))).toHaveLength(4);
      expect(textOf(html)).not.toContain('fleet.feeds');
    }
    const text = textOf(shown({ ...summary, feeds }));
    expect(text).toMatch(/SOFA \(Apple systems\) .* ago .* ago Well/);
    expect(text).toMatch(/Not believed: “windows”, it lacks a line that was there \(first .* ago\)/);
    expect(text).toMatch(/MSRC \(Windows updates\) – – Cannot be read \(.* ago\)/);
    expect(text).toMatch(/CISA KEV \(exploited vulnerabilities\) – – Switched off/);
    const others: FeedStatus[] = [
      { feed: 'sofa' },
      { feed: 'kev', ...read, believed: { document: 'catalogue', at: since, reason: 'went_back' } },
    ];
    const told = textOf(shown({ ...summary, feeds: others }));
    expect(told).toMatch(/Not read yet .* after a day of doubt: “catalogue”, a newest version is older/);
    expect(textOf(shown(summary))).not.toContain('Lists of releases');
  });

  it('speaks German', () => {
    expect(textOf(page({ ok: true, data: summary }, 'de'))).toContain('1.234 Personen');
  });
});

describe('what is drawn', () => {
  it('is what is counted, without what a practice is not for', () => {
    expect(segmentsOf(counts())).toEqual([
      { part: 'done', from: 0, width: 0.75 },
      { part: 'must', from: 0.75, width: 0.25 },
    ]);
    expect(segmentsOf(counts({ ok: 0, warn: 0 }))).toEqual([]);
    expect(shareOf(counts({ ok: 0, warn: 0 }), 'done')).toBe(0);
  });

  it('has a part of its own for what takes another device', () => {
    const some = counts({ ok: 20, replace: 10 });
    expect(segmentsOf(some).map(({ part, width }) => [part, width])).toEqual([
      ['done', 0.5],
      ['must', 0.25],
      ['replace', 0.25],
    ]);
    const [practice] = totals.practices;
    if (!practice) throw new Error('The totals have a practice.');
    const latest = { ...totals, practices: [{ ...practice, all: some }] };
    expect(textOf(shown({ ...summary, latest }))).toContain('10 to do now, and 10 need another device');
  });

  it('leaves out days on which a practice was not counted', () => {
    expect(courseOf(summary, 'encryption').map(({ share }) => share)).toEqual([0.5, 0.75]);
    expect(courseOf(summary, 'new')).toEqual([]);
  });

  it('goes to the right with time and up with the share', () => {
    expect(
      lineOf([
        { date: 'a', share: 0 },
        { date: 'b', share: 1 },
      ]),
    ).toBe('0.0,48.0 300.0,0.0');
  });
});
