/** Recorded answers of CrowdStrike, and what each says. Read in place; where they are absent, skipped by name. */
import { describe, expect } from '@jest/globals';
import { assessed } from '../../../adapters/crowdstrike/assessment.ts';
import { toRecord } from '../../../adapters/crowdstrike/schema.ts';
import { recording } from '../../support/recordings.ts';

const hostIn = (answer: Record<string, unknown>) => (answer.resources as unknown[])[0];
const HEALTHY = { present: true, healthy: true };

describe('hosts', () => {
  recording('more/crowdstrike/devices-v2-mac-zta-host.json', (answer) => {
    const last_seen = '2023-05-23T05:36:30.000Z';
    expect(toRecord(hostIn(answer))).toEqual({
      id: '4a027b0c95404062be4148c989dcf4ce',
      owners: [],
      name: 'AOKAFOR-MBP',
      model_identifier: 'MacBookAir9,1',
      manufacturer: 'Apple Inc.',
      type: 'Laptop',
      platform: 'Mac',
      os: 'macOS Monterey (12)',
      os_build: '21A559',
      vendor_status: 'normal',
      enrolled_at: '2023-05-22T17:18:37.000Z',
      last_sync: last_seen,
      identifiers: { serial: 'A85B61EKPN3G', mac_addresses: ['14:7D:DA:E8:9B:7B'] },
      facts: {
        agents: { value: { crowdstrike: { ...HEALTHY, version: '6.54.16702.0', last_seen } }, at: last_seen },
      },
    });
  });

  recording('more/crowdstrike/devices-v2-mac.exchange.json', (answer) => {
    const { body } = answer.response as { body: Record<string, unknown> };
    const { name, identifiers, facts } = toRecord(hostIn(body));
    expect([name, identifiers.serial]).toEqual(['Meis-MacBook-Pro', 'E80EC2V2PF1G']);
    expect(facts.agents?.value.crowdstrike).toMatchObject({ ...HEALTHY, version: '7.02.17302.0' });
  });

  recording('more/crowdstrike/devices-v1-windows7-vm-no-policies.json', (answer) => {
    const last_seen = '2019-12-02T15:54:37.000Z';
    expect(toRecord(hostIn(answer))).toEqual({
      id: '097f78fbf1af411958e323aa33277236',
      owners: [],
      name: 'Sample-Detect-1',
      model: 'VirtualBox',
      manufacturer: 'innotek GmbH',
      type: 'Workstation',
      platform: 'Windows',
      os: 'Windows 7',
      vendor_status: 'normal',
      enrolled_at: '2019-12-02T15:54:36.000Z',
      last_sync: last_seen,
      identifiers: { mac_addresses: ['08:00:27:5A:6B:46'] },
      // Neither policies nor mode: nobody knows whether it is healthy.
      facts: {
        agents: {
          value: { crowdstrike: { present: true, version: '4.3.6507.0', last_seen } },
          at: last_seen,
        },
      },
    });
  });

  recording('more/crowdstrike/host-windows-server-containment-pending-elastic.json', (host) => {
    const last_seen = '2025-03-20T10:02:09.000Z';
    expect(toRecord(host)).toEqual({
      id: 'b82fb1385f604af20123456789b7473d',
      owners: [],
      name: 'WIN-7TSM15JR429',
      model: 'VMware7,1',
      manufacturer: 'VMware, Inc.',
      type: 'Other',
      platform: 'Windows',
      os: 'Windows Server 2016',
      os_build: '14393',
      labels: expect.arrayContaining(['ou2', 'ou3']),
      // Containment is what somebody decided; the sensor does its work.
      vendor_status: 'containment_pending',
      enrolled_at: '2024-12-20T12:39:32.000Z',
      last_sync: last_seen,
      identifiers: {
        serial: 'VMWARE-56 4D D1 1F 26 C9 31 7D-AA 2E 01 02 37 AC A0 16',
        mac_addresses: ['00:00:5E:00:53:FF'],
      },
      facts: {
        agents: { value: { crowdstrike: { ...HEALTHY, version: '7.22.19406.0', last_seen } }, at: last_seen },
      },
    });
  });

  recording('more/crowdstrike/devices-linux-with-email-cartography.json', (answer) => {
    const { owners, platform, os, labels, identifiers, facts } = toRecord(hostIn(answer));
    expect({ owners, platform, os, labels, identifiers }).toEqual({
      owners: ['alice@example.com'],
      platform: 'Linux',
      os: 'Amazon Linux 2',
      labels: ['test'],
      // A serial and an address of zeros.
      identifiers: {},
    });
    // Its policies are `{}`: not applied is not what that says.
    expect(facts.agents?.value.crowdstrike).not.toHaveProperty('healthy');
  });
});

describe('assessments', () => {
  recording('more/crowdstrike/zta-assessment-mac.json', (answer) => {
    const at = '2023-05-22T17:20:01.000Z';
    expect(assessed(hostIn(answer))).toEqual({
      // FileVault is "unknown" here, of a Mac that is encrypted as others say.
      firewall: { value: true, at },
      rooted: { value: false, at },
      unknown_sources: { value: false, at },
      remote_login: { value: false, at },
      checks: {
        at,
        value: {
          'macOS Version': true,
          'System Integrity Protection (SIP)': true,
          'Remote Login': true,
          Gatekeeper: true,
          'Application Firewall': true,
          'Stealth Mode': false,
          'Internet Sharing': true,
          'System Full Disk Access': true,
          'CrowdStrike Full Disk Access': false,
          'Analytics & Improvements': false,
        },
      },
    });
  });
});
