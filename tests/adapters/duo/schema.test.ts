import { describe, expect, it } from '@jest/globals';
import { toEvent } from '../../../adapters/duo/schema.ts';

const ROW = {
  txid: '7c0e2f7e-9b0a-4f4f-8a9e-0f3d1f0b2c44',
  timestamp: 1795420820,
  isotimestamp: '2026-11-23T08:00:20.351346+00:00',
  event_type: 'authentication',
  factor: 'duo_push',
  result: 'success',
  reason: 'user_approved',
  email: 'Amara.Okafor@example.com',
  user: { key: 'DU01', name: 'aokafor' },
  application: { key: 'DI02', name: 'Corporate VPN' },
  access_device: {
    browser: 'Chrome',
    os: 'Mac OS X',
    ip: '203.0.113.20',
    location: { city: 'Lisbon', country: 'Portugal' },
  },
};

describe('a row of the log', () => {
  it('becomes an event', () => {
    expect(toEvent(ROW)).toEqual({
      id: ROW.txid,
      owners: ['amara.okafor@example.com'],
      kind: 'sign_in',
      type: 'authentication',
      at: '2026-11-23T08:00:20.351Z',
      success: true,
      reason: 'user_approved',
      factor: 'duo_push',
      application: 'Corporate VPN',
      ip_address: '203.0.113.20',
      place: 'Lisbon, Portugal',
      client: 'Chrome, Mac OS X',
    });
  });

  it('of the first version is read, too', () => {
    const row = {
      timestamp: 1795420820,
      username: 'amara.okafor@example.com',
      factor: 'Duo Push',
      result: 'FAILURE',
      reason: 'User rejected',
      ip: '203.0.113.20',
      integration: 'VPN',
      eventtype: 'authentication',
      location: { city: 'Lisbon', country: 'Portugal' },
    };
    expect(toEvent(row)).toMatchObject({
      id: '2026-11-23T08:00:20.000Z.amara.okafor@example.com',
      owners: ['amara.okafor@example.com'],
      at: '2026-11-23T08:00:20.000Z',
      success: false,
      application: 'VPN',
    });
  });

  it.each([
    ['its e-mail', { email: 'a@example.com', user: { name: 'b' } }, ['a@example.com']],
    ['a user name that is one', { email: '', user: { name: 'B@example.com' } }, ['b@example.com']],
    ['a user name with the domain', { email: null, user: { name: 'b' } }, ['b@example.com']],
    ['nobody', { email: '', user: null }, []],
  ])('belongs to %s', (_, but, owners) => {
    expect(toEvent({ ...ROW, ...but }, 'example.com').owners).toEqual(owners);
  });

  it('belongs to nobody when a user name cannot be completed', () => {
    expect(toEvent({ ...ROW, email: '' }).owners).toEqual([]);
  });

  it.each([
    ['success', true, undefined],
    ['denied', false, undefined],
    ['FRAUD', false, true],
    ['error', undefined, undefined],
    [null, undefined, undefined],
  ])('that says %j succeeded: %j, suspicious: %j', (result, success, suspicious) => {
    const event = toEvent({ ...ROW, result });
    expect([event.success, event.suspicious]).toEqual([success, suspicious]);
  });

  it.each([[null], [[]], [{}], [{ timestamp: 'soon' }], [{ timestamp: 1e300 }]])('cannot be %j', (row) => {
    expect(() => toEvent(row)).toThrow(TypeError);
  });

  it('leaves out what is not known', () => {
    const event = toEvent({ ...ROW, factor: null, reason: '', application: {}, access_device: null });
    expect(Object.keys(event)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/factor|reason|application|ip_address|place|client/)]),
    );
  });
});
