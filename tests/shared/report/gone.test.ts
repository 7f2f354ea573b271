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

  it('takes with it what others heard of the device before', () => {
    const before = { ...record, last_sync: '2026-08-01T00:00:00.000Z' };
    const later = { ...wiped, source: 'landesk', last_sync: '2026-08-02T00:00:00.000Z' };
    expect(reportOf(before, later)).toMatchObject({ devices: [], dropped: { gone: 2 } });
  });

  it.each([
    ['since', '2026-08-03T00:00:00.000Z'],
    ['at a time that nobody tells', undefined],
  ])('takes nothing that others heard of the device %s', (_, last_sync) => {
    const { last_sync: _known, ...rest } = record;
    const other = { ...rest, ...(last_sync && { last_sync }) };
    const gone = { ...wiped, source: 'landesk', last_sync: '2026-08-02T00:00:00.000Z' };
    const report = reportOf(other, gone);
    expect(report.devices.map(({ records }) => records.map(({ id }) => id))).toEqual([[record.id]]);
    expect(report).toMatchObject({ dropped: { gone: 1 } });
  });

  it('takes nothing with it of what sources heard that are trusted more', () => {
    const before = { ...record, last_sync: '2026-08-01T00:00:00.000Z' };
    const later = { ...wiped, source: 'landesk', last_sync: '2026-08-02T00:00:00.000Z' };
    const { landesk } = input.config.sources;
    if (!landesk) throw new TypeError('LANDESK is not switched on.');
    const sources = { ...input.config.sources, landesk: { ...landesk, trust: 'attested' as const } };
    const person = { ...input.person, records: [before, later] };
    const report = assembleReport({ ...input, config: { ...input.config, sources }, person });
    expect(report).toMatchObject({ devices: [{ sources: ['jamf'] }], dropped: { gone: 1 } });
  });

  it('is shown where the organization wants it', () => {
    const config = { ...input.config, show_gone: true };
    const report = assembleReport({ ...input, config, person: { ...input.person, records: [wiped] } });
    expect(report.devices).toHaveLength(1);
    expect(report).not.toHaveProperty('dropped');
  });

  it('is left out wherever it is looked up', () => {
    expect(judgedDevices([wiped], input)).toEqual([]);
  });
});
