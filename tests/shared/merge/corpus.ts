/**
 * People and their devices, with what really is one device: most made up by a fixed seed, some written by hand. Every
 * household has docks, sticks and modems that several of its devices have used.
 */

import { otherByteOrder } from '../../../shared/identifiers/index.ts';
import type { DeviceRecord, Identifiers, Platform } from '../../../shared/model/record.ts';
import { type Random, seeded } from '../../support/seeded.ts';
import { numbered } from '../identifiers/makers.ts';
import { MACS, SERIALS, UDIDS } from '../identifiers/samples.ts';
import { record } from './records.ts';

/** A record, and which device it really is of. */
export interface Labelled {
  device: string;
  record: DeviceRecord;
}

/** What one person's page is made of. */
export interface Household {
  what: string;
  all: Labelled[];
}

const digits = (random: Random, count: number, alphabet = '0123456789'): string =>
  Array.from({ length: count }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
const hex = (random: Random, count: number) => digits(random, count, '0123456789ABCDEF');
const serialOf = numbered;
const macOf = (random: Random) => `3C06${hex(random, 8)}`;
const udidOf = (random: Random) => [8, 4, 4, 4, 12].map((length) => hex(random, length)).join('-');
const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] as Item;

/** An IMEI with its check digit. */
function imeiOf(random: Random): string {
  const body = `35${digits(random, 12)}`;
  const sum = [...body].reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) : Number(digit) * 2;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** What firmware, adapters and people give that identifies nothing. */
const defaultSerial = (random: Random) => pick(random, SERIALS)[0];
const defaultUdid = (random: Random) => pick(random, UDIDS)[0];
const defaultMac = (random: Random) => pick(random, MACS)[0];

interface Sight {
  source: string;
  platform?: Platform;
  identifiers: Identifiers;
}

/** One kind of device: how its sources see it. `shared` are MAC addresses of docks, sticks and modems in the house. */
type Kind = (random: Random, shared: readonly string[]) => Sight[];

const KINDS: Readonly<Record<string, Kind>> = {
  'a Mac at a dock': (random, shared) => {
    const [serial, udid, mac] = [serialOf(random), udidOf(random), macOf(random)];
    return [
      {
        source: 'jamf',
        platform: 'Mac',
        identifiers: { serial, udid, mac_addresses: [mac, pick(random, shared)] },
      },
      { source: 'fleet', platform: 'Mac', identifiers: { serial: serial.toLowerCase(), udid } },
      { source: 'edr', platform: 'Mac', identifiers: { udid: `{${udid.toLowerCase()}}` } },
    ];
  },
  'a PC at a dock': (random, shared) => {
    const [serial, entra_device_id, mac] = [serialOf(random), udidOf(random), macOf(random)];
    return [
      { source: 'landesk', platform: 'Windows', identifiers: { serial, mac_addresses: [mac, ...shared] } },
      { source: 'intune', platform: 'Windows', identifiers: { serial: ` ${serial} `, entra_device_id } },
      { source: 'defender', platform: 'Windows', identifiers: { entra_device_id } },
    ];
  },
  'a PC that a source without platform knows by its address': (random) => {
    const [serial, mac] = [serialOf(random), macOf(random)];
    return [
      { source: 'landesk', platform: 'Windows', identifiers: { serial, mac_addresses: [mac] } },
      { source: 'network', identifiers: { mac_addresses: [mac.toLowerCase()] } },
    ];
  },
  'a board with a default serial': (random) => {
    const [udid, mac] = [udidOf(random), macOf(random)];
    return [
      {
        source: 'landesk',
        platform: 'Windows',
        identifiers: { serial: defaultSerial(random), mac_addresses: [mac] },
      },
      {
        source: 'fleet',
        platform: 'Windows',
        identifiers: { serial: defaultSerial(random), udid, mac_addresses: [mac] },
      },
    ];
  },
  'a board on which nothing is programmed, with a cheap adapter': (random) => {
    const mac = macOf(random);
    const told = () => ({
      serial: defaultSerial(random),
      udid: defaultUdid(random),
      mac_addresses: [mac, defaultMac(random)],
    });
    return ['landesk', 'fleet'].map((source) => ({ source, platform: 'Windows', identifiers: told() }));
  },
  'a board with two systems, which read its UUID in two orders of bytes': (random) => {
    const udid = udidOf(random);
    return [
      { source: 'fleet', platform: 'Windows', identifiers: { serial: defaultSerial(random), udid } },
      { source: 'fleet', platform: 'Linux', identifiers: { udid: otherByteOrder(udid) } },
    ];
  },
  'a laptop with another mainboard': (random) => {
    const serial = serialOf(random);
    const told = () => ({ serial, udid: udidOf(random), mac_addresses: [macOf(random)] });
    return ['landesk', 'fleet', 'intune'].map((source) => ({
      source,
      platform: 'Windows',
      identifiers: told(),
    }));
  },
  'a virtual machine': (random) => {
    const [udid, mac] = [udidOf(random), `0050 56${hex(random, 6)}`.replace(' ', '')];
    const serial = `VMware-${[...hex(random, 32).matchAll(/../g)].map(([pair]) => pair.toLowerCase()).join(' ')}`;
    return [
      { source: 'fleet', platform: 'Linux', identifiers: { serial, udid, mac_addresses: [mac] } },
      { source: 'edr', platform: 'Linux', identifiers: { udid } },
    ];
  },
  'a Mac that was enrolled twice': (random) => {
    const [serial, first, second] = [serialOf(random), udidOf(random), udidOf(random)];
    return [
      { source: 'jamf', platform: 'Mac', identifiers: { serial, udid: first } },
      { source: 'jamf', platform: 'Mac', identifiers: { serial, udid: second } },
    ];
  },
  'a PC that was set up anew': (random) => {
    const [serial, mac] = [serialOf(random), macOf(random)];
    return [
      { source: 'intune', platform: 'Windows', identifiers: { serial, entra_device_id: udidOf(random) } },
      { source: 'intune', platform: 'Windows', identifiers: { serial, entra_device_id: udidOf(random) } },
      { source: 'landesk', platform: 'Windows', identifiers: { serial, mac_addresses: [mac] } },
    ];
  },
  'a phone with two SIMs': (random) => {
    const [one, other, serial] = [imeiOf(random), imeiOf(random), serialOf(random)];
    return [
      { source: 'google', platform: 'Android', identifiers: { imeis: [one] } },
      { source: 'intune', platform: 'Android', identifiers: { serial, imeis: [other, one] } },
    ];
  },
  'an iPhone': (random) => {
    const [serial, imei, mac] = [serialOf(random), imeiOf(random), macOf(random)];
    return [
      { source: 'jamf', platform: 'iOS', identifiers: { serial, imeis: [imei], mac_addresses: [mac] } },
      { source: 'google', platform: 'iOS', identifiers: { serial } },
      { source: 'intune', platform: 'iOS', identifiers: { serial, imeis: [imei.slice(0, 14)] } },
    ];
  },
  'a phone with a counting serial': (random) => {
    const imei = imeiOf(random);
    return [
      { source: 'google', platform: 'Android', identifiers: { serial: '0123456789ABCDEF', imeis: [imei] } },
      { source: 'intune', platform: 'Android', identifiers: { serial: '0123456789ABCDEF', imeis: [imei] } },
    ];
  },
  'a machine with two systems': (random) => {
    const [serial, udid, mac] = [serialOf(random), udidOf(random), macOf(random)];
    return [
      { source: 'landesk', platform: 'Windows', identifiers: { serial, mac_addresses: [mac] } },
      { source: 'fleet', platform: 'Linux', identifiers: { serial, udid, mac_addresses: [mac] } },
    ];
  },
  'an old PC with ChromeOS Flex': (random) => {
    const serial = serialOf(random);
    return [
      { source: 'landesk', platform: 'Windows', identifiers: { serial, mac_addresses: [macOf(random)] } },
      { source: 'google', platform: 'ChromeOS', identifiers: { serial } },
    ];
  },
};

export const KIND_NAMES = Object.keys(KINDS);

/** So many households of two to six devices each. */
export function households(count: number, seed: number): Household[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, house) => {
    const shared = [macOf(random), macOf(random), defaultMac(random)];
    const kinds = Array.from({ length: 2 + Math.floor(random() * 5) }, () => pick(random, KIND_NAMES));
    const all = kinds.flatMap((kind, index) => {
      const sights = KINDS[kind]?.(random, shared) ?? [];
      return sights.map(({ source, ...rest }, sight) => ({
        device: `${index} ${kind}`,
        record: record(`${source}:${house}-${index}-${sight}`, rest),
      }));
    });
    return { what: `house ${house}`, all };
  });
}

const DOCK = '48:2A:E3:01:02:03';
const row = (
  what: string,
  devices: Record<string, [name: string, rest: Partial<DeviceRecord>][]>,
): Household => ({
  what,
  all: Object.entries(devices).flatMap(([device, sights]) =>
    sights.map(([name, rest]) => ({ device, record: record(name, rest) })),
  ),
});

/** Written by hand, each from a public report or a known machine. */
export const BY_HAND: readonly Household[] = [
  row('a self-built PC and a Mac at one dock', {
    mac: [['jamf:1', { platform: 'Mac', identifiers: { serial: 'HX3Q9L2W7K', mac_addresses: [DOCK] } }]],
    pc: [
      [
        'landesk:1',
        { platform: 'Windows', identifiers: { serial: 'To be filled by O.E.M.', mac_addresses: [DOCK] } },
      ],
    ],
  }),
  row('two laptops, and a record of the dock alone', {
    one: [['jamf:1', { platform: 'Mac', identifiers: { serial: 'C02ABCDE1F', mac_addresses: [DOCK] } }]],
    other: [
      ['landesk:1', { platform: 'Windows', identifiers: { serial: 'PF4XK29B', mac_addresses: [DOCK] } }],
    ],
    dock: [['network:1', { identifiers: { mac_addresses: [DOCK] } }]],
  }),
  row('two machines that were cloned with one UDID', {
    one: [['fleet:1', { identifiers: { serial: 'PF4XK29B', udid: '5B7C2E10-93A4-5D1F-8E26-0C41D7F3A902' } }]],
    other: [
      ['fleet:2', { identifiers: { serial: 'PF4XK29C', udid: '5B7C2E10-93A4-5D1F-8E26-0C41D7F3A902' } }],
    ],
  }),
  row('two phones with the serial of their board', {
    one: [
      [
        'google:1',
        { platform: 'Android', identifiers: { serial: '0123456789ABCDEF', imeis: ['356938035643809'] } },
      ],
    ],
    other: [
      [
        'google:2',
        { platform: 'Android', identifiers: { serial: '0123456789ABCDEF', imeis: ['490154203237518'] } },
      ],
    ],
  }),
  row('an iPhone and a Chromebook with one blackened serial', {
    phone: [['jamf:1', { platform: 'iOS', identifiers: { serial: 'REDACTED123' } }]],
    chromebook: [['google:1', { platform: 'ChromeOS', identifiers: { serial: 'REDACTED123' } }]],
  }),
  row('two PCs with one counterfeit Bluetooth stick', {
    one: [['landesk:1', { platform: 'Windows', identifiers: { mac_addresses: ['00:1A:7D:DA:71:13'] } }]],
    other: [['landesk:2', { platform: 'Windows', identifiers: { mac_addresses: ['00:1A:7D:DA:71:13'] } }]],
  }),
  row('two PCs with one kind of USB network adapter', {
    one: [['landesk:1', { platform: 'Windows', identifiers: { mac_addresses: ['00:E0:4C:53:44:58'] } }]],
    other: [['landesk:2', { platform: 'Windows', identifiers: { mac_addresses: ['00:E0:4C:53:44:58'] } }]],
  }),
];
