import { describe, expect, it } from '@jest/globals';
import { assetIds, toClaim, userIdOf } from '../../../adapters/bitfit/schema.ts';
import { recording } from '../../support/recordings.ts';

const HOLDER = { userId: '7', email: 'fry@example.com' };

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

  it.each([
    ['of the same user under another address', { user: { id: 7, email: 'pfry@example.com' } }, true],
    ['of the same user, without an address', { user: { id: '7' } }, true],
    ['that names a user id alone', { user: {}, user_id: 7 }, true],
    ['that names nobody: the list does', { user: null }, true],
    ['of another user', { user: { id: 8, email: 'leela@example.com' } }, false],
    ['of another user id', { user_id: 8 }, false],
    ['of this address, whatever its user id', { user: { id: 8, email: 'FRY@example.com' } }, true],
  ])('listed for a person, %s', (_what, item, isTheirs) => {
    const claim = toClaim({ id: 1, serial_number: 'C02ABCDEFGH', ...item }, HOLDER);
    expect(claim?.owners.includes(HOLDER.email)).toBe(isTheirs);
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
    const claim = toClaim(item, { userId: '12345', email: 'fry@planetexpress.com' });
    expect(claim).toMatchObject({
      id: '12345',
      owners: ['fry@planetexpress.com', 'pfry@planetexpress.com'],
      serial: 'DECAFBAD00',
      name: 'lgml-pfry',
      model: '15-inch Retina MacBook Pro (Late 2013)',
      mac_addresses: ['00:DE:CA:FB:AD:01', '00:DE:CA:FB:AD:00'],
      manufacturer: 'Apple',
      vendor_status: 'Active',
    });
    const credential = (item as { user?: { api_token?: string } }).user?.api_token;
    if (credential) expect(JSON.stringify(claim)).not.toContain(credential);
  });
});
