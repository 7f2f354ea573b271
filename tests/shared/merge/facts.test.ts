import { describe, expect, it } from '@jest/globals';
import { merge } from '../../../shared/merge/index.ts';
import type { DeviceRecord } from '../../../shared/model/record.ts';
import { permutations, record } from './records.ts';

const OLD = '2026-11-01T00:00:00Z';
const NEW = '2026-11-20T00:00:00Z';
const FUTURE = '2030-01-01T00:00:00Z';
const YESTERDAY = '2026-11-22T00:00:00Z';

function merged(...parts: [string, Partial<DeviceRecord>][]) {
  const records = parts.map(([name, rest]) => record(name, { identifiers: { serial: 'SER1' }, ...rest }));
  const [first, ...others] = permutations(records).map((order) => merge(order));
  for (const other of others) expect(other).toEqual(first);
  expect(first).toHaveLength(1);
  return first?.[0];
}

describe('facts', () => {
  it('are the newest by their own time, not by that of their record', () => {
    const device = merged(
      ['a:1', { last_sync: NEW, facts: { firewall: { value: true, at: OLD } } }],
      [
        'b:1',
        { last_sync: OLD, facts: { firewall: { value: false, at: NEW, details: { profile: 'public' } } } },
      ],
    );
    expect(device?.facts.firewall).toEqual({
      value: false,
      at: NEW,
      details: { profile: 'public' },
      source: 'b',
    });
    expect(device?.evidence.firewall).toEqual([
      { source: 'b', value: false, at: NEW },
      { source: 'a', value: true, at: OLD },
    ]);
  });

  it('of another system stand after all of its own, whatever their time', () => {
    const device = merged(
      [
        'a:1',
        {
          platform: 'Windows',
          last_sync: NEW,
          os_version: '10.0',
          facts: { firewall: { value: true, at: OLD } },
        },
      ],
      ['b:1', { platform: 'Windows', last_sync: OLD, facts: { firewall: { value: false, at: NEW } } }],
      ['c:1', { platform: 'Linux', last_sync: OLD, facts: { firewall: { value: true, at: YESTERDAY } } }],
    );
    expect(device?.evidence.firewall?.map(({ source }) => source)).toEqual(['b', 'a', 'c']);
  });

  it('without time take that of their record', () => {
    const device = merged(
      ['a:1', { last_sync: NEW, facts: { rooted: { value: false } } }],
      ['b:1', { last_sync: OLD, facts: { rooted: { value: true } } }],
      ['c:1', { facts: { rooted: { value: true } } }],
    );
    expect(device?.facts.rooted).toEqual({ value: false, at: NEW, source: 'a' });
    expect(device?.evidence.rooted?.at(-1)).toEqual({ source: 'c', value: true });
  });

  it('without any time are kept: a known failure is not hidden by a source that knows nothing', () => {
    const device = merged(
      ['a:1', { facts: { disk_encryption: { value: 'off' } } }],
      ['b:1', { last_sync: NEW, facts: {} }],
    );
    expect(device?.facts.disk_encryption).toEqual({ value: 'off', source: 'a' });
  });

  it('from the future count as seen when they were asked for', () => {
    const device = merged(
      ['a:1', { synced_at: OLD, facts: { adb: { value: true, at: FUTURE } } }],
      ['b:1', { facts: { adb: { value: false, at: NEW } } }],
    );
    expect(device?.facts.adb).toEqual({ value: false, at: NEW, source: 'b' });
    expect(device?.evidence.adb?.[1]).toEqual({ source: 'a', value: true, at: OLD });
  });

  it('with a date that cannot be read take the time of their record', () => {
    const device = merged(['a:1', { last_sync: NEW, facts: { adb: { value: true, at: 'last week' } } }]);
    expect(device?.facts.adb).toEqual({ value: true, at: NEW, source: 'a' });
  });

  it('of the same time are those of the newest record', () => {
    const device = merged(
      ['a:1', { last_sync: NEW, facts: { firewall: { value: true, at: OLD } } }],
      ['b:1', { last_sync: YESTERDAY, facts: { firewall: { value: false, at: OLD } } }],
    );
    expect(device?.facts.firewall?.source).toBe('b');
  });

  it('of another platform are evidence only', () => {
    const device = merged(
      [
        'a:1',
        {
          last_sync: NEW,
          platform: 'Mac',
          os_version: '26.1',
          facts: { firewall: { value: true, at: OLD } },
        },
      ],
      [
        'b:1',
        {
          last_sync: OLD,
          platform: 'Windows',
          os_version: '11',
          facts: { firewall: { value: false, at: NEW }, remote_login: { value: true, at: NEW } },
          software: { services: [{ name: 'agent' }], at: NEW },
        },
      ],
    );
    expect(device?.platform).toBe('Mac');
    expect(device?.facts).toEqual({ firewall: { value: true, at: OLD, source: 'a' } });
    expect(device?.evidence).toMatchObject({
      firewall: [{ source: 'a' }, { source: 'b', foreign: true }],
      remote_login: [{ source: 'b', value: true, at: NEW, foreign: true }],
    });
    expect(device?.evidence.firewall?.[0]).not.toHaveProperty('foreign');
    expect(device).not.toHaveProperty('software');
  });

  it('of a record that does not know its platform count', () => {
    const device = merged(
      ['a:1', { last_sync: NEW, platform: 'Mac', os_version: '26.1' }],
      ['b:1', { last_sync: OLD, facts: { firewall: { value: false } } }],
    );
    expect(device?.facts.firewall).toMatchObject({ value: false, source: 'b' });
  });

  it('that were not collected stay absent', () => {
    const device = merged(['a:1', { last_sync: NEW }]);
    expect(device?.facts).toEqual({});
    expect(device?.evidence).toEqual({});
  });
});

describe('software', () => {
  it('is one inventory, the newest', () => {
    const device = merged(
      ['a:1', { last_sync: NEW, software: { installed: [{ name: 'old' }], at: OLD } }],
      ['b:1', { last_sync: OLD, software: { services: [{ name: 'agent' }], at: YESTERDAY } }],
      ['c:1', { last_sync: YESTERDAY, software: {} }],
    );
    expect(device?.software).toEqual({ services: [{ name: 'agent' }], at: YESTERDAY, source: 'b' });
  });

  it('without time was taken when its record was last seen', () => {
    const device = merged(['a:1', { last_sync: NEW, software: { installed: [] } }]);
    expect(device?.software).toEqual({ installed: [], at: NEW, source: 'a' });
  });
});
