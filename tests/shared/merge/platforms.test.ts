/** What different systems, shared firmware and radios say about which records are one device. */
import { describe, expect, it } from '@jest/globals';
import { merge } from '../../../shared/merge/index.ts';
import type { DeviceRecord, Identifiers, Platform } from '../../../shared/model/record.ts';
import { deviceWith, partsOf, permutations, record } from './records.ts';

const SERIAL = 'HX3Q9L2W7K';
/** Of Samsung's form. */
const PHONE_SERIAL = 'R58M12345AB';
/** A chip's number, which cheap phones copy. */
const CHIP_SERIAL = '83F0A92C';
const MAC = '48:2A:E3:01:02:03';
const OWN_MAC = 'A4:83:E7:5B:10:01';
const UDID = '5B7C2E10-93A4-5D1F-8E26-0C41D7F3A902';
const ENTRA = '9D1F0A6E-52C4-4B7E-8A13-6F2E4C81B05D';
const [IMEI, IMEI_2, IMEI_3, IMEI_4] = [
  '356938035643809',
  '490154203237518',
  '352099001761481',
  '860123456789012',
] as const;

type Part = Identifiers & { platform?: Platform };

const partOf = ([name, { platform, ...identifiers }]: [string, Part]): DeviceRecord =>
  record(name, { identifiers, ...(platform && { platform }) });

const rows: { what: string; records: Record<string, Part>; devices: string[][] }[] = [
  {
    what: 'an iPhone and a Chromebook with one serial are two',
    records: { 'a:1': { platform: 'iOS', serial: SERIAL }, 'b:1': { platform: 'ChromeOS', serial: SERIAL } },
    devices: [['a:1'], ['b:1']],
  },
  {
    what: 'a phone and a computer are two at every level',
    records: {
      'a:1': { platform: 'Android', udid: UDID, imeis: [IMEI] },
      'b:1': { platform: 'Windows', udid: UDID, entra_device_id: ENTRA },
      'c:1': { platform: 'iOS', entra_device_id: ENTRA, imeis: [IMEI] },
    },
    devices: [['a:1'], ['b:1'], ['c:1']],
  },
  {
    what: 'macOS and Windows on one machine are one by its serial',
    records: { 'a:1': { platform: 'Mac', serial: SERIAL }, 'b:1': { platform: 'Windows', serial: SERIAL } },
    devices: [['a:1', 'b:1']],
  },
  {
    what: 'Windows and Linux on one machine are one by its hardware UUID',
    records: { 'a:1': { platform: 'Windows', udid: UDID }, 'b:1': { platform: 'Linux', udid: UDID } },
    devices: [['a:1', 'b:1']],
  },
  {
    what: 'Windows and ChromeOS Flex are one by the serial, and a third record joins by the address',
    records: {
      'a:1': { platform: 'Windows', serial: SERIAL, mac_addresses: [OWN_MAC] },
      'b:1': { platform: 'ChromeOS', serial: SERIAL },
      'c:1': { platform: 'Windows', mac_addresses: [OWN_MAC] },
    },
    devices: [['a:1', 'b:1', 'c:1']],
  },
  {
    what: 'a Mac and a PC without serial at one dock are two',
    records: {
      'a:1': { platform: 'Mac', serial: SERIAL, mac_addresses: [OWN_MAC, MAC] },
      'b:1': { platform: 'Windows', serial: 'To be filled by O.E.M.', mac_addresses: [MAC] },
    },
    devices: [['a:1'], ['b:1']],
  },
  {
    what: 'two PCs at one dock, without serials of their own, that one source lists, are two',
    records: {
      'a:1': { platform: 'Windows', mac_addresses: [OWN_MAC, MAC] },
      'a:2': { platform: 'Windows', mac_addresses: ['3C:22:FB:10:20:32', MAC] },
    },
    devices: [['a:1'], ['a:2']],
  },
  {
    what: 'nothing joins through a dock at which one source lists two PCs, whoever else lists it',
    records: {
      'a:1': { platform: 'Windows', mac_addresses: [OWN_MAC, MAC] },
      'a:2': { platform: 'Windows', mac_addresses: ['3C:22:FB:10:20:32', MAC] },
      'b:1': { platform: 'Windows', mac_addresses: [MAC] },
    },
    devices: [['a:1'], ['a:2'], ['b:1']],
  },
  {
    what: 'machines that boot several systems are one by an address when they share one of them',
    records: {
      'a:1': { platform: 'Mac', serial: SERIAL, mac_addresses: [OWN_MAC] },
      'b:1': { platform: 'Windows', serial: SERIAL },
      'c:1': { platform: 'Windows', udid: UDID, mac_addresses: [OWN_MAC] },
      'd:1': { platform: 'Linux', udid: UDID },
    },
    devices: [['a:1', 'b:1', 'c:1', 'd:1']],
  },
  {
    what: 'a PC that one source lists twice is one',
    records: {
      'a:1': { platform: 'Windows', mac_addresses: [OWN_MAC, MAC] },
      'a:2': { platform: 'Windows', mac_addresses: [OWN_MAC] },
    },
    devices: [['a:1', 'a:2']],
  },
  {
    what: 'Windows and Linux with one modem are two',
    records: { 'a:1': { platform: 'Windows', imeis: [IMEI] }, 'b:1': { platform: 'Linux', imeis: [IMEI] } },
    devices: [['a:1'], ['b:1']],
  },
  {
    what: 'a record without platform joins what has the same serial',
    records: { 'a:1': { platform: 'Android', serial: PHONE_SERIAL }, 'b:1': { serial: PHONE_SERIAL } },
    devices: [['a:1', 'b:1']],
  },
  {
    what: 'a record without platform joins neither of two that contradict each other',
    records: {
      'a:1': { platform: 'iOS', serial: SERIAL },
      'b:1': { serial: SERIAL },
      'c:1': { platform: 'ChromeOS', serial: SERIAL },
    },
    devices: [['a:1'], ['b:1'], ['c:1']],
  },
  {
    what: 'a record without platform is no bridge between two addresses',
    records: {
      'a:1': { platform: 'Mac', mac_addresses: [MAC] },
      'b:1': { mac_addresses: [MAC, OWN_MAC] },
      'c:1': { platform: 'Windows', mac_addresses: [OWN_MAC] },
    },
    devices: [['a:1'], ['b:1'], ['c:1']],
  },
  {
    what: 'Android phones that share a chip’s number are told apart by their radios',
    records: {
      'a:1': { platform: 'Android', serial: CHIP_SERIAL, imeis: [IMEI] },
      'b:1': { platform: 'Android', serial: CHIP_SERIAL, imeis: [IMEI_2] },
    },
    devices: [['a:1'], ['b:1']],
  },
  {
    what: 'a chip’s number and one radio are one Android phone',
    records: {
      'a:1': { platform: 'Android', serial: CHIP_SERIAL, imeis: [IMEI, IMEI_2] },
      'b:1': { platform: 'Android', serial: CHIP_SERIAL, imeis: [IMEI_2] },
      'c:1': { platform: 'Android', serial: CHIP_SERIAL, imeis: [IMEI] },
    },
    devices: [['a:1', 'b:1', 'c:1']],
  },
  {
    what: 'a phone with two SIM cards is one, when each source tells another of its radios',
    records: {
      'a:1': { platform: 'Android', serial: PHONE_SERIAL, imeis: [IMEI] },
      'b:1': { platform: 'Android', serial: PHONE_SERIAL, imeis: [IMEI_2] },
    },
    devices: [['a:1', 'b:1']],
  },
  {
    what: 'no phone has four radios, whatever its serial looks like',
    records: {
      'a:1': { platform: 'Android', serial: PHONE_SERIAL, imeis: [IMEI, IMEI_2] },
      'b:1': { platform: 'Android', serial: PHONE_SERIAL, imeis: [IMEI_3, IMEI_4] },
    },
    devices: [['a:1'], ['b:1']],
  },
  {
    what: 'a record without radio does not tell which of several phones it is',
    records: {
      'a:1': { platform: 'Android', serial: CHIP_SERIAL, imeis: [IMEI] },
      'b:1': { platform: 'Android', serial: CHIP_SERIAL },
      'c:1': { platform: 'Android', serial: CHIP_SERIAL, imeis: [IMEI_2] },
    },
    devices: [['a:1'], ['b:1'], ['c:1']],
  },
  {
    what: 'phones with one chip’s number and one address in their firmware stay apart',
    records: {
      'a:1': { platform: 'Android', serial: CHIP_SERIAL, imeis: [IMEI], mac_addresses: [MAC] },
      'b:1': { platform: 'Android', serial: CHIP_SERIAL, imeis: [IMEI_2], mac_addresses: [MAC] },
    },
    devices: [['a:1'], ['b:1']],
  },
  {
    what: 'the serial decides about an iPhone, whatever its radios are',
    records: {
      'a:1': { platform: 'iOS', serial: 'F2LXK0ABKXKN', imeis: [IMEI] },
      'b:1': { platform: 'iOS', serial: 'F2LXK0ABKXKN', imeis: [IMEI_2] },
    },
    devices: [['a:1', 'b:1']],
  },
  {
    what: 'a device of Entra joins, in any spelling',
    records: {
      'a:1': { platform: 'Windows', entra_device_id: ENTRA },
      'b:1': { platform: 'Windows', entra_device_id: `{${ENTRA.toLowerCase()}}`, serial: SERIAL },
    },
    devices: [['a:1', 'b:1']],
  },
  {
    what: 'a device of Entra that was copied to another machine joins nothing',
    records: {
      'a:1': { entra_device_id: ENTRA, serial: SERIAL },
      'b:1': { entra_device_id: ENTRA, serial: 'PF4XK29B' },
    },
    devices: [['a:1'], ['b:1']],
  },
  {
    what: 'what Entra does not know is none of its devices',
    records: {
      'a:1': { entra_device_id: '00000000-0000-0000-0000-000000000000' },
      'b:1': { entra_device_id: '00000000-0000-0000-0000-000000000000' },
    },
    devices: [['a:1'], ['b:1']],
  },
];

describe.each(rows)('$what', ({ records, devices }) => {
  const parts = Object.entries(records).map(partOf);

  it.each(permutations(parts).map((order) => ({ order, name: order.map(({ source }) => source).join() })))(
    'in the order $name',
    ({ order }) => {
      expect(partsOf(merge(order))).toEqual(devices);
    },
  );
});

describe('what is said of it', () => {
  it('is ambiguous where systems contradict each other, to each of the devices', () => {
    const parts = (['iOS', 'ChromeOS', undefined] as const).map((platform, index) =>
      partOf([`${'abc'[index]}:1`, { serial: SERIAL, ...(platform && { platform }) }]),
    );
    for (const name of ['a:1', 'b:1', 'c:1'])
      expect(deviceWith(merge(parts), name).identity.kept_apart).toMatchObject([
        { level: 'serial', value: SERIAL, reason: 'ambiguous', records: { length: 2 } },
      ]);
  });

  it.each<[string, Record<string, Part>, object]>([
    [
      'two PCs that one source lists are at one dock',
      { 'a:1': { mac_addresses: [OWN_MAC, MAC] }, 'a:2': { mac_addresses: ['3C:22:FB:10:20:32', MAC] } },
      { level: 'mac', value: MAC },
    ],
    [
      'phones share a chip’s number',
      {
        'a:1': { platform: 'Android', serial: CHIP_SERIAL, imeis: [IMEI] },
        'a:2': { platform: 'Android', serial: CHIP_SERIAL, imeis: [IMEI_2] },
      },
      { level: 'serial', value: CHIP_SERIAL },
    ],
  ])('is ambiguous where %s', (_what, parts, said) => {
    const { identity } = deviceWith(merge(Object.entries(parts).map(partOf)), 'a:1');
    const records = [{ source: 'a', id: '2' }];
    expect(identity.kept_apart).toEqual([{ ...said, reason: 'ambiguous', records }]);
  });

  it('is that the serial joined, where the radios of a phone with a chip’s number hang together', () => {
    const parts: Record<string, Part> = {
      'a:1': { platform: 'Android', serial: CHIP_SERIAL, imeis: [IMEI, IMEI_2] },
      'b:1': { platform: 'Android', serial: CHIP_SERIAL, imeis: [IMEI_2] },
      'c:1': { platform: 'Android', serial: CHIP_SERIAL, imeis: [IMEI] },
    };
    expect(merge(Object.entries(parts).map(partOf))[0]?.identity).toMatchObject({
      joined_by: [{ level: 'serial', value: CHIP_SERIAL, records: { length: 3 } }],
      kept_apart: [],
    });
  });

  it('names the device of Entra that joined, between the hardware’s UUID and the radio', () => {
    const identifiers = { udid: UDID, entra_device_id: ENTRA, imeis: [IMEI] };
    const device = merge([
      record('a:1', { identifiers }),
      record('b:1', { identifiers: { entra_device_id: ENTRA } }),
    ])[0];
    expect(device?.identity.joined_by).toMatchObject([{ level: 'entra', value: ENTRA }]);
    expect(device?.identifiers.entra_device_id).toBe(ENTRA);
  });

  it('keeps the facts of the other system as evidence', () => {
    const parts = [
      record('a:1', {
        platform: 'Windows',
        identifiers: { serial: SERIAL },
        last_sync: '2026-11-20T00:00:00Z',
        facts: { firewall: { value: true } },
      }),
      record('b:1', {
        platform: 'Linux',
        identifiers: { serial: SERIAL },
        last_sync: '2026-11-22T00:00:00Z',
        facts: { disk_encryption: { value: 'on' } },
      }),
    ];
    expect(merge(parts)[0]).toMatchObject({
      platform: 'Linux',
      facts: { disk_encryption: { value: 'on' } },
      evidence: { firewall: [{ source: 'a', value: true, foreign: true }] },
    });
    expect(merge(parts)[0]?.facts.firewall).toBeUndefined();
  });
});
