import { describe, expect, it } from '@jest/globals';
import { judgedDevices } from '../../../shared/report/index.ts';
import { storyInput } from './stories.ts';
import { assembleReport } from './support.ts';

const input = storyInput('all-well');
const [record] = input.person.records;
if (!record) throw new TypeError('The story has no record.');
const wiped = { ...record, id: 'wiped', gone: true as const };

const reportOf = (...records: (typeof record)[]) =>
  assembleReport({ ...input, person: { ...input.person, records } });

describe('what its source has let go of', () => {
  it('leaves the page, and is counted', () => {
    expect(reportOf(wiped)).toMatchObject({ devices: [], dropped: { gone: 1 }, verdict: { devices: 0 } });
  });

  it('takes nothing from what another record says of the same device', () => {
    const report = reportOf(record, wiped);
    expect(report.devices.map(({ records }) => records.map(({ id }) => id))).toEqual([[record.id]]);
    expect(report.devices).toEqual(reportOf(record).devices);
    expect(reportOf(record)).not.toHaveProperty('dropped');
  });

  it('is left out wherever it is looked up', () => {
    expect(judgedDevices([wiped], input)).toEqual([]);
  });
});
