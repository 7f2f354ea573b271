import { describe, expect, it } from '@jest/globals';
import type { RefreshResult } from '../../../shared/api/report.ts';
import { changes, outcomes } from '../../../web/model/outcomes.ts';
import { busy, deviceOf, practiceOf } from '../../support/reports.ts';

const asked: RefreshResult = { source: 'jamf', state: 'refreshing', next_allowed_at: '2026-09-01T09:01:00Z' };
const answered = () => {
  const report = busy();
  const jamf = report.sources.find(({ source }) => source === 'jamf');
  Object.assign(jamf ?? {}, { synced_at: '2026-09-01T09:00:30Z' });
  return report;
};
const outcome = (one: RefreshResult, after: ReturnType<typeof busy>, last = false) =>
  outcomes([one], busy(), after, last)[0]?.outcome;

describe('what came of asking again', () => {
  it('is still open while nothing has come', () => {
    expect(outcome(asked, busy())).toBe('asked');
    expect(outcome(asked, busy(), true)).toBe('later');
  });

  it('is "unchanged" when the source answered the same', () => {
    expect(outcome(asked, answered())).toBe('unchanged');
  });

  it('counts what is different', () => {
    const after = answered();
    Object.assign(practiceOf(deviceOf(after), 'encryption'), { status: 'ok', seen: 'encrypted' });
    expect(outcomes([asked], busy(), after, false)).toMatchObject([
      { outcome: 'changed', changed: 1, label: 'Jamf Pro' },
    ]);
  });

  it('counts a device that went', () => {
    const after = answered();
    after.devices = after.devices.slice(1);
    expect(changes(busy(), after, 'jamf')).toBeGreaterThan(1);
  });

  it('is "failed" when the source could not be reached', () => {
    const after = busy();
    for (const source of after.sources) source.state = 'failed';
    expect(outcome(asked, after)).toBe('failed');
  });

  it('is "too soon" when the source was not asked', () => {
    expect(outcome({ ...asked, state: 'fresh' }, answered())).toBe('too_soon');
  });
});
