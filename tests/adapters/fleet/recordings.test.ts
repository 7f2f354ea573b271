/** Recorded answers of Fleet, and what each says. Read in place; where they are absent, skipped by name. */
import { describe, expect } from '@jest/globals';
import { Config } from '../../../adapters/fleet/config.ts';
import { toRecord } from '../../../adapters/fleet/schema.ts';
import type { Fields } from '../../../shared/adapter-kit/read.ts';
import { recording } from '../../support/recordings.ts';

const reading = Config.parse({ base_url: 'https://fleet.example.com', api_token: 'token' });
const hostIn = ({ host }: Fields) => host as Fields;
const READ = '2023-08-23T15:51:09.000Z';

const OF_MAC = {
  id: '1',
  name: 'name0',
  model_identifier: 'MacBookPro18,1',
  manufacturer: 'Apple Inc.',
  platform: 'Mac',
  os: 'macOS',
  os_version: '13.5',
  os_build: '22G74',
  owned_by: 'company',
  vendor_status: 'On (automatic)',
  enrolled_at: '2023-08-09T19:22:36.000Z',
  last_sync: READ,
};

describe('a host’s own page', () => {
  recording('more/fleet/host-detail-macos.json', (answer) => {
    const { software, ...record } = toRecord(hostIn(answer), undefined, reading);
    const told = (value: unknown, policy: string) => ({
      value,
      at: READ,
      details: { policies: [`${policy} (macOS) (All teams)`] },
    });
    expect(record).toEqual({
      ...OF_MAC,
      owners: [],
      // The team has no name, and every server has "All Hosts" and "macOS".
      labels: ['user-devices', 'everything'],
      // The address of its network port was masked.
      identifiers: { serial: 'CEKLECPEHREW6', udid: '3B5BFC58-F519-442C-A36F-523B1A5C4343' },
      facts: {
        disk_encryption: { value: 'on', at: READ, details: { covers: 'system_volume' } },
        rooted: told(false, 'System Integrity Protection enabled'),
        checks: {
          value: {
            'Antivirus healthy (macOS) (All teams)': true,
            'Full disk encryption enabled (macOS) (All teams)': true,
            'System Integrity Protection enabled (macOS) (All teams)': true,
            'No unencrypted SSH keys present (All teams)': false,
            'Only secure Wi-Fi networks exist in connection history (macOS) (All teams)': false,
          },
          at: READ,
        },
      },
    });
    // Twelve of thirteen: a library of Python is none that somebody installed to use it.
    expect(software?.installed).toHaveLength(12);
    expect(software?.installed).toContainEqual({ name: 'Python.app', version: '3.11.4' });
    expect(software?.installed).not.toContainEqual(expect.objectContaining({ name: 'argopt' }));
    expect(software).toMatchObject({ at: '2023-08-23T15:51:08.000Z', looked_for: [] });
  });

  recording('more/fleet/docs-host-detail-rhel-fleetd.json', (answer) => {
    expect(toRecord(hostIn(answer), undefined, reading)).toEqual({
      id: '1',
      owners: [],
      name: '23cfc9caacf0',
      platform: 'Linux',
      os: 'CentOS Linux',
      os_version: '8.3.2011',
      vendor_status: 'On (manual)',
      enrolled_at: '2021-08-19T02:02:22.000Z',
      last_sync: '2021-08-19T21:07:53.000Z',
      // A container's address is made up; the merge knows that one that nobody was given identifies nothing.
      identifiers: { udid: '309A4B7D-0000-0000-8E7F-26AE0815EDE8', mac_addresses: ['02:42:AC:1B:00:06'] },
      facts: {
        disk_encryption: {
          value: 'on',
          at: '2021-08-19T21:07:53.000Z',
          details: { covers: 'system_volume' },
        },
        // The third has not run.
        checks: { value: { SomeQuery2: false, SomeQuery: true }, at: '2023-06-26T18:33:15.000Z' },
      },
      software: {
        installed: [
          { name: 'tar', version: '1.30' },
          { name: 'SomeApp.app', version: '1.0' },
        ],
        at: '2020-11-05T05:09:44.000Z',
      },
    });
  });
});

describe('whom a host is mapped to', () => {
  recording('more/fleet/device-mapping.json', (mapping) => {
    const owners = (chrome_profiles: boolean) =>
      toRecord({ id: 2 }, mapping, { ...reading, chrome_profiles }).owners;
    expect([owners(true), owners(false)]).toEqual([['testuser@testdomain.net'], []]);
  });
});

describe('the list of hosts', () => {
  recording('more/fleet/hosts-list.json', ({ hosts }) => {
    const records = (hosts as Fields[]).map((host) => toRecord(host, host, reading));
    expect(records[0]).toEqual({
      ...OF_MAC,
      owners: [],
      identifiers: { serial: 'CEKLECPEHREW6', udid: '9AF9C9E6-AB83-43C4-B682-28E9AEA5997D' },
      // The list has no flag of encryption, no policies that were not asked for, no software.
      facts: {},
    });
    expect(records[1]).toEqual({
      id: '2',
      owners: [],
      name: 'name1',
      model: 'HVM domU',
      manufacturer: 'Xen',
      platform: 'Linux',
      os: 'Ubuntu',
      os_version: '22.04.2',
      enrolled_at: '2023-08-11T18:07:35.000Z',
      last_sync: '2023-08-23T15:32:04.000Z',
      identifiers: { serial: 'FAKYBFTCXWDN1', udid: '1302B2FE-0D52-4420-968A-3CA11848E066' },
      facts: {},
    });
  });

  recording('more/fleet/hosts-list-past-end.json', (answer) => {
    expect(answer).toEqual({ hosts: [] });
  });
});
