import { describe, expect, it } from '@jest/globals';
import { canonicalHostName, macKeys, nameKeys, provingKeys } from '../../../shared/identifiers/index.ts';

describe('what a machine is called', () => {
  it.each([
    ['ADA-PC', 'ada-pc'],
    ['CORP\\ADA-PC', 'ada-pc'],
    ['ada-pc.corp.example.com', 'ada-pc'],
    ['ada-pc.local.', 'ada-pc'],
    ['Ada’s MacBook Pro', 'adas-macbook-pro'],
    ["Ada's MacBook Pro", 'adas-macbook-pro'],
    ['Adas-MacBook-Pro.local', 'adas-macbook-pro'],
    ['Zoë’s Mac', 'zoes-mac'],
    ['  lab_7  ', 'lab-7'],
    ['v1.2 test', 'v1-2-test'],
  ])('%j is %j', (told, name) => {
    expect(canonicalHostName(told)).toBe(name);
  });

  it.each([['--'], ['  '], [''], [7], [undefined], [null]])('%j is nothing', (told) => {
    expect(canonicalHostName(told)).toBeUndefined();
  });
});

describe('what proves which device it is', () => {
  it('is its serial by letters and digits, its UUID in one order of bytes, and its id in Entra', () => {
    const udid = '4C4C4544-0042-4A10-8054-B3C04F4A3732';
    const keys = provingKeys({
      identifiers: { serial: ' pf-0 abc12 ', udid, entra_device_id: '7b1f0001-93d4-4c28-ae57-f60b2d81c9a1' },
    });
    expect(keys).toEqual([
      'serial:PF0ABC12',
      expect.stringMatching(/^udid:/),
      'entra:7B1F0001-93D4-4C28-AE57-F60B2D81C9A1',
    ]);
    const swapped = '44454C4C-4200-104A-8054-B3C04F4A3732';
    expect(provingKeys({ identifiers: { udid: swapped } })).toEqual([keys[1]]);
  });

  it('is no placeholder', () => {
    const entra_device_id = '00000000-0000-0000-0000-000000000000';
    const udid = 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF';
    expect(provingKeys({ identifiers: { serial: 'To be filled by O.E.M.', udid, entra_device_id } })).toEqual(
      [],
    );
  });
});

describe('what proves nothing alone', () => {
  const identifiers = { mac_addresses: ['00-1b-63-84-45-e6', '02:00:00:00:00:01', 'x', '00:1B:63:84:45:E6'] };

  it('is each MAC address that can identify, and the name, on each platform by itself', () => {
    const device = { identifiers, name: 'ADA-PC', platform: 'Windows' } as const;
    expect(macKeys(device)).toEqual(['mac:Windows:00:1B:63:84:45:E6']);
    expect(nameKeys(device)).toEqual(['name:Windows:ada-pc']);
  });

  it('of what names no platform stands together', () => {
    expect([...macKeys({ identifiers }), ...nameKeys({ identifiers: {}, name: 'x' })]).toEqual([
      'mac:none:00:1B:63:84:45:E6',
      'name:none:x',
    ]);
    expect([...macKeys({ identifiers: {} }), ...nameKeys({ identifiers: {} })]).toEqual([]);
  });
});
