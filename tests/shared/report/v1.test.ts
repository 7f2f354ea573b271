import { describe, expect, it } from '@jest/globals';
import { V1Device } from '../../../shared/api/v1.ts';
import type { ReportDevice } from '../../../shared/model/report.ts';
import { toV1Device } from '../../../shared/report/index.ts';
import { STORY_NAMES, storyInput } from './stories.ts';
import { assembleReport } from './support.ts';

const devicesOf = (name: string) => assembleReport(storyInput(name)).devices;

function oneRed(): ReportDevice {
  const [device] = devicesOf('one-red');
  if (!device) throw new Error('The story has a device.');
  return device;
}

describe("a device in the first Stethoscope's shape", () => {
  it('has what its readers require', () => {
    for (const device of STORY_NAMES.flatMap(devicesOf).map(toV1Device)) {
      expect(device).toMatchObject({
        last_sync: expect.any(String),
        identifiers: expect.any(Object),
        sources: expect.any(Array),
      });
      for (const practice of Object.values(device.practices)) {
        expect(practice).toMatchObject({ title: expect.any(String), directions: expect.any(String) });
      }
    }
  });

  it('says nothing that its contract does not know', () => {
    const devices = STORY_NAMES.flatMap(devicesOf);
    const all = { model_identifier: 'Mac16,1', os_edition: 'Pro', security_patch_level: '2026-05-05' };
    devices.push({ ...oneRed(), ...all, supported_until: '2031-06-30' });
    for (const device of devices.map(toV1Device)) expect(V1Device.strict().parse(device)).toEqual(device);
  });

  it('is dated even when the source does not know its last report', () => {
    const { last_sync: _, ...device } = oneRed();
    expect(toV1Device(device).last_sync).toBe(device.synced_at);
  });

  it('has its directions as a numbered list, and hides what does not apply', () => {
    const { encryption, adbstatus } = toV1Device(oneRed()).practices;
    expect(encryption).toMatchObject({ status: 'warn', display: true });
    expect(encryption?.directions).toMatch(/^\*\*macOS 26 and 27\*\*\n\n1\. .+\n2\. /);
    expect(adbstatus).toMatchObject({ status: 'na', display: false, directions: '' });
  });

  it('lets no markup through', () => {
    const device = oneRed();
    const result = device.practices.encryption;
    if (!result) throw new Error('The story has a practice encryption.');
    const directions = { for: 'macOS', steps: ['<img src=x onerror=alert(1)> [x](javascript:alert(1)) `y`'] };
    const changed = { ...device, practices: { encryption: { ...result, directions } } };
    const markdown = toV1Device(changed).practices.encryption?.directions ?? '';
    expect(markdown).not.toMatch(/(?<!\\)[<>[\]`]/);
  });
});
