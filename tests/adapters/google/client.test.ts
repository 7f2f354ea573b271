import { afterEach, describe, expect, it } from '@jest/globals';
import { createClient, MOBILE } from '../../../adapters/google/client.ts';
import { Config } from '../../../adapters/google/config.ts';
import { fail } from '../../../adapters/google/simulator/replies.ts';
import { startSimulator } from '../../../adapters/google/simulator.ts';
import { makeCompany } from '../../../local/company/index.ts';
import { type Server, startServer } from '../../../local/simulator/server.ts';
import type { Simulator } from '../../../local/simulator/types.ts';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

async function simulator(): Promise<Simulator> {
  const started = await startSimulator({ company: makeCompany({ people: 10, now: new Date() }) });
  open.push(started);
  return started;
}

function clientOf(settings: object, retries = 0) {
  const http = createHttp({ retries, backoff: 1 });
  return createClient(Config.parse(settings), { http, log: silentLog, now: () => new Date() });
}

describe('the way to the Admin SDK', () => {
  it('uses one token until it ends', async () => {
    const vendor = await simulator();
    const client = clientOf(vendor.settings);
    for (let call = 0; call < 5; call += 1) await client.list(MOBILE, {});
    expect(vendor.calls()).toBe(6);
  });

  it('asks for another token once when one is refused', async () => {
    const vendor = await simulator();
    const client = clientOf(vendor.settings);
    await client.list(MOBILE, {});
    vendor.faults.set({ fail: '401', times: 1 });
    expect((await client.list(MOBILE, {})).items.length).toBeGreaterThan(0);
  });

  it('says what is wrong with a key that cannot sign, and never the key', async () => {
    const vendor = await simulator();
    const private_key = '-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5\n-----END PRIVATE KEY-----\n';
    const failure = clientOf({ ...vendor.settings, private_key }).list(MOBILE, {});
    await expect(failure).rejects.toMatchObject({
      code: 'misconfigured',
      message: expect.not.stringContaining('bm90'),
    });
  });

  it.each(['userRateLimitExceeded', 'quotaExceeded'])('waits and tries again on 403 %s', async (reason) => {
    const vendor = await simulator();
    let refusals = 2;
    const proxy = await startProxy(vendor, () =>
      refusals-- > 0 ? fail(403, reason, 'Slow down') : undefined,
    );
    const client = clientOf({ ...vendor.settings, base_url: proxy.origin }, 2);
    expect((await client.list(MOBILE, {})).items.length).toBeGreaterThan(0);
  });

  it.each([
    ['userRateLimitExceeded', 'rate_limited', 3],
    ['forbidden', 'credentials_refused', 1],
  ])('says of 403 %s: %s, after %i tries', async (reason, code, tries) => {
    const vendor = await simulator();
    let asked = 0;
    const proxy = await startProxy(vendor, () => {
      asked += 1;
      return fail(403, reason, 'No');
    });
    const failure = clientOf({ ...vendor.settings, base_url: proxy.origin }, 2).list(MOBILE, {});
    await expect(failure).rejects.toMatchObject({ code });
    expect(asked).toBe(tries);
  });

  it.each([
    ['unauthorized_client', 'unauthorized_client'],
    ['ann@example.com may not sign in', 'unknown'],
    [{ code: 7 }, 'unknown'],
  ])('says why there is no token by a code, and in no other words: %j', async (error, said) => {
    const vendor = await simulator();
    const server = await startServer({
      answer: async () => ({ status: 400, body: { error } }),
      refuse: (status) => ({ status }),
    });
    open.push(server);
    const failure = clientOf({ ...vendor.settings, token_uri: `${server.origin}/token` }).list(MOBILE, {});
    await expect(failure).rejects.toMatchObject({
      code: 'credentials_refused',
      message: `Google does not accept the service account (${said}).`,
    });
  });
});

/** Hands calls on to the simulator unless it has an answer of its own. */
async function startProxy(
  vendor: Simulator,
  own: () => ReturnType<typeof fail> | undefined,
): Promise<Server> {
  const server = await startServer({
    async answer({ url, headers }) {
      const answer = own();
      if (answer) return answer;
      const target = new URL(url.pathname + url.search, String(vendor.settings.base_url));
      const response = await fetch(target, { headers: { authorization: headers.authorization ?? '' } });
      return { status: response.status, body: await response.json() };
    },
    refuse: (status) => ({ status }),
  });
  open.push(server);
  return server;
}
