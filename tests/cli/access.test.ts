import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SecretsServer, startSecretsServer } from '../../local/secrets/server.ts';
import { type Access, createAccess } from '../../shared/access/index.ts';
import { createActivityTable } from '../../shared/tables/activity.ts';
import { createRecordsTable } from '../../shared/tables/records.ts';
import { ORIGIN, SETTINGS } from '../support/access.ts';
import { startTables, type Tables } from '../support/dynalite.ts';
import { keyset } from '../support/keyset.ts';
import { send, testTable } from '../support/notifications.ts';
import { record } from '../support/records.ts';
import { run } from './run.ts';

let tables: Tables;
let server: SecretsServer;
/** As the functions of the same stage have it. */
let access: Access;

beforeAll(async () => {
  tables = await startTables();
  const stored = { text: JSON.stringify(keyset('k1')), version: '1', created: 0 };
  server = await startSecretsServer({
    get: (name) => (name === 'stethoscope/test/session' ? stored : undefined),
    put: async () => stored,
  });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: server.endpoint,
    SECRETS_PREFIX: 'stethoscope/test',
    PUBLIC_ORIGIN: ORIGIN,
  });
  access = createAccess({ settings: SETTINGS, languages: ['en'] });
});
afterAll(() => Promise.all([tables.close(), server.close()]));

describe('person look-alikes', () => {
  it('names addresses that could be taken for others, of every table, and changes nothing', async () => {
    const at = new Date().toISOString();
    const owners = [
      'plain@example.com',
      'pl\u0430in@example.com',
      'helpdes\u212a@example.com',
      'Capital@example.com',
    ];
    await createRecordsTable({}).putRecords([record('look', { owners, synced_at: at })]);
    await access.people.endSession('pla\u0456n@example.com', 'id', new Date(Date.now() + 60_000));
    const { code, stdout } = await run(['person', 'look-alikes']);
    expect(code).toBe(0);
    const found = new Map(
      (JSON.parse(stdout).look_alikes as { address: string }[]).map((one) => [one.address, one] as const),
    );
    expect(found.get('pl\u0430in@example.com')).toMatchObject({
      looks_like: ['plain@example.com', 'pla\u0456n@example.com'],
      canonical: 'pl\u0430in@example.com',
    });
    expect(found.get('pla\u0456n@example.com')).toMatchObject({
      looks_like: expect.arrayContaining(['plain@example.com']),
    });
    expect(found.get('helpdes\u212a@example.com')).toEqual({
      address: 'helpdes\u212a@example.com',
      looks_like: [],
    });
    expect(found.get('Capital@example.com')).toMatchObject({ canonical: 'capital@example.com' });
    expect(found.has('plain@example.com')).toBe(false);
  });
});

describe('token', () => {
  it('makes one that the functions take, and revokes it', async () => {
    const made = await run(['token', '--sub', 'siem', '--scope', 'devices:read', '--days', '90']);
    expect(made.stderr).toBe('');
    const { token, ...told } = JSON.parse(made.stdout);
    expect(await access.tokens.read(token)).toMatchObject({
      id: told.id,
      sub: 'siem',
      scopes: ['devices:read'],
      expires: new Date(Math.floor(Date.parse(told.expires) / 1000) * 1000),
    });
    expect(await access.people.isTokenRevoked(told.id)).toBe(false);
    expect((await run(['token', 'revoke', told.id])).code).toBe(0);
    expect(await access.people.isTokenRevoked(told.id)).toBe(true);
  });

  it.each([
    [
      ['--sub', 'siem', '--scope', 'everything', '--days', '1'],
      /--scope everything: there are only devices:read/,
    ],
    [['--sub', 'siem', '--scope', 'devices:read', '--days', '1000'], /--days 1000: 1 to 366/],
    [['--sub', 'siem', '--scope', 'devices:read', '--days', 'ten'], /Write a whole number/],
    [['--sub', 'siem', '--days', '1'], /--scope/],
  ])('refuses %j', async (args, message) => {
    const { code, stdout, stderr } = await run(['token', ...args]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
  });
});

describe('session revoke', () => {
  it("ends all of a person's sessions", async () => {
    const before = new Date();
    const { code } = await run(['session', 'revoke', ' Ann@Example.com ']);
    expect(code).toBe(0);
    const { revoked_before } = await access.people.signOuts('ann@example.com');
    expect(revoked_before?.getTime()).toBeGreaterThanOrEqual(before.getTime());
  });

  it('takes an e-mail address only', async () => {
    const { code, stderr } = await run(['session', 'revoke', 'ann']);
    expect([code, stderr]).toEqual([1, 'ann is not an e-mail address. Write it like ann@example.com.\n']);
  });
});

describe('person forget', () => {
  it('ends the sessions and deletes what is kept, in every table', async () => {
    const email = 'leaver@example.com';
    const records = createRecordsTable();
    await records.putRecords([record('1', { owners: [email], synced_at: new Date().toISOString() })]);
    await send(testTable(access.now), access.now, { id: 'leaver', recipient: email });
    await access.people.keepLook({ whose: email, who: 'sec@example.com', as: 'security', kind: 'report' });
    const activity = createActivityTable({ keepFor: 86_400_000 });
    await activity.putAnswer(email, 'google', 'accounts', []);
    const { stdout, stderr } = await run(['person', 'forget', email]);
    expect(stderr).toBe(
      'Looking through records, people, notifications, fleet; large tables take minutes.\n',
    );
    const { email: whose, tables } = JSON.parse(stdout);
    expect(whose).toBe(email);
    expect(tables).toMatchObject({
      records: { deleted: { devices: 1 }, left: {} },
      people: { deleted: { looks: 1 }, left: {} },
      notifications: { left: {} },
      fleet: { left: {} },
    });
    expect(await activity.held(email)).toEqual([]);
    expect((await records.person(email, { consistent: true })).records).toEqual([]);
    expect((await access.people.looks(email)).looks).toEqual([]);
    expect((await access.people.signOuts(email)).revoked_before).toBeInstanceOf(Date);
  });
});

const COMMANDS = ['token', 'token make', 'session revoke', 'person forget'];

it.each(COMMANDS)('%s has help with an example', async (command) => {
  const { code, stdout } = await run([...command.split(' '), '--help']);
  expect([code, stdout]).toEqual([0, expect.stringContaining('npm run -s cli -- ')]);
});
