import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../../shared/config/index.ts';
import type { DeviceRecord } from '../../../shared/model/record.ts';
import { devicesOf } from '../../../shared/report/devices.ts';
import { judgedDevices } from '../../../shared/report/index.ts';
import { noTransforms } from '../../support/transforms.ts';
import { ago, claim, NOW, record } from './support.ts';

const rules = (...list: object[]) =>
  parseConfig({
    organization: { name: 'Example Company', time_zone: 'Europe/Berlin', contact: { name: 'IT help desk' } },
    access: { allowed_domains: ['example.com'] },
    sources: {
      jamf: { sweep_every: '12h', longest_sweep: '2h' },
      bitfit: { role: 'ownership', fresh_for: '12h' },
    },
    practices: { firewall: { rules: list } },
  });

const open: DeviceRecord = record({
  platform: 'Mac',
  last_sync: ago(2),
  labels: ['Finance'],
  owners: ['ann@example.com', 'bo@example.com'],
  facts: { firewall: { value: false, at: ago(2) } },
});

/** The verdict about the firewall on a person's page. */
function onPage(user: string, config: ReturnType<typeof rules>, records = [open]) {
  const options = { config, transforms: noTransforms, language: 'en', now: NOW };
  const { devices } = devicesOf(user, records, [claim({ owners: [user] })], options);
  return devices[0]?.practices.firewall;
}

describe('a rule about people', () => {
  const config = rules({ people: ['ann@example.com'], rating: 'critical' });

  it('is the same on the pages of all who have the device', () => {
    expect(onPage('ann@example.com', config)?.status).toBe('warn');
    expect(onPage('bo@example.com', config)?.status).toBe('warn');
    const [found] = judgedDevices([open], { config, transforms: noTransforms, language: 'en', now: NOW });
    expect(found?.practices.firewall?.status).toBe('warn');
  });

  it('is about whoever the page is for, also where the device is listed for somebody else', () => {
    const listed = { ...open, owners: ['bo@example.com'] };
    expect(onPage('ann@example.com', config, [listed])?.status).toBe('warn');
    expect(onPage('bo@example.com', config, [listed])?.status).toBe('nudge');
  });
});

describe('a rule with a day', () => {
  it('has it in the zone of the organization, and comes with its labels', () => {
    const config = rules({ labels: ['finance'], rating: 'critical', due: '2026-06-04' });
    expect(onPage('ann@example.com', config)).toMatchObject({
      status: 'nudge',
      group: 'should',
      due: '2026-06-04',
      deadline: { ends_at: '2026-06-04T22:00:00.000Z', late: false, status_after: 'warn' },
    });
  });
});
