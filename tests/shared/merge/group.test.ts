import { describe, expect, it } from '@jest/globals';
import { merge } from '../../../shared/merge/index.ts';
import type { DeviceRecord, Identifiers } from '../../../shared/model/record.ts';
import { deviceWith, partsOf, permutations, record } from './records.ts';

const MAC = '00:DE:AD:BE:EF:01';
const MAC_2 = '00:DE:AD:BE:EF:02';
const DOCK = 'A4:83:E7:01:02:03';
const UDID = '5B7C2E10-93A4-5D1F-8E26-0C41D7F3A902';
const UDID_2 = '6C8D3F21-A4B5-4E20-9F37-1D52E8A4BA13';
const IMEI = '356938035643809';

interface Row {
  what: string;
  records: Record<string, Identifiers>;
  devices: string[][];
}

const rows: Row[] = [
  {
    what: 'a serial joins, whatever its case and blanks',
    records: { 'a:1': { serial: 'C02ABC' }, 'b:1': { serial: ' c02abc ' } },
    devices: [['a:1', 'b:1']],
  },
  {
    what: 'one serial is one device even when its udid and MAC addresses differ',
    records: {
      'a:1': { serial: 'SER1', udid: UDID, mac_addresses: [MAC] },
      'b:1': { serial: 'SER1', udid: UDID_2, mac_addresses: [MAC_2] },
    },
    devices: [['a:1', 'b:1']],
  },
  {
    what: 'a placeholder serial joins nothing',
    records: { 'a:1': { serial: 'System Serial Number' }, 'b:1': { serial: 'System Serial Number' } },
    devices: [['a:1'], ['b:1']],
  },
  {
    what: 'a placeholder serial does not stop a MAC address from joining',
    records: {
      'a:1': { serial: 'Default string', mac_addresses: [MAC] },
      'b:1': { serial: 'SER1', mac_addresses: ['00-DE-AD-BE-EF-01'] },
    },
    devices: [['a:1', 'b:1']],
  },
  {
    what: 'a udid joins a record without serial to the one with it, in any spelling',
    records: { 'a:1': { serial: 'SER1', udid: UDID }, 'b:1': { udid: `{${UDID.toLowerCase()}}` } },
    devices: [['a:1', 'b:1']],
  },
  {
    what: 'a udid joins in both orders of bytes, and the chain of both is one',
    records: {
      'a:1': { serial: 'SER1', udid: UDID },
      'b:1': { udid: '102E7C5B-A493-1F5D-8E26-0C41D7F3A902' },
      'c:1': { udid: UDID, mac_addresses: [MAC] },
    },
    devices: [['a:1', 'b:1', 'c:1']],
  },
  {
    what: 'a udid of two serials is a clone in either order of bytes',
    records: {
      'a:1': { serial: 'SER1', udid: UDID },
      'b:1': { serial: 'SER2', udid: '102E7C5B-A493-1F5D-8E26-0C41D7F3A902' },
    },
    devices: [['a:1'], ['b:1']],
  },
  {
    what: 'a udid of two serials is a clone and joins nothing',
    records: {
      'a:1': { serial: 'SER1', udid: UDID },
      'b:1': { serial: 'SER2', udid: UDID },
      'c:1': { udid: UDID },
    },
    devices: [['a:1'], ['b:1'], ['c:1']],
  },
  {
    what: 'a clone is told apart by its MAC address',
    records: {
      'a:1': { serial: 'SER1', udid: UDID, mac_addresses: [MAC] },
      'b:1': { serial: 'SER2', udid: UDID },
      'c:1': { udid: UDID, mac_addresses: [MAC] },
    },
    devices: [['a:1', 'c:1'], ['b:1']],
  },
  {
    what: "a firmware's default udid joins nothing",
    records: {
      'a:1': { udid: '03000200-0400-0500-0006-000700080009' },
      'b:1': { udid: '03000200-0400-0500-0006-000700080009' },
    },
    devices: [['a:1'], ['b:1']],
  },
  {
    what: 'an IMEI joins with and without check digit, and as MEID',
    records: {
      'a:1': { imeis: [IMEI] },
      'b:1': { imeis: ['35693803564380'] },
      'c:1': { meid: '35693803564380' },
    },
    devices: [['a:1', 'b:1', 'c:1']],
  },
  {
    what: 'a MAC address joins',
    records: { 'a:1': { mac_addresses: [MAC, MAC_2] }, 'b:1': { mac_addresses: [MAC_2] } },
    devices: [['a:1', 'b:1']],
  },
  {
    what: 'equal lists of locally administered MAC addresses join nothing',
    records: {
      'a:1': { mac_addresses: ['02:1B:63:84:45:E6', '36:9A:1C:00:44:80'] },
      'b:1': { mac_addresses: ['02:1B:63:84:45:E6', '36:9A:1C:00:44:80'] },
    },
    devices: [['a:1'], ['b:1']],
  },
  {
    what: 'a MAC address of two serials is a dock and joins nothing, not even what has no serial',
    records: {
      'x:1': { serial: 'ONE1', mac_addresses: [MAC] },
      'y:1': { serial: 'TWO2', mac_addresses: [MAC] },
      'z:1': { mac_addresses: [MAC] },
    },
    devices: [['x:1'], ['y:1'], ['z:1']],
  },
  {
    what: 'a dock does not stop other MAC addresses from joining',
    records: {
      'x:1': { serial: 'SER1', mac_addresses: [DOCK, MAC] },
      'y:1': { serial: 'SER2', mac_addresses: [DOCK] },
      'z:1': { mac_addresses: [MAC] },
    },
    devices: [['x:1', 'z:1'], ['y:1']],
  },
  {
    what: 'a chain from one serial to another joins none of its links',
    records: {
      'x:1': { serial: 'SER1', mac_addresses: [MAC] },
      'z:1': { mac_addresses: [MAC, MAC_2] },
      'y:1': { serial: 'SER2', mac_addresses: [MAC_2] },
    },
    devices: [['x:1'], ['y:1'], ['z:1']],
  },
  {
    what: 'a chain through a phone with two radios joins none of its links',
    records: {
      'x:1': { serial: 'SER1', imeis: ['356938035643809'] },
      'z:1': { imeis: ['356938035643809', '490154203237518'] },
      'y:1': { serial: 'SER2', imeis: ['490154203237518'] },
    },
    devices: [['x:1'], ['y:1'], ['z:1']],
  },
  {
    what: 'a MAC address of two udids joins nothing',
    records: {
      'x:1': { udid: UDID, mac_addresses: [DOCK] },
      'y:1': { udid: UDID_2, mac_addresses: [DOCK] },
      'z:1': { mac_addresses: [DOCK] },
    },
    devices: [['x:1'], ['y:1'], ['z:1']],
  },
  {
    what: 'a serial and a udid are no contradiction',
    records: { 'x:1': { serial: 'SER1', mac_addresses: [MAC] }, 'y:1': { udid: UDID, mac_addresses: [MAC] } },
    devices: [['x:1', 'y:1']],
  },
  {
    what: 'a MAC address joins what a udid had joined to a serial',
    records: {
      'x:1': { serial: 'SER1', udid: UDID },
      'y:1': { udid: UDID, mac_addresses: [MAC] },
      'z:1': { mac_addresses: [MAC] },
    },
    devices: [['x:1', 'y:1', 'z:1']],
  },
  {
    what: 'vendor ids and names join nothing',
    records: { 'a:1': {}, 'b:1': {} },
    devices: [['a:1'], ['b:1']],
  },
];

describe.each(rows)('$what', ({ records, devices }) => {
  const parts = Object.entries(records).map(([name, identifiers]) => record(name, { identifiers }));

  it.each(permutations(parts).map((order) => ({ order, name: order.map(({ source }) => source).join() })))(
    'in the order $name',
    ({ order }) => {
      expect(partsOf(merge(order))).toEqual(devices);
    },
  );
});

describe('merge', () => {
  it('has no devices for no records', () => {
    expect(merge([])).toEqual([]);
  });

  it('ignores the MAC addresses that the organization ignores', () => {
    const parts = ['a:1', 'b:1'].map((name) => record(name, { identifiers: { mac_addresses: [DOCK] } }));
    expect(partsOf(merge(parts))).toEqual([['a:1', 'b:1']]);
    expect(partsOf(merge(parts, { ignore: { ignore_mac_addresses: [DOCK] } }))).toEqual([['a:1'], ['b:1']]);
    expect(partsOf(merge(parts, { ignore: { ignore_mac_prefixes: ['a4-83-e7'] } }))).toEqual([
      ['a:1'],
      ['b:1'],
    ]);
  });

  it('takes of several copies of a record the one that was asked for last', () => {
    const old = record('a:1', {
      name: 'old',
      synced_at: '2026-11-01T00:00:00Z',
      last_sync: '2026-10-31T00:00:00Z',
    });
    const current = record('a:1', { name: 'current' });
    for (const copies of [
      [old, current],
      [current, old],
    ]) {
      expect(merge(copies)).toEqual(merge([current]));
    }
  });

  it('takes the same of two copies that were asked for at one time, in either order', () => {
    const copies = ['one', 'other'].map((name) => record('a:1', { name }));
    expect(merge(copies)).toHaveLength(1);
    expect(merge(copies.toReversed())).toEqual(merge(copies));
  });

  it('loses nothing else of a record that came without its facts', () => {
    const { facts: _, ...rest } = record('a:1', { name: 'laptop' });
    expect(merge([rest as DeviceRecord])).toMatchObject([{ name: 'laptop', facts: {} }]);
  });
});

describe('device_id', () => {
  const idOf = (name: string, ...records: Parameters<typeof merge>[0]) =>
    deviceWith(merge(records), name).device_id;

  it('is that of the strongest identifier, however much else is known', () => {
    const plain = idOf('a:1', record('a:1', { identifiers: { serial: 'SER1' } }));
    expect(plain).toMatch(/^[0-9a-f]{16}$/);
    const more = record('b:2', {
      identifiers: { serial: ' ser1', udid: UDID, mac_addresses: [MAC] },
      name: 'laptop',
    });
    expect(idOf('b:2', more)).toBe(plain);
    expect(idOf('a:1', record('a:1', { identifiers: { serial: 'SER2' } }))).not.toBe(plain);
  });

  it('is that of the smallest MAC address when there is nothing stronger', () => {
    const one = idOf('a:1', record('a:1', { identifiers: { mac_addresses: [MAC_2, MAC] } }));
    expect(idOf('a:1', record('a:1', { identifiers: { mac_addresses: [MAC] } }))).toBe(one);
  });

  it('is that of the record when nothing identifies the device', () => {
    const [one, other] = [record('a:1'), record('a:2')];
    expect(idOf('a:1', one, other)).toBe(idOf('a:1', one));
    expect(idOf('a:1', one, other)).not.toBe(idOf('a:2', one, other));
  });

  it('differs between devices that share the only identifier they have', () => {
    const shared = { mac_addresses: [DOCK] };
    const records = [
      record('x:1', { identifiers: { ...shared, serial: 'SER1' } }),
      record('y:1', { identifiers: { ...shared, serial: 'SER2' } }),
      record('z:1', { identifiers: shared }),
      record('z:2', { identifiers: shared }),
    ];
    expect(new Set(merge(records).map(({ device_id }) => device_id)).size).toBe(4);
  });

  it('is not that of an identifier that others carry too', () => {
    const shared = { mac_addresses: [DOCK] };
    const phone = record('z:1', { identifiers: shared, last_sync: '2026-11-20T00:00:00Z' });
    const laptops = ['SER1', 'SER2'].map((serial) => record(serial, { identifiers: { ...shared, serial } }));
    expect(idOf('z:1', phone, ...laptops)).not.toBe(idOf('z:1', phone));
  });

  it('orders the devices', () => {
    const ids = merge(
      ['SER1', 'SER2', 'SER3', 'SER4'].map((serial) => record(serial, { identifiers: { serial } })),
    );
    expect(ids.map(({ device_id }) => device_id)).toEqual(ids.map(({ device_id }) => device_id).sort());
  });
});
