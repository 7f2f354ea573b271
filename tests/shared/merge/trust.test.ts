import { describe, expect, it } from '@jest/globals';
import { merge } from '../../../shared/merge/index.ts';
import type { Trust } from '../../../shared/model/declaration.ts';
import type { DeviceRecord } from '../../../shared/model/record.ts';
import { permutations, record } from './records.ts';

const OLD = '2026-11-01T00:00:00Z';
const NEW = '2026-11-20T00:00:00Z';

/** The source's name says how much it is trusted. */
const trustOf = (source: string) => source as Trust;

function merged(...parts: [Trust, Partial<DeviceRecord>][]) {
  const records = parts.map(([trust, rest], index) =>
    record(`${trust}:${index}`, { identifiers: { serial: 'C02XK0AAJG5H' }, ...rest }),
  );
  const [first, ...others] = permutations(records).map((order) => merge(order, { trustOf }));
  for (const other of others) expect(other).toEqual(first);
  expect(first).toHaveLength(1);
  return first?.[0];
}

describe('trust', () => {
  it('is not spoken of where all sources are trusted alike', () => {
    expect(merged(['managed', {}], ['managed', {}])).not.toHaveProperty('views');
    expect(merged(['attested', {}], ['attested', {}])).not.toHaveProperty('views');
    expect(merged(['self', {}])?.views).toMatchObject([{ trust: 'self' }]);
  });

  it('counts more than time, and what each level says is kept for practices to weigh', () => {
    const device = merged(
      ['managed', { last_sync: OLD, os_version: '15.1', facts: { firewall: { value: false } } }],
      ['attested', { last_sync: NEW, os_version: '26.1', facts: { firewall: { value: true } } }],
      ['self', { last_sync: NEW, facts: { adb: { value: true } } }],
    );
    expect(device).toMatchObject({
      os_version: '15.1',
      last_sync: '2026-11-20T00:00:00Z',
      facts: { firewall: { value: false, source: 'managed' }, adb: { value: true, source: 'self' } },
      evidence: {
        firewall: [{ source: 'managed' }, { source: 'attested' }],
        os_version: [{ source: 'managed' }, { source: 'attested' }],
      },
      views: [
        { trust: 'managed', os_version: '15.1', facts: { firewall: { value: false } } },
        { trust: 'attested', os_version: '26.1', facts: { firewall: { value: true } } },
        { trust: 'self', facts: { adb: { value: true } } },
      ],
    });
    expect(device?.views?.[2]).not.toHaveProperty('os_version');
  });

  it('counts for software, too', () => {
    const software = (name: string, at: string) => ({ software: { installed: [{ name }], at } });
    const device = merged(['managed', software('A', OLD)], ['attested', software('B', NEW)]);
    expect(device?.software?.installed).toEqual([{ name: 'A' }]);
    expect(device?.views?.map((view) => view.software?.installed)).toEqual([
      [{ name: 'A' }],
      [{ name: 'B' }],
    ]);
  });

  it('decides what a device is: who is trusted less cannot make what others say foreign', () => {
    const device = merged(
      ['managed', { last_sync: OLD, platform: 'Mac', facts: { firewall: { value: false } } }],
      ['self', { last_sync: NEW, platform: 'Linux', os: 'Ubuntu', os_version: '24.04' }],
      ['self', { last_sync: NEW, os_version: '26.1' }],
    );
    expect(device).toMatchObject({ platform: 'Mac', facts: { firewall: { value: false } } });
    expect(device?.os).toBeUndefined();
    expect(device?.os_version).toBe('26.1');
  });

  it('names a device, and lower trust fills in what is missing', () => {
    const device = merged(
      ['managed', { last_sync: OLD, name: 'ann-mac' }],
      ['attested', { last_sync: NEW, name: 'mine', model: 'MacBook Pro' }],
    );
    expect(device).toMatchObject({ name: 'ann-mac', model: 'MacBook Pro' });
  });

  it('decides which rules a device is judged by', () => {
    const device = merged(
      ['managed', { last_sync: OLD }],
      ['attested', { last_sync: NEW, labels: ['Lab'], owned_by: 'personal' }],
    );
    expect(device).not.toHaveProperty('labels');
    expect(device).not.toHaveProperty('owned_by');
    expect(merged(['attested', { labels: ['Lab'] }])?.labels).toEqual(['Lab']);
  });
});
