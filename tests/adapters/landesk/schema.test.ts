import { describe, expect, it } from '@jest/globals';
import type { Row } from '../../../adapters/landesk/client.ts';
import { type MachineRows, toRecords } from '../../../adapters/landesk/schema.ts';
import { instantReader } from '../../../adapters/landesk/time.ts';

const OPTIONS = {
  instant: instantReader('America/Los_Angeles'),
  screen_lock_definition: 'ST000202',
  auto_update_definition: 'ST000003v2',
};

const MACHINE: Row = {
  computer_idn: 20417,
  displayname: 'LGWL-OKAFOR',
  type: 'Portable',
  last_seen: '2026-11-23T06:14:02.000',
  hardware_scanned: '2026-11-23T06:13:40.000',
  software_scanned: '2026-11-22T06:20:11.000',
  emailaddr: 'Amara.Okafor@example.com',
  model: '21KC0042US',
  manufacturer: 'LENOVO',
  serialnum: 'PF4XK29B',
  systemversion: 'ThinkPad X1 Carbon Gen 12',
  protectionstatus: '1 - on',
  conversionstatus: '1 - fully encrypted',
  encryptionpercentage: 100,
  currentbuild: '26100',
  ostype: 'Microsoft Windows 11 Enterprise Edition, 64-bit',
};

const HARDWARE = '2026-11-23T14:13:40.000Z';
const SOFTWARE = '2026-11-22T14:20:11.000Z';

function recordOf(machine: Row = {}, rows: Partial<MachineRows> = {}) {
  const all = { machines: [{ ...MACHINE, ...machine }], detections: [], adapters: [], software: [], ...rows };
  const { records } = toRecords(all, OPTIONS);
  return records[0];
}

describe('a machine of the core database', () => {
  it('is read whole', () => {
    const record = recordOf(
      {},
      {
        adapters: [
          { computer_idn: 20417, physaddress: 'A4BB6D1077C2', firewallenabled: 'Yes' },
          { computer_idn: 20417, physaddress: '00155D4B2C10', firewallenabled: 'Not Installed' },
        ],
        detections: [
          {
            computer_idn: 20417,
            vul_id: 'MS26-11-W11',
            vultype: 'Vulnerability',
            vulseverity: 'Critical',
            title: '2026-11 Cumulative Update for Windows 11 24H2',
            reason: null,
          },
          {
            computer_idn: 20417,
            vul_id: 'ST000202',
            vultype: 'Security Threat',
            vulseverity: 'High',
            title: 'Screen Saver with Password enabled setting check',
            reason: 'The screen saver time out value for user aokafor is longer than 10 minutes.',
          },
        ],
        software: [{ computer_idn: 20417, suitename: 'CrowdStrike Windows Sensor', version: '7.30.19905.0' }],
      },
    );
    expect(record).toEqual({
      id: '20417',
      owners: ['amara.okafor@example.com'],
      name: 'LGWL-OKAFOR',
      model: 'ThinkPad X1 Carbon Gen 12',
      manufacturer: 'LENOVO',
      type: 'Portable',
      platform: 'Windows',
      os: 'Windows 11 Enterprise',
      os_version: '10.0.26100',
      os_build: '26100',
      last_sync: '2026-11-23T14:14:02.000Z',
      identifiers: { serial: 'PF4XK29B', mac_addresses: ['A4:BB:6D:10:77:C2'] },
      facts: {
        disk_encryption: {
          value: 'on',
          at: HARDWARE,
          details: { volumes: ['1 - on, 1 - fully encrypted, 100 %'] },
        },
        firewall: { value: true, at: HARDWARE },
        screen_lock: {
          value: { on: false },
          at: SOFTWARE,
          details: {
            reasons: ['The screen saver time out value for user aokafor is longer than 10 minutes.'],
          },
        },
        auto_update: {
          value: { check: true, download: true, install_os: true, install_security: true },
          at: SOFTWARE,
        },
        missing_updates: {
          value: [
            {
              id: 'MS26-11-W11',
              title: '2026-11 Cumulative Update for Windows 11 24H2',
              severity: 'critical',
            },
          ],
          at: SOFTWARE,
        },
      },
      software: {
        installed: [{ name: 'CrowdStrike Windows Sensor', version: '7.30.19905.0' }],
        at: SOFTWARE,
      },
    });
  });

  it('has every owner of the directory, and all its volumes', () => {
    const volume = { protectionstatus: '0 - off', conversionstatus: '1 - fully encrypted' };
    const machines = [MACHINE, { ...MACHINE, emailaddr: 'ben@example.com', ...volume }];
    const { records } = toRecords({ machines, detections: [], adapters: [], software: [] }, OPTIONS);
    expect(records).toHaveLength(1);
    expect(records[0]?.owners).toEqual(['amara.okafor@example.com', 'ben@example.com']);
    expect(records[0]?.facts.disk_encryption?.value).toBe('off');
  });

  it.each([
    ['1 - on', '1 - fully encrypted', 100, 'on'],
    ['1 - on', null, 100, 'on'],
    ['1', '1', null, 'on'],
    ['0 - off', '0 - fully decrypted', 0, 'off'],
    ['0 - off', '1 - fully encrypted', 100, 'off'],
    ['0 - off', '2 - encryption in progress', 47, 'in_progress'],
    ['1 - on', '3 - decryption in progress', 47, 'off'],
    ['2 - unknown', '1 - fully encrypted', 100, undefined],
    ['eingeschaltet', null, null, undefined],
    [null, null, null, undefined],
  ])('with BitLocker %j, %j, %j is %j', (protectionstatus, conversionstatus, encryptionpercentage, value) => {
    const { facts } = recordOf({ protectionstatus, conversionstatus, encryptionpercentage }) ?? {};
    expect(facts?.disk_encryption?.value).toBe(value);
  });

  it('says nothing about a volume that is unknown beside one that is encrypted', () => {
    const machines = [MACHINE, { ...MACHINE, protectionstatus: '2 - unknown' }];
    const { records } = toRecords({ machines, detections: [], adapters: [], software: [] }, OPTIONS);
    expect(records[0]?.facts.disk_encryption).toBeUndefined();
  });

  it.each([
    [['Yes', 'No'], false],
    [['yes', 'Not Installed'], true],
    [['Not Installed'], undefined],
    [[null], undefined],
    [[], undefined],
  ])('with adapters %j has firewall %j', (states, value) => {
    const adapters = states.map((firewallenabled) => ({
      computer_idn: 20417,
      physaddress: 'A4BB6D1077C2',
      firewallenabled,
    }));
    expect(recordOf({}, { adapters })?.facts.firewall?.value).toBe(value);
  });

  it('that was never scanned says nothing by absent rows', () => {
    const record = recordOf({ software_scanned: null });
    expect(record?.software).toBeUndefined();
    expect(Object.keys(record?.facts ?? {})).toEqual(['disk_encryption']);
  });

  it('is not asked for definitions that the site does not scan for', () => {
    const options = { ...OPTIONS, screen_lock_definition: null, auto_update_definition: null };
    const rows = { machines: [MACHINE], detections: [], adapters: [], software: [] };
    expect(Object.keys(toRecords(rows, options).records[0]?.facts ?? {})).toEqual([
      'disk_encryption',
      'missing_updates',
    ]);
  });

  it('reads numbered types and severities', () => {
    const detections = [
      { computer_idn: 20417, vul_id: 'X', vultype: '0', vulseverity: '1', title: 'Patch', reason: null },
    ];
    expect(recordOf({}, { detections })?.facts.missing_updates?.value).toEqual([
      { id: 'X', title: 'Patch', severity: 'critical' },
    ]);
  });

  it('without a readable key is dropped, and costs no other', () => {
    const machines = [{ ...MACHINE, computer_idn: 'x' }, MACHINE];
    const { records, dropped } = toRecords({ machines, detections: [], adapters: [], software: [] }, OPTIONS);
    expect(records.map(({ id }) => id)).toEqual(['20417']);
    expect(dropped).toEqual([{ reason: 'Computer_Idn is not a number.' }]);
  });
});
