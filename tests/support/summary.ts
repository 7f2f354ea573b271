/** What was counted over all people, for tests of the page. */
import type { StatusCounts, Summary, Totals } from '../../shared/model/totals.ts';

export const counts = (rest: Partial<StatusCounts> = {}): StatusCounts => ({
  ...{ ok: 30, nudge: 0, warn: 10, unknown: 0, na: 5, stale: 2 },
  ...rest,
});
export const totals: Totals = {
  ...{ v: 1, date: '2026-05-02', counted_at: '2026-05-02T02:12:00.000Z', smallest_group: 10 },
  ...{ people: 1234, devices: 45, by_platform: [] },
  practices: [
    {
      ...{ practice: 'encryption', name: 'Disk encryption', all: counts() },
      by_platform: [
        { group: 'Mac', counts: counts() },
        { group: 'other', counts: counts({ ok: 0 }) },
      ],
      by_source: [{ group: 'none', counts: counts({ warn: 0 }) }],
    },
  ],
  blind_spots: [
    { platform: 'Linux', practices: ['encryption'] },
    { source: 'jamf', platform: 'iOS', practices: ['encryption', 'gone'] },
  ],
  quality: [{ kind: 'silent', devices: 3, by_source: [{ group: 'jamf', devices: 3 }] }],
};
const day = (date: string, ok: number) => ({
  ...{ date, people: 40, devices: 45 },
  practices: { encryption: counts({ ok }) },
});
export const summary: Summary = {
  v: 1,
  latest: totals,
  days: [day('2026-05-01', 10), day('2026-05-02', 30)],
  feeds: [],
};
