import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../../shared/config/index.ts';
import { judgedDevices } from '../../../shared/report/index.ts';
import organization from '../../support/stethoscope.yml';
import { storyInput } from './stories.ts';
import { assembleReport } from './support.ts';

const input = storyInput('all-well');
const config = (transforms: unknown) =>
  parseConfig({ ...(organization as object), sources: SOURCES, transforms });
const SOURCES = { jamf: { sweep_every: '12h', longest_sweep: '2h' }, landesk: { fresh_for: '14h' } };

describe('an organization’s transforms', () => {
  it('leave devices out of the report, and the report counts them', () => {
    const report = assembleReport({ ...input, config: config([{ drop_devices: { model: ['*'] } }]) });
    expect(report).toMatchObject({ devices: [], dropped: { drop_devices: 1 }, verdict: { devices: 0 } });
  });

  it('leave devices out wherever they are looked up', () => {
    const { person, language, now } = input;
    const options = { config: config([{ drop_devices: { model: ['*'] } }]), language, now };
    expect(judgedDevices(person.records, options)).toEqual([]);
  });

  it('that are none leave everything, and nothing to count', () => {
    const report = assembleReport({ ...input, config: config([]) });
    expect(report.devices).toHaveLength(1);
    expect(report).not.toHaveProperty('dropped');
  });
});
