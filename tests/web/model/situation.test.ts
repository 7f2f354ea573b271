import { describe, expect, it } from '@jest/globals';
import { countOf, silentSources, situationOf } from '../../../web/model/situation.ts';
import { busy, golden, outage, suggested, verdictOf } from '../../support/reports.ts';

describe('the situation', () => {
  it.each([
    ['must', busy()],
    ['should', suggested()],
    ['unknown', golden('one-unknown')],
    ['stale', golden('stale')],
    ['fine', golden('all-well')],
    ['fine', golden('refreshing')],
    ['asking', golden('pending')],
    ['nothing', golden('nothing')],
    ['not_known', outage()],
  ] as const)('is "%s"', (situation, report) => {
    expect(situationOf(report)).toBe(situation);
  });

  it('is "silent" first of all when no device was heard of for long, whatever they said last', () => {
    const report = busy();
    report.devices = report.devices.map((device) => ({ ...device, silent: true }));
    report.verdict = verdictOf(report.devices);
    expect(situationOf(report)).toBe('silent');
    expect(countOf(report, 'silent')).toBe(report.devices.length);
  });

  it('takes its number from the verdict', () => {
    const report = busy();
    expect(countOf(report, 'must')).toBe(report.verdict.critical);
    expect(countOf(report, 'fine')).toBe(0);
  });

  it('an outage never turns "nothing known" into "no devices"', () => {
    const report = golden('nothing');
    const [source] = report.sources;
    if (source) Object.assign(source, { state: 'failed', synced_at: null });
    expect(situationOf(report)).toBe('not_known');
  });

  it('names the sources whose answer is missing or not whole', () => {
    const report = golden('all-well');
    const [first, second] = report.sources;
    Object.assign(first ?? {}, { code: 'incomplete' });
    Object.assign(second ?? {}, { state: 'failed' });
    expect(silentSources(report)).toEqual([first, second]);
    expect(silentSources(golden('refreshing'))).toEqual([]);
  });
});
