/** How Graph is asked: filters that it ignores, pages that it names, tokens, and what it refuses. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { microsoftRefusal } from '../../../local/simulator/microsoft.ts';
import { type Call, type Reply, type Server, startServer } from '../../../local/simulator/server.ts';
import { stage, USER } from './stage.ts';

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const row = (number: number, more: object = {}) => ({
  id: `00000000-1111-4222-8333-00000000000${number}`,
  deviceName: `WS-${number}`,
  operatingSystem: 'Windows',
  serialNumber: `PF4XK2${number}B`,
  emailAddress: `person-${number}@example.com`,
  userPrincipalName: '',
  ...more,
});

/** A Graph whose lists answer as told; it has nothing else of any device. */
async function graph(list: (call: Call) => Reply) {
  const lists: URL[] = [];
  const server = await startServer({
    answer(call) {
      if (call.url.pathname.endsWith('/token'))
        return { status: 200, body: { access_token: 'eyJ', expires_in: 3599, token_type: 'Bearer' } };
      if (call.url.pathname.endsWith('$batch')) return microsoftRefusal(404);
      lists.push(call.url);
      return list(call);
    },
    refuse: (status) => microsoftRefusal(status),
  });
  open.push(server);
  const { connect } = await stage();
  return { server, lists, connection: connect({ login_url: server.origin, base_url: server.origin }) };
}

describe('a filter that Graph ignores', () => {
  const everything = (call: Call): Reply =>
    call.url.pathname.includes('/users/')
      ? microsoftRefusal(404)
      : {
          status: 200,
          body: {
            value: [1, 2, 3].map((number) => row(number)),
            '@odata.nextLink': `http://${call.headers.host}/v1.0/deviceManagement/managedDevices?$skiptoken=a`,
          },
        };

  it('gives only what was asked for, of the first page, and is not sure', async () => {
    const { connection, lists } = await graph(everything);
    const answer = await connection.byEmail?.('person-2@example.com');
    expect(answer?.records.map(({ name }) => name)).toEqual(['WS-2']);
    expect(answer?.complete).toBe(false);
    expect(lists).toHaveLength(2);
    expect((await connection.bySerial?.('PF4XK23B'))?.records.map(({ name }) => name)).toEqual(['WS-3']);
  });
});

describe('a question', () => {
  it('is quoted, and says which fields are wanted', async () => {
    const { connection, lists } = await graph(() => ({ status: 200, body: { value: [] } }));
    await connection.byEmail?.("o'neil@example.com");
    const [ofUser, ofMail] = lists;
    expect(ofUser?.pathname).toBe("/v1.0/users/o'neil%40example.com/managedDevices");
    expect(ofMail?.searchParams.get('$filter')).toBe("emailAddress eq 'o''neil@example.com'");
    expect(ofMail?.searchParams.get('$select')?.split(',')).not.toContain('activationLockBypassCode');
  });
});

describe('a next page', () => {
  const listing = (next: string) => (): Reply => ({
    status: 200,
    body: { value: [row(1)], '@odata.nextLink': next },
  });

  it('is never read elsewhere', async () => {
    const elsewhere = await startServer({
      answer: () => ({ status: 200 }),
      refuse: (status) => ({ status }),
    });
    open.push(elsewhere);
    const { connection } = await graph(listing(`${elsewhere.origin}/v1.0/deviceManagement/managedDevices`));
    const { next } = (await connection.all?.()) ?? {};
    await expect(connection.all?.(next)).rejects.toMatchObject({ code: 'unintelligible' });
    await expect(connection.all?.('not an address')).rejects.toMatchObject({ code: 'unintelligible' });
    expect(elsewhere.calls()).toBe(0);
  });

  it('that names itself ends the walk', async () => {
    const { connection } = await graph((call) =>
      listing(`http://${call.headers.host}/v1.0/deviceManagement/managedDevices?$skiptoken=a`)(),
    );
    const { next } = (await connection.all?.()) ?? {};
    await expect(connection.all?.(next)).rejects.toMatchObject({ code: 'unintelligible' });
  });

  it('may be empty and still not be the last', async () => {
    const { connection } = await graph((call) => ({
      status: 200,
      body: call.url.searchParams.has('$skiptoken')
        ? { value: [row(1)] }
        : { value: [], '@odata.nextLink': `http://${call.headers.host}/v1.0/x?$skiptoken=a` },
    }));
    const { next, records } = (await connection.all?.()) ?? {};
    expect(records).toEqual([]);
    expect((await connection.all?.(next))?.records).toHaveLength(1);
  });

  it('that has a device twice gives it once', async () => {
    const { connection } = await graph(() => ({ status: 200, body: { value: [row(1), row(1), row(2)] } }));
    expect((await connection.all?.())?.records.map(({ name }) => name)).toEqual(['WS-1', 'WS-2']);
  });
});

describe('tokens', () => {
  it('are asked for once, and once more when one is refused', async () => {
    const { simulator, connect } = await stage();
    const connection = connect();
    await Promise.all([connection.check(), connection.check()]);
    const tokens = () => simulator.recent().filter((call) => call.endsWith('/token')).length;
    expect(tokens()).toBe(1);
    simulator.revokeTokens();
    expect((await connection.byEmail?.(USER))?.records.length).toBeGreaterThan(0);
    expect(tokens()).toBeGreaterThan(1);
  });

  it.each([
    ['no tenant', { tenant_id: 'abc123testing' }, 'there is no such tenant'],
    ['an unknown application', { client_id: 'another' }, 'this tenant does not know the application'],
    ['a wrong secret', { client_secret: 'wrong' }, 'the client secret is wrong'],
  ])('are refused in words for %s', async (_what, settings, words) => {
    const { connect } = await stage();
    const failure = connect(settings).check();
    await expect(failure).rejects.toMatchObject({ code: 'credentials_refused' });
    await expect(failure).rejects.toThrow(words);
  });
});

describe('what Graph refuses', () => {
  it.each([
    [microsoftRefusal(403), 'credentials_refused', 'DeviceManagementManagedDevices.Read.All'],
    [microsoftRefusal(400, 'Request not applicable to target tenant.'), 'misconfigured', 'licence'],
    [microsoftRefusal(400), 'unintelligible', 'did not accept'],
    [microsoftRefusal(401), 'credentials_refused', 'does not accept the tokens'],
    [
      microsoftRefusal(500, 'Rate limit reached because of too many requests to query broker.'),
      'rate_limited',
      '500',
    ],
  ] as const)('is told apart: %j', async (reply, code, words) => {
    const { connection } = await graph(() => reply);
    await expect(connection.all?.()).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  });
});
