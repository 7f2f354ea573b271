/** Replays what users' scripts send to the first Stethoscope, and what they get when a source fails. */
import { describe, expect, it } from '@jest/globals';
import { list, useOldPage } from './old-page.ts';

const USER = 'user@example.com';
const ASSET = 'asset@example.com';
const GIVER = 'handed-over@example.com';
const ISO = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

const page = useOldPage();

const identifiersOf = (device: Record<string, unknown> = {}) =>
  device.identifiers as { serial: string; mac_addresses: string[] };

const get = (path: string, who: string) => page().get(`/api/v1${path}`, who);

describe('what scripts ask', () => {
  it('devices that device sources list, whatever ownership says; `staged` is `merged`', async () => {
    const names = async (path: string) =>
      list(await get(path, GIVER))
        .map(({ name }) => name)
        .sort();
    // Whose it is becomes known when that person's page is looked at.
    await get('/devices/merged/taken-over@example.com', 'taken-over@example.com');
    expect(await names(`/devices/email/${GIVER}`)).toEqual(['hanna-macbook', 'hanna-old-macbook']);
    expect(await names(`/devices/merged/${GIVER}`)).toEqual(['hanna-macbook']);
    expect(await names(`/devices/staged/${GIVER}`)).toEqual(['hanna-macbook']);
  });

  it('what each source knows, of a person, a serial and an address', async () => {
    const [record] = list(await get(`/devices/jamf/email/${GIVER}`, GIVER));
    expect(record).toMatchObject({ source: 'jamf', sources: ['jamf'], practices: expect.any(Object) });
    const { serial, mac_addresses } = identifiersOf(record);
    for (const path of [`serial/${serial}`, `macaddr/${mac_addresses.at(-1)}`]) {
      const [found] = list(await get(`/devices/jamf/${path}`, GIVER));
      expect(found).toMatchObject({ source: 'jamf', identifiers: { serial } });
      const [merged] = list(await get(`/devices/${path}`, GIVER));
      expect(merged).toMatchObject({ sources: ['jamf'], identifiers: { serial } });
    }
  });

  it('claims of an ownership source, in the same shape', async () => {
    expect(list(await get(`/devices/bitfit/email/${ASSET}`, ASSET))).toMatchObject([
      {
        source: 'bitfit',
        name: 'asta-macbook',
        status: 'Active',
        identifiers: { serial: expect.any(String), mac_addresses: expect.any(Array) },
        practices: {},
        last_sync: expect.stringMatching(ISO),
      },
    ]);
  });

  it('a source that is not here, or cannot be asked that: 404', async () => {
    expect(await get(`/devices/nowhere/email/${USER}`, USER)).toMatchObject({
      status: 404,
      body: { code: 'no_such_source' },
    });
    const { token } = await page().access.tokens.make({ sub: 'siem', scopes: ['devices:read'], days: 1 });
    const program = { headers: { authorization: `Bearer ${token}` } };
    expect(await page().getAs(program, '/api/v1/devices/bitfit/serial/C02XK1ABJG5J')).toMatchObject({
      status: 404,
      body: { code: 'not_supported' },
    });
    expect(await get(`/events/jamf/email/${USER}`, USER)).toMatchObject({ status: 404 });
  });

  it('events, newest first, with what the page reads', async () => {
    const event = {
      v: 1 as const,
      source: 'google',
      owners: [USER],
      kind: 'sign_in' as const,
      type: 'login_success',
    };
    page().events = [
      { ...event, id: '2', at: '2026-11-22T08:00:00.000Z', success: true, networks: ['Office'] },
      {
        ...event,
        id: '1',
        at: '2026-11-21T08:00:00.000Z',
        success: false,
        reason: 'bad password',
        ip_address: '192.0.2.1',
      },
    ];
    for (const path of [`/events/merged/${USER}`, `/events/google/email/${USER}`]) {
      expect(list(await get(path, USER))).toMatchObject([
        { timestamp: '2026-11-22T08:00:00.000Z', success: true, vpn: true, ip_address: null, username: USER },
        {
          timestamp: '2026-11-21T08:00:00.000Z',
          success: false,
          vpn: false,
          ip_address: '192.0.2.1',
          reason: 'bad password',
        },
      ]);
    }
  });
});

describe('who asks', () => {
  const MERGED = `/api/v1/devices/merged/${USER}`;

  it('with nothing, or a token of the first Stethoscope: 401', async () => {
    const old = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIqIn0.c2lnbmF0dXJl';
    for (const credentials of [
      {},
      { cookies: { token: old } },
      { headers: { authorization: `Bearer ${old}` } },
    ])
      expect(await page().getAs(credentials, MERGED)).toMatchObject({ status: 401 });
  });

  it('for somebody else: 403; with what is no address, serial or MAC address: 400', async () => {
    expect(await get(`/devices/merged/${USER}`, ASSET)).toMatchObject({ status: 403 });
    expect(await get('/devices/merged/nobody', USER)).toMatchObject({
      status: 400,
      body: { code: 'invalid_email' },
    });
    expect(await get('/devices/serial/None', USER)).toMatchObject({ status: 400 });
    expect(await get('/devices/macaddr/zz', USER)).toMatchObject({ status: 400 });
    expect((await get('/devices/macaddr/00:1B:63:84:45:E6:01:02', USER)).status).toBe(200);
  });

  it('with a token of ours, as a cookie or in the header', async () => {
    const { token } = await page().access.tokens.make({ sub: 'siem', scopes: ['devices:read'], days: 1 });
    for (const credentials of [{ cookies: { token } }, { headers: { authorization: `Bearer ${token}` } }])
      expect(list(await page().getAs(credentials, MERGED)).length).toBeGreaterThan(2);
  });
});

describe('when a source fails', () => {
  it('its failure is in the header, and never looks like "no devices"', async () => {
    page().vendors.jamf.faults.set({ fail: '500' });
    const somebody = 'one-unknown@example.com';
    const answer = await get(`/devices/merged/${somebody}`, somebody);
    expect(list(answer)).toEqual([]);
    expect(answer.headers['stethoscope-sources']).toBe('jamf=failed;code=unreachable, bitfit=fresh');
    expect(await get(`/devices/jamf/email/${somebody}`, somebody)).toMatchObject({
      status: 503,
      body: { code: 'sources_unavailable' },
      headers: { 'stethoscope-sources': 'jamf=failed;code=unreachable' },
    });
    expect(await get('/devices/serial/C02NOBODY01', somebody)).toMatchObject({ status: 503 });
  });

  it('what was known before stays, with the failure beside it', async () => {
    const green = 'green@example.com';
    // Until the breaker lets somebody try again.
    page().vendors.advance(20 * 60_000);
    const before = list(await get(`/devices/jamf/email/${green}`, green));
    page().vendors.jamf.faults.set({ fail: '500' });
    page().vendors.advance(20 * 3_600_000);
    await get(`/devices/jamf/email/${green}`, green);
    await page().vendors.ended();
    const answer = await get(`/devices/jamf/email/${green}`, green);
    expect(list(answer).map(({ name }) => name)).toEqual(before.map(({ name }) => name));
    expect(answer.headers['stethoscope-sources']).toBe('jamf=failed;code=unreachable');
  });

  it('accounts and events say so too', async () => {
    page().activityFails = 'unreachable';
    const somebody = 'dock@example.com';
    page().accounts = [];
    const answer = await get(`/accounts/merged/${somebody}`, somebody);
    expect(list(answer)).toEqual([]);
    expect(answer.headers['stethoscope-sources']).toBe('google=failed;code=unreachable');
    expect(await get(`/account/google/email/${somebody}`, somebody)).toMatchObject({ status: 503 });
  });
});
