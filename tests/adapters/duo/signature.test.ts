import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { duo } from '../../../adapters/duo/index.ts';
import { canonicalQuery, signatureOf } from '../../../adapters/duo/signature.ts';
import { startSimulator } from '../../../adapters/duo/simulator.ts';
import { makeCompany } from '../../../local/company/index.ts';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { parseSettings } from '../../../shared/adapter-kit/settings.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

const FROM = new Date(Date.now() - 3_600_000).toISOString();

async function stage(pause: number) {
  const simulator = await startSimulator({ company: makeCompany({ people: 20, now: new Date() }), pause });
  open.push(simulator);
  const connect = (settings: object = {}, ahead = 0) =>
    duo.connect(parseSettings('duo', duo.config, { ...simulator.settings, ...settings }), {
      http: createHttp({ backoff: 1 }),
      log: silentLog,
      now: () => new Date(Date.now() + ahead),
    });
  return { simulator, connect };
}

describe('the signature', () => {
  it('is over seven lines, the last two hashes of nothing', () => {
    const nothing =
      'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e';
    const date = 'Mon, 23 Nov 2026 08:00:00 -0000';
    const query = 'limit=1';
    const lines = [date, 'GET', 'api-x.duosecurity.com', '/a', query, nothing, nothing];
    const wanted = createHmac('sha512', 'secret').update(lines.join('\n')).digest('hex');
    expect(
      signatureOf('secret', { method: 'GET', host: 'api-x.duosecurity.com', path: '/a', query, date }),
    ).toBe(wanted);
  });

  it.each([
    [{ b: '2', a: '1' }, 'a=1&b=2'],
    [{ next_offset: '1795420820351,7c0e-44' }, 'next_offset=1795420820351%2C7c0e-44'],
    [{ name: "it's (a) *test* ~_.-" }, 'name=it%27s%20%28a%29%20%2Atest%2A%20~_.-'],
  ])('spells %j as %s', (parameters, wanted) => {
    expect(canonicalQuery(parameters)).toBe(wanted);
  });

  it.each([
    ['another secret', { secret_key: 'wrong' }, 0],
    ['another integration', { integration_key: 'DIWRONG' }, 0],
    ['another host', { api_host: 'api-other.duosecurity.com' }, 0],
    ['a clock that is ten minutes off', {}, 600_000],
  ])('is refused with %s', async (_, settings, ahead) => {
    const { connect } = await stage(0);
    await expect(connect(settings, ahead).check()).rejects.toMatchObject({ code: 'credentials_refused' });
  });
});

describe('the limit', () => {
  it('of one call a minute is met with one call, not with a second one at once', async () => {
    const { simulator, connect } = await stage(60_000);
    const connection = connect();
    await connection.eventsSince?.(undefined, FROM);
    const again = connection.eventsSince?.(undefined, FROM);
    await expect(again).rejects.toMatchObject({ code: 'rate_limited' });
    expect(simulator.calls()).toBe(2);
  });

  it('of 180 days is kept, however far back somebody wants to begin', async () => {
    const { connect } = await stage(0);
    const page = await connect({ page_size: 5 }).eventsSince?.(undefined, '2020-01-01T00:00:00.000Z');
    const age = Date.now() - Date.parse(page?.records[0]?.at ?? '');
    expect(page?.records).toHaveLength(5);
    expect(age / 86_400_000).toBeCloseTo(180, 0);
  });
});
