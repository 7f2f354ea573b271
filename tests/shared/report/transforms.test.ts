import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../../shared/config/index.ts';
import { judgedDevices, type ReportInput } from '../../../shared/report/index.ts';
import { openTransforms } from '../../../shared/transforms/index.ts';
import organization from '../../support/stethoscope.yml';
import { storyInput } from './stories.ts';
import { assembleReport } from './support.ts';

const input = storyInput('all-well');
async function inputWith(transforms: unknown): Promise<ReportInput> {
  const config = parseConfig({ ...(organization as object), sources: SOURCES, transforms });
  return { ...input, config, transforms: await openTransforms(config.transforms) };
}
const SOURCES = { jamf: { sweep_every: '12h', longest_sweep: '2h' }, landesk: { fresh_for: '14h' } };

describe('an organization’s transforms', () => {
  it('leave devices out of the report, and the report counts them', async () => {
    const report = assembleReport(await inputWith([{ drop_devices: { model: ['*'] } }]));
    expect(report).toMatchObject({ devices: [], dropped: { drop_devices: 1 }, verdict: { devices: 0 } });
  });

  it('leave devices out wherever they are looked up', async () => {
    const options = await inputWith([{ drop_devices: { model: ['*'] } }]);
    expect(judgedDevices(input.person.records, options)).toEqual([]);
  });

  it('that are none leave everything, and nothing to count', async () => {
    const report = assembleReport(await inputWith([]));
    expect(report.devices).toHaveLength(1);
    expect(report).not.toHaveProperty('dropped');
  });
});
