import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, createClient } from '../../../adapters/landesk/client.ts';
import { Config } from '../../../adapters/landesk/config.ts';
import { startSimulator } from '../../../adapters/landesk/simulator.ts';
import { makeCompany } from '../../../local/company/index.ts';
import type { Simulator } from '../../../local/simulator/types.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ company: makeCompany({ people: 20, now: new Date() }) });
});
afterAll(() => simulator.close());

async function withClient<Result>(
  settings: object,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = createClient(Config.parse({ ...simulator.settings, ...settings }), silentLog);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

const COUNT = 'SELECT COUNT(*) AS Machines FROM Computer';

describe('the way to SQL Server', () => {
  it.each(['on', 'strict', 'off'])('works with TLS %s', async (encrypt) => {
    const [row] = await withClient({ encrypt }, (client) => client.query(COUNT));
    expect(Number(row?.machines)).toBeGreaterThan(0);
  });

  it.each(['on', 'strict'])(
    'with TLS %s trusts no server whose authority it does not know',
    async (encrypt) => {
      const query = withClient({ encrypt, ca: undefined }, (client) => client.query(COUNT));
      await expect(query).rejects.toMatchObject({ code: 'unreachable' });
    },
  );

  it('trusts such a server only when told to', async () => {
    const settings = { ca: undefined, trust_server_certificate: true };
    expect(await withClient(settings, (client) => client.query(COUNT))).toHaveLength(1);
    expect(() => Config.parse({ ...simulator.settings, ...settings, encrypt: 'strict' })).toThrow(
      /no effect/,
    );
  });

  it('sends values as parameters of any length and alphabet', async () => {
    const value = `Ωmega 'quoted' % _ [x] ${'é'.repeat(5000)}`;
    const [row] = await withClient({}, (client) => client.query('SELECT @value AS Value', { value }));
    // The simulator answers with nvarchar(4000) at most; what counts is that the text is equal up to there.
    expect(String(row?.value ?? '').slice(0, 3000)).toBe(value.slice(0, 3000));
  });

  it('says that the database is not as expected when a table is missing', async () => {
    const query = withClient({}, (client) => client.query('SELECT x FROM NoSuchTable'));
    await expect(query).rejects.toMatchObject({
      code: 'unintelligible',
      message: expect.stringContaining('208'),
    });
  });

  it('says that the login is refused for the wrong database', async () => {
    const query = withClient({ database: 'master' }, (client) => client.query(COUNT));
    await expect(query).rejects.toMatchObject({ code: 'credentials_refused' });
  });

  it('says rate_limited when the server takes no more connections', async () => {
    simulator.faults.set({ fail: '429' });
    try {
      await expect(withClient({}, (client) => client.query(COUNT))).rejects.toMatchObject({
        code: 'rate_limited',
      });
    } finally {
      simulator.faults.clear();
    }
  });

  it('runs queries side by side on one pool', async () => {
    const answers = await withClient({ connections: 2 }, (client) =>
      Promise.all(Array.from({ length: 20 }, () => client.query(COUNT))),
    );
    expect(new Set(answers.map((rows) => rows[0]?.machines)).size).toBe(1);
  });
});
