import { describe, expect, it } from '@jest/globals';
import { toEvent } from '../../../adapters/duo/schema.ts';
import { everyEmptied } from '../../support/emptied.ts';
import { recording } from '../../support/recordings.ts';

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
  it.each([
    ['198.51.100.7:1234', '198.51.100.7'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['2001:db8::1', '2001:db8::1'],
    ['198.51.100.7', '198.51.100.7'],
    [null, undefined],
    ['', undefined],
  ])('from %j came from %j', (ip, address) => {
    expect(toEvent({ ...ROW, access_device: { ip } }).ip_address).toBe(address);
  });

  it('of which one part says nothing tells less, and nothing else', () => {
    const { success, owners } = toEvent(ROW);
    for (const { place, nothing, payload } of everyEmptied(ROW)) {
      const event = toEvent(payload());
      expect([place, [success, undefined].includes(event.success)]).toEqual([place, true]);
      expect([place, event.suspicious]).toEqual([place, undefined]);
      expect(owners).toEqual(expect.arrayContaining(event.owners));
      const said = [event.reason, event.application, event.ip_address, event.place, event.client];
      expect([place, said.includes(String(nothing))]).toEqual([place, false]);
    }
  });

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

describe('recorded rows', () => {
  recording('more/duo/authlogs-v2-elastic.json', (rows) => {
    const events = (rows as unknown as object[]).map((row) => toEvent(row, 'example.com'));
    const owners = ['narroway@example.com'];
    const common = { owners, kind: 'sign_in', type: 'authentication', factor: 'duo_push' };
    const chrome = { client: 'Chrome, Windows', place: 'Ann Arbor, United States' };
    expect(events).toEqual([
      {
        ...common,
        id: '340a23e3-23f3-23c1-87dc-1491a23dfdbb',
        at: '2020-02-13T18:56:20.351Z',
        success: true,
        reason: 'user_approved',
        application: 'Microsoft Azure Active Directory',
        ip_address: '89.160.20.156',
        place: 'Ann Arbor, United States',
        client: 'Chrome, Mac OS X',
      },
      {
        ...common,
        ...chrome,
        id: '78e1a910-350b-4226-828b-edb0ac2f2e3c',
        at: '2021-07-23T07:20:54.700Z',
        success: false,
        reason: 'user_marked_fraud',
        application: 'Duo Access Gateway Launcher',
        ip_address: '89.160.20.156',
        suspicious: true,
      },
      {
        ...common,
        ...chrome,
        id: 'e22120cd-7388-424f-aa0a-b60cad42d8f3',
        at: '2021-07-23T07:19:34.702Z',
        success: false,
        reason: 'user_mistake',
        application: 'Duo Access Gateway Launcher',
        ip_address: '89.160.20.112',
      },
      {
        ...common,
        id: 'e22120cd-7388-424f-aa0a-b60cad42d8f5',
        at: '2021-07-23T07:19:34.702Z',
        success: true,
        reason: 'user_approved',
        application: 'OS Application 1',
        ip_address: '89.160.20.156',
      },
      {
        ...chrome,
        id: 'e22120cd-7388-424f-aa0a-b60cad42d8f6',
        owners,
        kind: 'enrollment',
        type: 'enrollment',
        factor: 'not_available',
        at: '2021-07-23T07:19:34.702Z',
        success: true,
        application: 'portal',
        ip_address: '81.2.69.144',
      },
      {
        ...common,
        id: '08bfd78a-7b70-4818-af15-104744ab3609',
        at: '2024-09-10T18:57:44.444Z',
        success: true,
        reason: 'user_approved',
        application: 'Acme Corp',
        ip_address: '1.128.0.1',
        place: 'Detroit, United States',
        client: 'Chrome, Mac OS X',
      },
    ]);
  });

  it('belong to nobody where no user name can become an address', () => {
    expect(toEvent({ ...ROW, email: '' }).owners).toEqual([]);
    expect(toEvent({ ...ROW, email: null, user: { name: 'aokafor' } }, 'example.com').owners).toEqual([
      'aokafor@example.com',
    ]);
  });
});
