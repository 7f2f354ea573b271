/** Recorded answers of Kandji, and what each says. Read in place; where they are absent, skipped by name. */
import { describe, expect } from '@jest/globals';
import { type Answered, toRecord } from '../../../adapters/kandji/schema.ts';
import type { Fields } from '../../../shared/adapter-kit/read.ts';
import { recording } from '../../support/recordings.ts';

const NO_ROWS = {
  application_firewall: null,
  filevault: null,
  gatekeeper_and_xprotect: null,
  startup_settings: null,
};
/** As the list has it; the recording of the details has no list beside it. */
const ROW = { device_id: 'd7532562-0fbd-47f5-9609-e41759bf01ef', platform: 'Mac', user: '' };
const read = (answered: Partial<Answered>) =>
  toRecord({ row: ROW, details: {}, apps: null, tables: NO_ROWS, ...answered });

const LISTED = {
  id: 'd7532562-0fbd-47f5-9609-e41759bf01ef',
  owners: ['amara.okafor@example.com'],
  name: 'AOKAFOR-MBP',
  model: 'MacBook Air (Retina, 13-inch, 2020)',
  manufacturer: 'Apple',
  platform: 'Mac',
  os: 'macOS',
  os_version: '12.0.1',
  labels: ['Default Blueprint'],
  // It had not checked in for half a year when it was listed.
  vendor_status: 'missing',
  enrolled_at: '2022-06-24T14:20:19.961Z',
  last_sync: '2022-09-19T12:39:21.576Z',
  identifiers: { serial: 'A85B61EKPN3G' },
  facts: {},
};

describe('the list of devices', () => {
  recording('more/kandji/devices-list.exchange.json', ({ response }) => {
    const { headers, body } = response as { headers: Fields; body: unknown[] };
    expect(body.map((row) => read({ row }))).toEqual([LISTED]);
    // No address of a next page: nobody follows it.
    expect(headers.link).toContain('<None>');
  });

  recording('more/kandji/devices-list.json', (answer) => {
    expect((answer as unknown as unknown[]).map((row) => read({ row }))).toEqual([LISTED]);
  });

  recording('more/kandji/devices-list-past-end.exchange.json', ({ response }) => {
    expect((response as Fields).body).toEqual([]);
  });
});

describe('one device', () => {
  recording('more/kandji/device-details-mac.json', (details) => {
    expect(read({ details })).toEqual({
      id: LISTED.id,
      owners: [],
      manufacturer: 'Apple',
      platform: 'Mac',
      os: 'macOS',
      os_build: '21A559',
      model_identifier: 'MacBookAir9,1',
      last_sync: '2022-09-19T12:39:26.039Z',
      identifiers: {
        udid: '942D8693-1B30-7A99-6CF7-2AC3CC0DBEC7',
        mac_addresses: ['14:7D:DA:E8:9B:7B'],
      },
      // The sealed volume says "No", and FileVault is on. That nobody manages it remotely does not say that nobody signs in.
      facts: {
        disk_encryption: {
          value: 'on',
          at: '2022-09-19T12:39:26.039Z',
          details: { covers: 'system_volume' },
        },
      },
    });
  });

  recording('more/kandji/device-apps.json', ({ apps }) => {
    const { software } = read({
      apps: apps as unknown[],
      row: { ...ROW, last_check_in: '2022-09-19T12:39:21Z' },
    });
    expect(software?.installed).toHaveLength(12);
    expect(software?.installed).toContainEqual({ name: 'Adobe Acrobat Reader DC', version: '22.002.20191' });
    expect(software).toMatchObject({ at: '2022-09-19T12:39:21.000Z', looked_for: [] });
  });
});
