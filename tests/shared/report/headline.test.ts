import { describe, expect, it } from '@jest/globals';
import type { ReportSource, Verdict } from '../../../shared/model/report.ts';
import { headlineOf } from '../../../shared/report/headline.ts';

const NONE: Verdict = {
  worst: 'unknown',
  critical: 0,
  suggested: 0,
  unknown: 0,
  blind: 0,
  stale: 0,
  silent: 0,
  devices: 0,
};
const verdict = (counts: Partial<Verdict>): Verdict => ({ ...NONE, devices: 2, ...counts });
const source = (state: ReportSource['state'], synced_at: string | null = null): ReportSource => ({
  source: 'jamf',
  label: 'Jamf',
  state,
  partial: state === 'pending' || state === 'failed',
  synced_at,
});
const KNOWN = '2026-11-02T12:00:00.000Z';

describe('the headline of devices', () => {
  it.each([
    ['must', { critical: 1, suggested: 2, unknown: 3, stale: 4, silent: 1 }],
    ['should', { suggested: 2, unknown: 3, stale: 4 }],
    ['unknown', { unknown: 3, stale: 4 }],
    ['stale', { stale: 4 }],
    ['fine', {}],
    ['fine', { blind: 5, silent: 1 }],
    // Whatever they said last, nobody has heard of them for long.
    ['silent', { silent: 2, critical: 1 }],
  ] as const)('is "%s" for %j', (headline, counts) => {
    expect(headlineOf(verdict(counts), [])).toBe(headline);
  });

  it('is the same whatever the sources do', () => {
    for (const state of ['fresh', 'refreshing', 'pending', 'failed'] as const) {
      expect(headlineOf(verdict({ suggested: 1 }), [source(state)])).toBe('should');
    }
  });
});

describe('the headline without devices', () => {
  it.each([
    ['nothing', [source('fresh', KNOWN)]],
    ['asking', [source('fresh', KNOWN), source('pending')]],
    ['asking', [source('failed'), source('refreshing')]],
    // It told that there is nothing, and is asked again: that is an answer.
    ['nothing', [source('refreshing', KNOWN)]],
    ['not_known', [source('fresh', KNOWN), source('failed')]],
    ['not_known', [source('failed', KNOWN)]],
    ['nothing', []],
  ] as const)('is "%s" for %j', (headline, sources) => {
    expect(headlineOf(NONE, sources)).toBe(headline);
  });
});
