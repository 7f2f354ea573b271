import { describe, expect, it } from '@jest/globals';
import { merge } from '../../../shared/merge/index.ts';
import type { DeviceRecord } from '../../../shared/model/record.ts';
import { permutations, record, SYNCED } from './records.ts';

const OLD = '2026-11-01T00:00:00Z';
const NEW = '2026-11-20T00:00:00Z';
const FUTURE = '2030-01-01T00:00:00Z';

/** Merges records of one serial, in every order, and checks that the order plays no part. */
function merged(...parts: [string, Partial<DeviceRecord>][]) {
  const records = parts.map(([name, rest]) => {
    return record(name, { ...rest, identifiers: { serial: 'SER1', ...rest.identifiers } });
  });
  const [first, ...others] = permutations(records).map((order) => merge(order));
  for (const other of others) expect(other).toEqual(first);
  expect(first).toHaveLength(1);
  return first?.[0];
}

describe('fields', () => {
  it('have the labels of all records: each source has groups of its own', () => {
    const device = merged(
      ['a:1', { last_sync: OLD, labels: ['Finance', 'Berlin'] }],
      ['b:1', { last_sync: NEW, labels: ['Trainees', '/Staff', 'Berlin', ' '] }],
      ['c:1', {}],
    );
    expect(device?.labels).toEqual(['/Staff', 'Berlin', 'Finance', 'Trainees']);
    expect(merged(['a:1', { labels: [] }], ['b:1', {}])).not.toHaveProperty('labels');
  });

  it('come from the newest record that has them', () => {
    const device = merged(
      ['a:1', { last_sync: OLD, name: 'old', model: 'Mac16,1', owned_by: 'company' }],
      ['b:1', { last_sync: NEW, name: 'new', vendor_status: 'Managed', manufacturer: ' ' }],
      ['c:1', { name: 'never seen', manufacturer: 'Apple', type: 'laptop', owned_by: 'personal' }],
    );
    expect(device).toMatchObject({
      name: 'new',
      model: 'Mac16,1',
      manufacturer: 'Apple',
      type: 'laptop',
      vendor_status: 'Managed',
      owned_by: 'company',
      last_sync: NEW,
      synced_at: SYNCED,
      sources: ['a', 'b', 'c'],
      records: [
        { source: 'b', id: '1', last_sync: NEW },
        { source: 'a', id: '1', last_sync: OLD },
        { source: 'c', id: '1' },
      ],
    });
  });

  it('are absent when no record has them', () => {
    expect(Object.keys(merged(['a:1', {}]) ?? {}).sort()).toEqual(
      ['device_id', 'evidence', 'facts', 'identifiers', 'identity', 'records', 'sources', 'synced_at'].sort(),
    );
    expect(merged(['a:1', {}])?.identifiers).toEqual({ serial: 'SER1' });
  });

  it('say whose the device is where a record says what is understood', () => {
    expect(merged(['a:1', { owned_by: 'personal' }])).toMatchObject({ owned_by: 'personal' });
    expect(merged(['a:1', { owned_by: 'leased' as 'company' }])).not.toHaveProperty('owned_by');
  });

  it('take the source, then the id, for a tie', () => {
    expect(merged(['b:1', { name: 'b1' }], ['a:2', { name: 'a2' }], ['a:1', { name: 'a1' }])?.name).toBe(
      'a1',
    );
  });

  it.each([['not a date'], ['device 7'], ['2026-13-45T00:00:00Z'], ['']])(
    'count the date %p as absent',
    (last_sync) => {
      const device = merged(['a:1', { last_sync, name: 'bad' }], ['b:1', { last_sync: OLD, name: 'good' }]);
      expect(device).toMatchObject({ name: 'good', last_sync: OLD });
      expect(merged(['a:1', { last_sync }])).not.toHaveProperty('last_sync');
    },
  );

  it('count a time after synced_at as synced_at', () => {
    const device = merged(
      ['a:1', { last_sync: FUTURE, synced_at: '2026-11-10T00:00:00Z', name: 'fast clock' }],
      ['b:1', { last_sync: NEW, name: 'right' }],
    );
    expect(device).toMatchObject({
      name: 'right',
      records: [{ source: 'b' }, { source: 'a', last_sync: '2026-11-10T00:00:00Z' }],
    });
  });

  it.each([
    ['2026-11-20T02:00:00+02:00', '2026-11-20T00:00:00.000Z'],
    ['2026-11-20T00:00:00', '2026-11-20T00:00:00.000Z'],
    ['2026-11-20', '2026-11-20T00:00:00.000Z'],
    ['2026-11-20T00:00:00.511Z', '2026-11-20T00:00:00.511Z'],
  ])('give the time %p as UTC', (last_sync, utc) => {
    expect(merged(['a:1', { last_sync }])?.last_sync).toBe(utc);
  });
});

describe('the operating system', () => {
  it('comes whole from the newest record that has its version', () => {
    const device = merged(
      ['a:1', { last_sync: NEW, platform: 'Windows', os: 'Windows 11', os_build: '26100' }],
      ['b:1', { last_sync: OLD, platform: 'Mac', os: 'macOS', os_version: '26.1' }],
    );
    expect(device).toMatchObject({ platform: 'Mac', os: 'macOS', os_version: '26.1' });
    expect(device).not.toHaveProperty('os_build');
    expect(device?.os_source).toEqual({ source: 'b', at: OLD });
  });

  it('comes from the newest that knows the platform when no version is known', () => {
    const device = merged(
      ['a:1', { last_sync: NEW, os: 'something' }],
      ['b:1', { last_sync: OLD, platform: 'Linux', os: 'Ubuntu' }],
    );
    expect(device).toMatchObject({ platform: 'Linux', os: 'Ubuntu' });
  });

  it('comes from what names it when nobody knows a platform', () => {
    const device = merged(['a:1', { last_sync: NEW }], ['b:1', { last_sync: OLD, os: 'BeOS' }]);
    expect(device).toMatchObject({ os: 'BeOS', os_source: { source: 'b', at: OLD } });
  });

  it('has its days from whoever tells them of the same system', () => {
    const days = (platform?: 'Windows', other?: 'Windows' | 'Linux') =>
      merged(
        ['a:1', { last_sync: NEW, os_version: '10.0.26100', ...(platform && { platform }) }],
        ['b:1', { last_sync: OLD, security_patch_level: '2026-11-01', ...(other && { platform: other }) }],
      )?.security_patch_level;
    expect(days('Windows', 'Windows')).toBe('2026-11-01');
    expect(days('Windows', 'Linux')).toBeUndefined();
    expect(days('Windows')).toBeUndefined();
    expect(days()).toBeUndefined();
  });

  it('has the versions of all records as evidence', () => {
    const device = merged(
      ['a:1', { last_sync: OLD, os_version: '15.6' }],
      ['b:1', { last_sync: NEW, os_version: '26.1' }],
      ['c:1', { last_sync: NEW }],
    );
    expect(device?.evidence.os_version).toEqual([
      { source: 'b', value: '26.1', at: NEW },
      { source: 'a', value: '15.6', at: OLD },
    ]);
  });
});

describe('identifiers', () => {
  it('are canonical, and those of all records', () => {
    const device = merged(
      [
        'a:1',
        {
          last_sync: OLD,
          identifiers: { udid: '00008132-001a59e02e88801c', mac_addresses: ['00-de-ad-be-ef-02'] },
        },
      ],
      [
        'b:1',
        {
          last_sync: NEW,
          identifiers: {
            imeis: ['356938035643809'],
            meid: 'A0000000002321',
            mac_addresses: ['02deadbeef01', 'n/a'],
          },
        },
      ],
    );
    expect(device?.identifiers).toEqual({
      serial: 'SER1',
      udid: '00008132-001A59E02E88801C',
      imeis: ['35693803564380'],
      meid: 'A0000000002321',
      mac_addresses: ['00:DE:AD:BE:EF:02', '02:DE:AD:BE:EF:01'],
    });
  });

  it('have a hardware UUID that systems tell in both orders of bytes in the smaller one', () => {
    const udids = ['5B7C2E10-93A4-5D1F-8E26-0C41D7F3A902', '102E7C5B-A493-1F5D-8E26-0C41D7F3A902'] as const;
    const [one, other, neighbour] = [...udids, '6C8D3F21-A4B5-4E20-9F37-1D52E8A4BA13'].map((udid, index) =>
      record(`${'abc'[index]}:1`, { identifiers: { udid } }),
    ) as [DeviceRecord, DeviceRecord, DeviceRecord];
    for (const order of permutations([one, other, neighbour]))
      expect(new Set(merge(order).map(({ identifiers }) => identifiers.udid))).toEqual(
        new Set([udids[1], neighbour.identifiers.udid]),
      );
  });
});
