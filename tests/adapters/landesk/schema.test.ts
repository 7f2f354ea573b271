import { describe, expect, it } from '@jest/globals';
import { toRecords } from '../../../adapters/landesk/schema.ts';
import { MACHINE, OPTIONS, recordOf, recordsOf } from './machine.ts';

const HARDWARE = '2026-11-23T14:13:40.000Z';
const SOFTWARE = '2026-11-22T14:20:11.000Z';
const PATCHES = '2026-11-21T14:20:11.000Z';
const SETTINGS = '2026-11-20T14:20:11.000Z';

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
          at: SETTINGS,
          details: {
            reasons: ['The screen saver time out value for user aokafor is longer than 10 minutes.'],
          },
        },
        auto_update: {
          value: { check: true, download: true, install_os: true, install_security: true },
          at: SETTINGS,
        },
        missing_updates: {
          value: [
            {
              id: 'MS26-11-W11',
              title: '2026-11 Cumulative Update for Windows 11 24H2',
              severity: 'critical',
            },
          ],
          at: PATCHES,
        },
      },
      software: {
        installed: [{ name: 'CrowdStrike Windows Sensor', version: '7.30.19905.0' }],
        at: SOFTWARE,
      },
    });
  });

  it('has every owner of the directory', () => {
    const machines = [MACHINE, { ...MACHINE, emailaddr: 'ben@example.com' }];
    const { records } = toRecords({ machines, detections: [], adapters: [], software: [] }, OPTIONS);
    expect(records).toHaveLength(1);
    expect(records[0]?.owners).toEqual(['amara.okafor@example.com', 'ben@example.com']);
  });

  it('has the labels of the columns that the site names, of every owner', () => {
    const machines = [
      { ...MACHINE, label_0: ' Finance ', label_1: null },
      { ...MACHINE, label_0: 'Audit', label_1: 'Berlin' },
    ];
    expect(recordsOf(machines)[0]?.labels).toEqual(['Audit', 'Berlin', 'Finance']);
    expect(recordsOf([{ ...MACHINE, label_0: '' }])[0]).not.toHaveProperty('labels');
  });

  it('without a readable key is dropped, and costs no other', () => {
    const machines = [{ ...MACHINE, computer_idn: 'x' }, MACHINE];
    const { records, dropped } = toRecords({ machines, detections: [], adapters: [], software: [] }, OPTIONS);
    expect(records.map(({ id }) => id)).toEqual(['20417']);
    expect(dropped).toEqual([{ reason: 'Computer_Idn is not a number.' }]);
  });
});
