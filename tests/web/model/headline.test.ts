import { describe, expect, it } from '@jest/globals';
import { countOf, partialSources } from '../../../web/model/headline.ts';
import { arrange, busy, golden } from '../../support/reports.ts';

describe('the headline', () => {
  it('takes its number from the verdict', () => {
    const report = busy();
    expect(countOf(report)).toBe(report.verdict.critical);
    expect(countOf(golden('all-well'))).toBe(0);
    report.devices = report.devices.map((device) => ({ ...device, silent: true }));
    expect(countOf(arrange(report))).toBe(report.devices.length);
  });

  it('goes with the sources whose answer is missing or not whole, as the report says', () => {
    const report = golden('all-well');
    expect(partialSources(report)).toEqual([]);
    const [first] = report.sources;
    Object.assign(first ?? {}, { partial: true });
    expect(partialSources(report)).toEqual([first]);
  });
});
