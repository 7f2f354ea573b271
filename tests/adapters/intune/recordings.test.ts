/** Recorded answers of Microsoft Graph, and what each says. Read in place; where they are absent, skipped by name. */
import { describe, expect } from '@jest/globals';
import type { Details } from '../../../adapters/intune/details.ts';
import { defenderOf } from '../../../adapters/intune/protection.ts';
import { toRecord } from '../../../adapters/intune/schema.ts';
import { recording } from '../../support/recordings.ts';

const AT = '2026-11-23T09:00:00.000Z';
const listIn = (answer: Record<string, unknown>, key = 'value') => answer[key] as Record<string, unknown>[];

/** Facts by their values alone, and of software how much there is. */
function said(row: unknown, details: Details = {}) {
  const { facts, software, ...record } = toRecord(row, details, []);
  return {
    ...record,
    facts: Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value])),
    ...(software && { software: [software.installed?.length, software.looked_for] }),
  };
}

describe('devices', () => {
  recording('more/intune/managedDevices-list-v1-select-graph2otel.json', (answer) => {
    const owners = ['amara.okafor@example.com'];
    expect(listIn(answer).map((row) => said(row))).toEqual([
      {
        id: 'd5900d67-e50c-44ef-9d5c-6a2f891099c6',
        owners,
        name: 'LEDGERBOX',
        model: 'Standard',
        manufacturer: 'PCSpecialist',
        platform: 'Windows',
        os: 'Windows',
        vendor_status: 'noncompliant',
        last_sync: '2026-07-16T15:13:29.000Z',
        identifiers: { serial: 'XQ4VHJ5G1187L4687', mac_addresses: ['70:1A:B8:D0:99:A5'] },
        facts: { disk_encryption: 'on' },
      },
      // Attached by Defender and never inventoried: `false` is not known.
      {
        id: 'e4639a7f-4d77-d901-1e78-57646ca78cb8',
        owners: [],
        name: 'lin',
        model: 'Z690 UD DDR4',
        manufacturer: 'Gigabyte Technology Co., Ltd.',
        platform: 'Linux',
        os: 'Linux',
        last_sync: '2026-05-23T08:55:35.000Z',
        identifiers: {},
        facts: {},
      },
      {
        id: 'f780403a-4ccd-e3ef-ac17-9f1c61c00244',
        owners: [],
        name: 'WINSRV',
        model: 'Standard PC (Q35 + ICH9, 2009)',
        manufacturer: 'QEMU',
        platform: 'Windows',
        os: 'Windows',
        last_sync: '2026-07-17T14:14:19.000Z',
        identifiers: {},
        facts: {},
      },
      {
        id: '2af9ec65-db9b-455c-8b3a-7a2691958b88',
        owners,
        name: 'OkaforiPad',
        model: 'iPad Pro (12.9")(5th generation)',
        manufacturer: 'Apple',
        platform: 'iOS',
        os: 'iOS',
        vendor_status: 'compliant',
        last_sync: '2026-07-17T14:49:20.000Z',
        identifiers: { serial: 'QP148Z2XW2', mac_addresses: ['88:66:5A:4A:CF:7A'] },
        facts: { disk_encryption: 'on' },
      },
      {
        id: '57d346d7-ddf1-489b-b70d-a30dce1e2458',
        owners,
        name: 'MBP16',
        model: 'MacBook Pro',
        manufacturer: 'Apple',
        platform: 'Mac',
        os: 'macOS',
        vendor_status: 'compliant',
        last_sync: '2026-07-17T15:06:48.000Z',
        identifiers: { serial: 'LVY8H4RAPM', mac_addresses: ['F4:D4:88:C1:5B:98'] },
        facts: { disk_encryption: 'on' },
      },
    ]);
  });

  recording('more/intune/managedDevice-ios-expand-detectedApps-beta.json', (answer) => {
    expect(said(answer, { apps: answer })).toEqual({
      id: '683dbff1-c8ff-4996-91ae-85484de46cfc',
      owners: ['jonas.lindqvist@example.onmicrosoft.com'],
      name: 'Jonas Lindqvist’s iPhone',
      model: 'iPhone 11 Pro',
      manufacturer: 'Apple',
      type: 'phone',
      platform: 'iOS',
      os: 'iOS',
      os_version: '14.4',
      owned_by: 'personal',
      vendor_status: 'noncompliant',
      enrolled_at: '2021-02-17T16:24:45.963Z',
      last_sync: '2021-03-03T12:57:54.129Z',
      // The MEID is the beginning of the IMEI, and says nothing more.
      identifiers: {
        serial: 'F32TRC7NG1WH',
        entra_device_id: '683DBFF1-C8FF-4996-91AE-85484DE46CFC',
        imeis: ['77920512734580'],
        mac_addresses: ['84:AD:8D:76:E2:38'],
      },
      facts: { disk_encryption: 'on', rooted: false },
      // Of a personal device only what the company installed.
      software: [12, []],
    });
  });

  recording('more/intune/managedDeviceEncryptionStates-beta-graph2otel.json', (answer) => {
    const told = listIn(answer).map((encryption) => {
      const isMac = encryption.deviceType === 'macMDM';
      const row = {
        id: encryption.id,
        operatingSystem: isMac ? 'macOS' : 'Windows',
        osVersion: encryption.osVersion,
      };
      const { facts, os_version, os_build } = toRecord(row, { encryption }, []);
      return [os_version, os_build, facts.disk_encryption?.value, facts.disk_encryption?.details];
    });
    const covers = 'system_volume';
    expect(told).toEqual([
      ['10.0.26200.8037', undefined, 'on', { covers, states: 'osVolumeEncryptionMethodMismatch' }],
      ['10.0.26200.6584', undefined, 'off', { covers, states: 'osVolumeUnprotected,tpmNotReady' }],
      ['27.0', '26A5378n', 'on', { covers }],
      ['27.0', '26A5388g', 'on', { covers }],
      [
        '10.0.26200.8875',
        undefined,
        'off',
        {
          covers,
          states:
            'osVolumeUnprotected,osVolumeTpmRequired,osVolumeTpmOnlyRequired,osVolumeEncryptionMethodMismatch,tpmNotReady',
        },
      ],
    ]);
  });

  recording('more/intune/batch-managedDevices-hardwareInformation-beta-graph2otel.json', (answer) => {
    const told = listIn(answer, 'responses').map(({ body }) => {
      const hardware = body as Record<string, unknown>;
      const { id, operatingSystem } = hardware;
      const { platform, os_edition, facts } = toRecord({ id, operatingSystem }, { hardware }, []);
      return [platform, os_edition, Object.keys(facts)];
    });
    expect(told).toHaveLength(10);
    // What is said of the others is the first value of an enumeration.
    for (const [platform, edition, facts] of told) {
      expect(facts).toEqual([]);
      if (platform !== 'Windows') expect(edition).toBeUndefined();
    }
    expect(told.slice(0, 4).map(([, edition]) => edition)).toEqual([
      'Enterprise',
      undefined,
      'Pro',
      'Enterprise',
    ]);
  });
});

describe('Microsoft Defender', () => {
  recording('more/intune/windowsProtectionState-flags-2026-v1-graph2otel.json', ({ healthy, with_flag }) => {
    expect(defenderOf(healthy as never, AT)).toEqual({
      value: { defender: { present: true, healthy: true } },
      at: AT,
    });
    expect(defenderOf(with_flag as never, AT)?.value.defender).toEqual({
      present: true,
      healthy: false,
      problem: 'quick scan overdue, no quick scan happened for specified period',
    });
  });

  recording('more/intune/windowsProtectionState-real-2020-beta.json', (answer) => {
    expect(defenderOf(answer, AT)).toEqual({
      value: {
        defender: {
          present: true,
          healthy: true,
          version: '4.18.2006.10',
          last_seen: '2020-08-03T09:43:14.746Z',
        },
      },
      at: '2020-08-03T09:43:14.746Z',
    });
  });
});

describe('compliance', () => {
  recording(
    'more/intune/deviceCompliancePolicySettingStateSummaries-v1-graph2otel.json',
    (answer) => {
      const settings = listIn(answer).map(({ setting }) => ({ setting, state: 'compliant' }));
      const { facts } = said({ id: '1', operatingSystem: 'iOS' }, { settings });
      const { checks, ...others } = facts as { checks: Record<string, boolean> };
      expect(others).toEqual({ screen_lock: { on: true } });
      // Each is there by its own name, and those of screen locks are the one fact.
      const named = settings.map(({ setting }) => String(setting));
      const locks = named.filter((name) => /\.Pass(word|code)Required$/.test(name));
      expect(locks.length).toBeGreaterThan(0);
      expect(Object.keys(checks).sort()).toEqual(named.filter((name) => !locks.includes(name)).sort());
    },
    'has no setting that is neither a fact nor a check',
  );
});
