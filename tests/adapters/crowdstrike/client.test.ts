/** What CrowdStrike's protocol has of its own: sign-in, errors, pointers, and a second list. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { crowdstrike } from '../../../adapters/crowdstrike/index.ts';
import { startSimulator } from '../../../adapters/crowdstrike/simulator.ts';
import { makeCompany } from '../../../local/company/index.ts';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { parseSettings } from '../../../shared/adapter-kit/settings.ts';
import { recording } from '../../support/recordings.ts';
import { json, startServer } from '../../support/server.ts';

interface Recorded {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

const CLIENT = { client_id: 'a', client_secret: 'very secret' };
const NOW = new Date('2026-11-23T09:00:00.000Z');
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const connect = (settings: Record<string, unknown>, now = () => NOW) =>
  crowdstrike.connect(parseSettings('crowdstrike', crowdstrike.config, settings), {
    http: createHttp({ retries: 1, backoff: 1, timeout: 60_000 }),
    log: silentLog,
    now,
  });

async function stage(options: { now?: () => number } = {}) {
  const company = makeCompany({ people: 40, now: NOW });
  const simulator = await startSimulator({ company, ...options });
  open.push(simulator);
  return { company, simulator };
}

/** Answers the token call so, and counts what was asked for. */
async function refusing(status: number, body: unknown, headers: Record<string, string> = {}) {
  const server = await startServer((_, response) =>
    response.writeHead(status, headers).end(JSON.stringify(body)),
  );
  open.push(server);
  const connection = connect({ ...CLIENT, base_url: server.url.href });
  const error = await connection.check().catch((thrown: unknown) => thrown as Error & { code: string });
  return { error: error as Error & { code: string }, received: server.received };
}

describe('signing in', () => {
  const RECORDED: [file: string, code: string, message: RegExp][] = [
    ['more/crowdstrike/token-400-bad-client.exchange.json', 'credentials_refused', /refused/],
    ['more/crowdstrike/token-403-not-authorized.exchange.json', 'credentials_refused', /refused/],
    // Its body says 400: tried again, a wrong secret would be asked with for ever.
    ['more/crowdstrike/token-500-with-code-400.exchange.json', 'credentials_refused', /refused/],
    ['more/crowdstrike/token-308-wrong-cloud.exchange.json', 'misconfigured', /another cloud, us-2/],
  ];
  for (const [file, code, message] of RECORDED)
    recording(
      file,
      async (exchange) => {
        const { status, headers, body } = exchange.response as Recorded;
        const { 'x-cs-region': region } = headers;
        const { error, received } = await refusing(status, body, region ? { 'x-cs-region': region } : {});
        expect([error.code, received.length]).toEqual([code, 1]);
        expect(error.message).toMatch(message);
        expect(error.message).not.toContain('very secret');
      },
      `is ${code}, and is asked once`,
    );

  recording(
    'more/crowdstrike/token-ok.exchange.json',
    async (exchange) => {
      const { status, body } = exchange.response as Recorded;
      const token = { ...(body as object), access_token: 'given' };
      const server = await startServer(({ path }, response) =>
        path === '/oauth2/token'
          ? json(response, token, status)
          : json(response, { resources: [], errors: [] }),
      );
      open.push(server);
      let now = NOW.getTime();
      const connection = connect({ ...CLIENT, base_url: server.url.href }, () => new Date(now));
      const tokens = () => server.received.filter(({ path }) => path === '/oauth2/token').length;
      await Promise.all([connection.bySerial?.('C02XK1ABJG51'), connection.bySerial?.('C02XK1ABJG52')]);
      now += 28 * 60_000;
      await connection.bySerial?.('C02XK1ABJG51');
      expect(tokens()).toBe(1);
      now += 2 * 60_000;
      await connection.bySerial?.('C02XK1ABJG51');
      expect(tokens()).toBe(2);
      expect(server.received.at(-1)?.headers.authorization).toBe('Bearer given');
    },
    'is used for nearly thirty minutes, by all who ask meanwhile',
  );

  it('replaces a token that was revoked', async () => {
    const { company, simulator } = await stage();
    const connection = connect(simulator.settings);
    const serial = company.device(1)?.serial ?? '';
    await connection.bySerial?.(serial);
    simulator.revokeTokens();
    expect((await connection.bySerial?.(serial))?.records).toHaveLength(1);
  });

  it('tries a failure that says nothing of the secret again', async () => {
    const { error, received } = await refusing(500, { errors: [{ code: 500, message: 'later' }] });
    expect([error.code, received.length]).toEqual(['unreachable', 3]);
  });
});

describe('errors with the status 200', () => {
  it.each([
    [403, 'credentials_refused'],
    [429, 'rate_limited'],
    [500, 'unreachable'],
    [400, 'unintelligible'],
  ])('%d is %s', async (code, expected) => {
    const server = await startServer(({ path }, response) =>
      path === '/oauth2/token'
        ? json(response, { access_token: 't', expires_in: 1799 }, 201)
        : json(response, { resources: [], errors: [{ code, message: 'no' }] }),
    );
    open.push(server);
    const connection = connect({ ...CLIENT, base_url: server.url.href });
    await expect(connection.bySerial?.('C02XK1ABJG51')).rejects.toMatchObject({ code: expected });
  });
});

describe('a walk', () => {
  /** Pages with a pause after each, by the clock of both sides. */
  async function walked(pause: number) {
    let now = NOW.getTime();
    const { company, simulator } = await stage({ now: () => now });
    const connection = connect({ ...simulator.settings, page_size: 10 }, () => new Date(now));
    const ids: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await connection.all?.(cursor);
      ids.push(...(page?.records ?? []).map(({ id }) => id));
      cursor = page?.next;
      if (cursor === undefined) break;
      now += pause;
    }
    return { ids, listed: company.numbers('crowdstrike', ['Mac', 'Windows', 'Linux']).length };
  }

  it('goes on by a pointer', async () => {
    const { ids, listed } = await walked(1000);
    expect([ids.length, new Set(ids).size]).toEqual([listed, listed]);
  });

  it('goes on by time where the pointer is over, and skips nothing', async () => {
    const { ids, listed } = await walked(5 * 60_000);
    expect(new Set(ids).size).toBe(listed);
  });

  it('says that it cannot go on where hosts came in no order', async () => {
    const hosts = ['2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z'].map((first_seen, index) => ({
      device_id: String(index),
      first_seen,
    }));
    const server = await startServer(({ path }, response) => {
      if (path === '/oauth2/token') return json(response, { access_token: 't', expires_in: 1799 }, 201);
      if (path === '/devices/entities/devices/v2') return json(response, { resources: hosts, errors: null });
      const meta = { pagination: { total: 4, offset: 'pointer' } };
      return json(response, { meta, resources: ['0', '1'], errors: [] });
    });
    open.push(server);
    let now = NOW.getTime();
    const connection = connect({ ...CLIENT, base_url: server.url.href }, () => new Date(now));
    const { next } = (await connection.all?.()) ?? {};
    now += 5 * 60_000;
    await expect(connection.all?.(next)).rejects.toMatchObject({ code: 'internal' });
  });
});

describe('assessments that are refused', () => {
  it('are missing, which is not "not collected", and cost no host', async () => {
    const { company, simulator } = await stage();
    const connection = connect(simulator.settings);
    const serial = company.device(1)?.serial ?? '';
    const whole = await connection.bySerial?.(serial);
    expect(whole?.records[0]).not.toHaveProperty('missing');
    expect(whole?.records[0]?.facts.firewall).toBeDefined();
    simulator.faults.set({ fail: 'half' });
    const half = await connection.bySerial?.(serial);
    expect(half?.complete).toBe(true);
    expect(half?.records[0]).toMatchObject({
      missing: expect.arrayContaining(['disk_encryption', 'firewall', 'checks']),
      facts: { agents: whole?.records[0]?.facts.agents },
    });
    expect((await connection.check()).details).toEqual([
      'hosts: readable',
      'Zero Trust Assessments: not readable',
    ]);
  });

  it('are not asked for without the setting', async () => {
    const { company, simulator } = await stage();
    const connection = connect({ ...simulator.settings, zero_trust_assessments: false });
    simulator.faults.set({ fail: 'half' });
    const answer = await connection.bySerial?.(company.device(1)?.serial ?? '');
    expect(answer?.records[0]).not.toHaveProperty('missing');
    expect((await connection.check()).details).toEqual(['hosts: readable']);
  });
});

it('two hosts with one serial are both told, and more than are listed make the answer incomplete', async () => {
  const hosts = ['1', '2'].map((device_id) => ({ device_id, serial_number: 'C02XK1ABJG51' }));
  let total = 2;
  const server = await startServer(({ path }, response) => {
    if (path === '/oauth2/token') return json(response, { access_token: 't', expires_in: 1799 }, 201);
    if (path === '/devices/entities/devices/v2') return json(response, { resources: hosts, errors: null });
    return json(response, { meta: { pagination: { total } }, resources: ['1', '2'], errors: [] });
  });
  open.push(server);
  const connection = connect({ ...CLIENT, base_url: server.url.href });
  expect(await connection.bySerial?.('C02XK1ABJG51')).toMatchObject({ complete: true, records: [{}, {}] });
  total = 300;
  expect(await connection.bySerial?.('C02XK1ABJG51')).toMatchObject({ complete: false, records: [{}, {}] });
});
