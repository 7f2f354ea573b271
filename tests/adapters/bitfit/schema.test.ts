import { describe, expect, it } from '@jest/globals';
import { assetIds, toClaim, userIdOf } from '../../../adapters/bitfit/schema.ts';
import { recording } from '../../support/recordings.ts';

describe('an asset', () => {
  it.each([
    ['nothing but an id', { id: 1 }],
    [
      'a placeholder for a serial',
      { id: 1, serial_number: 'None', fields: [{ base_name: 'mac_address', value: 'n/a' }] },
    ],
    ['no fields and no config', { id: 1, serial_number: null, config: null, fields: null }],
  ])('with %s claims nothing', (_what, item) => {
    expect(toClaim(item)).toBeUndefined();
  });

  it('keeps nothing of its user but the address', () => {
    const user = { email: 'A@Example.com', api_token: 'live-credential', phone: '555' };
    const claim = toClaim({ id: 1, serial_number: 'C02ABCDEFGH', user });
    expect(claim).toEqual({
      id: '1',
      owners: ['a@example.com'],
      serial: 'C02ABCDEFGH',
    });
  });

  it('without an id cannot be read', () => {
    expect(() => toClaim({ serial_number: 'C02ABCDEFGH' })).toThrow('id');
  });

  it('that was deleted is not asked for', () => {
    expect(assetIds([{ id: 1, is_deleted: 1 }, { id: 2, is_deleted: 0 }, {}])).toEqual({
      ids: ['2'],
      unreadable: 1,
    });
  });
});

it('a search that finds others finds nobody', () => {
  expect(
    userIdOf([{ id: 7, email: 'another.fry@planetexpress.com' }], 'fry@planetexpress.com'),
  ).toBeUndefined();
});

describe('recorded answers', () => {
  recording('bitfit/userinfo_response.json', ({ items }) => {
    expect(userIdOf(items as unknown[], 'fry@planetexpress.com')).toBe('12345');
  });

  recording('bitfit/devices_response.json', ({ items }) => {
    expect(assetIds(items as unknown[])).toEqual({ ids: ['55416', '56196'], unreadable: 0 });
  });

  recording('bitfit/asset_response_lgml-pfry.json', ({ item }) => {
    const claim = toClaim(item);
    expect(claim).toMatchObject({
      id: '12345',
      serial: 'DECAFBAD00',
      manufacturer: 'Apple',
      vendor_status: 'Active',
    });
    expect(claim?.mac_addresses?.length).toBeGreaterThan(0);
    const credential = (item as { user?: { api_token?: string } }).user?.api_token;
    if (credential) expect(JSON.stringify(claim)).not.toContain(credential);
  });
});
