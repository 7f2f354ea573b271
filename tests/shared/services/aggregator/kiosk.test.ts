import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LARGEST_ANSWER, sizeOf } from '../../../../shared/platform/size.ts';
import { record } from '../../../support/records.ts';
import { iso, openStage, type Stage } from './stage.ts';

const KIOSK = 'kiosk@example.com';
const DEVICES = 1_500;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  const records = Array.from({ length: DEVICES }, (_, index) =>
    record(`kiosk-${index}`, {
      owners: [KIOSK],
      platform: 'Mac',
      synced_at: iso(),
      last_sync: iso(-60),
      identifiers: { serial: `C02KIOSK${String(index).padStart(4, '0')}` },
      // One in a hundred has something to do now.
      facts: { disk_encryption: { value: index % 100 === 0 ? 'off' : 'on', at: iso(-60) } },
    }),
  );
  await stage.found('jamf', KIOSK, records);
});
afterAll(() => stage.close());

describe('one account on 1,500 devices', () => {
  it('has a report that can be sent: the most urgent devices, and how many more there are', async () => {
    const report = await stage.report(KIOSK);
    expect(sizeOf(report)).toBeLessThan(LARGEST_ANSWER);
    expect(report.devices.length + (report.devices_left_out ?? 0)).toBe(DEVICES);
    expect(report.devices_left_out).toBeGreaterThan(0);
    expect(report.verdict).toMatchObject({ devices: DEVICES, critical: DEVICES / 100 });
    expect(report.devices.filter(({ worst }) => worst === 'warn')).toHaveLength(DEVICES / 100);
  });

  it.each(['merged', 'staged', 'email'])(
    'has a list of the first Stethoscope (%s) that can be sent',
    async (list) => {
      const answer = await stage.call(`GET /api/v1/devices/${list}/{who}`, { params: { who: KIOSK } });
      const devices = answer.body as unknown[];
      expect(sizeOf(devices)).toBeLessThan(LARGEST_ANSWER);
      const leftOut = Number(answer.headers?.['stethoscope-left-out']);
      expect(devices.length + leftOut).toBe(DEVICES);
    },
  );
});
