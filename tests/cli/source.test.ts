import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startSimulator as startDuo } from '../../adapters/duo/simulator.ts';
import { startSimulator as startGoogle } from '../../adapters/google/simulator.ts';
import { startSimulator } from '../../adapters/jamf/simulator.ts';
import { makeCompany } from '../../local/company/index.ts';
import type { Simulator } from '../../local/simulator/types.ts';
import type { DeviceRecord } from '../../shared/model/record.ts';
import { type Folder, lines, makeFolder, run } from './run.ts';

const company = makeCompany({ people: 20, now: new Date('2026-06-01T00:00:00Z') });
let jamf: Simulator;
let folder: Folder;
let secret: string;
beforeAll(async () => {
  [jamf, folder] = await Promise.all([startSimulator({ company }), makeFolder()]);
  secret = await folder.write('jamf.json', jamf.settings);
});
afterEach(() => jamf.faults.clear());
afterAll(() => Promise.all([jamf.close(), folder.remove()]));

const records = (stdout: string) => lines(stdout) as unknown as DeviceRecord[];
const source = (...args: string[]) => run(['source', 'jamf', ...args, '--secret', secret]);

describe('source', () => {
  it('checks that the vendor can be reached', async () => {
    const { code, stdout } = await source('check');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ vendor: expect.stringContaining('Jamf') });
  });

  it("prints a person's records, one a line", async () => {
    const { code, stdout, stderr } = await source('email', 'USER@example.com');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const found = records(stdout);
    expect(found.length).toBeGreaterThan(0);
    for (const record of found) {
      expect(record).toMatchObject({ v: 1, source: 'jamf', owners: ['user@example.com'] });
    }
  });

  it('finds the same record by its serial', async () => {
    const [known] = records((await source('email', 'user@example.com')).stdout);
    const { serial } = known?.identifiers ?? {};
    if (!serial) throw new Error('The story person has a device with a serial.');
    expect(records((await source('serial', serial)).stdout).map(({ id }) => id)).toEqual([known?.id]);
  });

  it('walks over all devices', async () => {
    const { code, stdout } = await source('all');
    const ids = records(stdout).map(({ id }) => id);
    expect(code).toBe(0);
    expect(ids.length).toBeGreaterThan(20);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('prints nothing for nobody, and that is no mistake', async () => {
    expect(await source('email', 'nobody@example.com')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('says on stderr what the vendor refused, without secrets', async () => {
    jamf.faults.set({ fail: '401' });
    const { code, stdout, stderr } = await source('email', 'user@example.com');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/\(credentials_refused\)/);
    expect(stderr).not.toContain(String(jamf.settings.client_secret));
  });

  it('ends with 1 when the answer is not complete', async () => {
    jamf.faults.set({ fail: 'half' });
    const { code, stderr } = await source('email', 'user@example.com');
    expect(code).toBe(1);
    expect(stderr).toMatch(/not complete/);
  });

  it.each<[string, string[], RegExp]>([
    ['an unknown source', ['source', 'jmaf', 'check', '--secret', 'x'], /no source jmaf\. There are: .*jamf/],
    ['an unknown question', ['source', 'jamf', 'phone', '--secret', 'x'], /Allowed choices are check, email/],
    ['no secret', ['source', 'jamf', 'check'], /--secret <file>/],
    [
      'a secret that is not there',
      ['source', 'jamf', 'check', '--secret', 'absent.json'],
      /absent\.json cannot be read/,
    ],
  ])('refuses %s', async (_, args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it.each([
    ['email', 'user'],
    ['serial', 'None'],
    ['macaddr', 'xyz'],
  ])('refuses %s %s', async (verb, value) => {
    expect(await source(verb, value)).toMatchObject({ code: 1, stderr: expect.stringContaining(value) });
  });

  it('names a wrong setting and not its value', async () => {
    const wrong = await folder.write('wrong.json', { ...jamf.settings, client_secert: 'hunter2' });
    const { code, stderr } = await run(['source', 'jamf', 'check', '--secret', wrong]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/client_secert.*\(misconfigured\)/s);
    expect(stderr).not.toContain('hunter2');
  });
});

describe('source, for accounts and events', () => {
  let google: Simulator;
  let duo: Simulator;
  let secrets: { google: string; duo: string };
  const ask = (name: 'google' | 'duo', ...args: string[]) =>
    run(['source', name, ...args, '--secret', secrets[name]]);

  beforeAll(async () => {
    const now = makeCompany({ people: 20, now: new Date() });
    [google, duo] = await Promise.all([startGoogle({ company: now }), startDuo({ company: now })]);
    secrets = {
      google: await folder.write('google.json', google.settings),
      duo: await folder.write('duo.json', duo.settings),
    };
  });
  afterAll(() => Promise.all([google.close(), duo.close()]));

  it("prints a person's accounts, and what happened to them", async () => {
    const accounts = await ask('google', 'accounts', 'user@example.com');
    expect(accounts.code).toBe(0);
    expect(lines(accounts.stdout)).toEqual([
      expect.objectContaining({ source: 'google', owners: ['user@example.com'] }),
    ]);
    const events = await ask('google', 'events', 'user@example.com');
    expect(lines(events.stdout).length).toBeGreaterThan(0);
    for (const event of lines(events.stdout)) expect(event).toMatchObject({ owners: ['user@example.com'] });
  });

  it('reads one page of a log, and says how far it goes', async () => {
    const { code, stdout, stderr } = await ask('duo', 'log');
    expect(code).toBe(0);
    expect(lines(stdout).length).toBeGreaterThan(0);
    expect(stderr).toMatch(/the log up to \d{4}-\d\d-\d\dT/);
  });

  it.each<['google' | 'duo', string[], string]>([
    ['duo', ['log', 'yesterday'], 'yesterday is not a time. Write it like 2026-11-23T08:00:00Z.'],
    ['google', ['log'], 'Source google has no log that is read for everybody.'],
    ['duo', ['accounts', 'user@example.com'], "Source duo cannot tell a person's accounts."],
  ])('refuses of %s: %j', async (name, args, message) => {
    expect(await ask(name, ...args)).toMatchObject({ code: 1, stderr: expect.stringContaining(message) });
  });
});
