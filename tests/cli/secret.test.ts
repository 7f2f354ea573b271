/** Filling a stage's secrets: exactly what the adapter declares, and nothing secret to be seen anywhere. */
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { jamf } from '../../adapters/jamf/index.ts';
import { landesk } from '../../adapters/landesk/index.ts';
import { createPrompt } from '../../cli/prompt.ts';
import { askSettings } from '../../cli/secret-settings.ts';
import { changeKeys } from '../../cli/session-keys.ts';
import { type SecretsServer, startSecretsServer } from '../../local/secrets/server.ts';
import { settingsOf } from '../../shared/adapter-kit/settings.ts';
import { type Cloud, startCloud } from '../support/cloud.ts';
import { type Folder, makeFolder, run } from './run.ts';

// Each command is a process of its own.
jest.setTimeout(60_000);

const SECRET = 'hunter2-hunter2';
const JAMF = { url: 'https://example.jamfcloud.com', client_id: 'id', client_secret: SECRET };

let server: SecretsServer;
let cloud: Cloud;
let folder: Folder;
const stored = new Map<string, string>([
  ['stethoscope/prod/source/jamf', ''],
  ['stethoscope/prod/session', ''],
  ['stethoscope/prod/oidc', ''],
]);
/** Another one for another content. */
const versionOf = (name: string) => `version-of-${stored.get(name)?.length}`;
beforeAll(async () => {
  const read = (name: string) => {
    const text = stored.get(name);
    return text === undefined ? undefined : { text, version: versionOf(name), created: 0 };
  };
  [cloud, server, folder] = await Promise.all([
    startCloud(),
    startSecretsServer({
      get: read,
      async put(name, text) {
        stored.set(name, text);
        return { text, version: 'v2', created: 0 };
      },
    }),
    makeFolder(),
  ]);
});
afterAll(() => Promise.all([cloud.close(), server.close(), folder.remove()]));

const set = (args: string[], input = '') =>
  run(['secret', 'set', ...args], input, {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: server.endpoint,
    AWS_ENDPOINT_URL_CLOUDFORMATION: cloud.url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
const keys = () => JSON.parse(stored.get('stethoscope/prod/session') ?? '{}').keys as { kid: string }[];

describe('secret set', () => {
  it('takes JSON that is piped in, checks it, and shows nothing of it', async () => {
    const { code, stdout, stderr } = await set(['jamf', '--stage', 'prod'], JSON.stringify(JAMF));
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      { secret: 'stethoscope/prod/source/jamf', version: 'v2' },
    ]);
    expect(stderr).toBe('Now see whether it works: npm run -s cli -- source jamf check --stage prod\n');
    expect(JSON.parse(stored.get('stethoscope/prod/source/jamf') ?? '')).toEqual(JAMF);
  });

  it.each<[string, string[], string, RegExp]>([
    ['a setting that is wrong', ['jamf', '--stage', 'prod'], `{"url":"${SECRET}"}`, /url: Invalid URL/],
    ['one that there is not', ['jamf', '--stage', 'prod'], `{"pasword":"${SECRET}"}`, /pasword/],
    ['what is not JSON', ['jamf', '--stage', 'prod'], SECRET, /is not JSON/],
    ['no stage', ['jamf'], '{}', /Say which stage: --stage prod/],
    ['a stage that cannot be', ['jamf', '--stage', 'Prod!'], '{}', /no name of a stage/],
    ['an unknown source', ['jmaf', '--stage', 'prod'], '{}', /no secret stethoscope\/prod\/jmaf/],
    [
      'a stage that is not deployed',
      ['jamf', '--stage', 'other'],
      JSON.stringify(JAMF),
      /Deploy the stage first/,
    ],
  ])('refuses %s', async (_, args, input, message) => {
    const before = new Map(stored);
    const { code, stdout, stderr } = await set(args, input);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain(SECRET);
    expect(stored).toEqual(before);
  });

  it('takes what the identity provider needs', async () => {
    const oidc = { issuer: 'https://id.example.com', client_id: 'x', client_secret: SECRET };
    expect((await set(['oidc', '--stage', 'prod'], JSON.stringify(oidc))).code).toBe(0);
    expect(JSON.parse(stored.get('stethoscope/prod/oidc') ?? '')).toEqual(oidc);
  });

  it('renews the session key in steps that nobody notices', async () => {
    await set(['session', '--stage', 'prod']);
    const [old] = keys();
    await set(['session', '--stage', 'prod']);
    const [first, added] = keys();
    expect([first, keys().length]).toEqual([old, 2]);
    const { stdout } = await set(['session', '--first', '--stage', 'prod']);
    expect(keys().map(({ kid }) => kid)).toEqual([added?.kid, old?.kid]);
    expect(JSON.parse(stdout)).toMatchObject({ keys: [added?.kid, old?.kid] });
    await set(['session', '--drop', old?.kid ?? '', '--stage', 'prod']);
    expect(keys()).toEqual([added]);
    await set(['session', '--only', '--stage', 'prod']);
    expect(keys()).toHaveLength(1);
    expect(keys()).not.toEqual([added]);
  });
});

describe('a secret that the CDN or a receiver holds too', () => {
  const origin = () => JSON.parse(stored.get('stethoscope/prod/origin') ?? '{}') as Record<string, string>;
  /** As the stack has it after a deployment. */
  const deployOrigin = (OriginSecretVersion?: string) =>
    cloud.stacks.set('stethoscope-prod', {
      outputs: {},
      parameters: OriginSecretVersion === undefined ? {} : { OriginSecretVersion },
    });
  beforeEach(() => {
    stored.set('stethoscope/prod/origin', JSON.stringify({ value: 'a'.repeat(64) }));
    stored.set('stethoscope/prod/webhook', JSON.stringify({ secret: 'b'.repeat(64) }));
  });

  it('is renewed in steps, in which the value before stays good until the CDN has the new one', async () => {
    deployOrigin('');
    const { code, stdout, stderr } = await set(['origin', '--stage', 'prod']);
    const { value = '', previous } = origin();
    expect([code, previous, value]).toEqual([0, 'a'.repeat(64), expect.stringMatching(/^[A-Za-z0-9]{64}$/)]);
    expect(stdout + stderr).not.toContain(value);
    expect(stderr).toBe('Now the CDN has to get it: npm run deploy -- --stage prod\n');

    const early = await set(['origin', '--only', '--stage', 'prod']);
    expect([early.code, early.stderr]).toEqual([1, expect.stringContaining('still sends the value before')]);
    const twice = await set(['origin', '--stage', 'prod']);
    expect([twice.code, twice.stderr]).toEqual([1, expect.stringContaining('secret set origin --only')]);
    expect(origin()).toEqual({ value, previous });

    deployOrigin(versionOf('stethoscope/prod/origin'));
    expect((await set(['origin', '--only', '--stage', 'prod'])).code).toBe(0);
    expect(origin()).toEqual({ value });
  });

  it.each<[string, string | undefined, string, RegExp]>([
    [
      'is not deployed in a version that accepts two',
      undefined,
      '{"value":"x"}',
      /Deploy this version first/,
    ],
    ['has no value', '', '{}', /holds no "value"/],
  ])('is left alone where the stage %s', async (_, deployedVersion, text, message) => {
    deployOrigin(deployedVersion);
    stored.set('stethoscope/prod/origin', text);
    expect(await set(['origin', '--stage', 'prod'])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(message),
    });
    expect(stored.get('stethoscope/prod/origin')).toBe(text);
  });

  it('is renewed for receivers of messages the same way', async () => {
    const webhook = () => JSON.parse(stored.get('stethoscope/prod/webhook') ?? '{}') as object;
    const nothing = await set(['webhook', '--only', '--stage', 'prod']);
    expect([nothing.code, nothing.stderr]).toEqual([1, expect.stringContaining('none before it')]);
    await set(['webhook', '--stage', 'prod']);
    expect(webhook()).toEqual({ secret: expect.stringMatching(/^\w{64}$/), previous: 'b'.repeat(64) });
    await set(['webhook', '--only', '--stage', 'prod']);
    expect(webhook()).toEqual({ secret: expect.stringMatching(/^\w{64}$/) });
  });
});

describe('what a vendor sends with its hooks', () => {
  it('is renewed the same way, and never shown', async () => {
    const name = 'stethoscope/prod/hook/jamf';
    stored.set(name, JSON.stringify({ value: 'c'.repeat(64) }));
    const { code, stdout, stderr } = await set(['hook/jamf', '--stage', 'prod']);
    const { value, previous } = JSON.parse(stored.get(name) ?? '{}') as Record<string, string>;
    expect([code, value, previous]).toEqual([0, expect.stringMatching(/^\w{64}$/), 'c'.repeat(64)]);
    expect(stdout + stderr).not.toContain(value);
    expect(stderr).toContain('adapters/jamf/README.md');
    expect((await set(['hook/jamf', '--only', '--stage', 'prod'])).code).toBe(0);
    expect(JSON.parse(stored.get(name) ?? '{}')).toEqual({ value });
    const unknown = await set(['hook/google', '--stage', 'prod']);
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('There is no secret')]);
  });
});

describe('session keys', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  it('are never left without one', () => {
    const one = changeKeys(undefined, {}, now);
    const { kid } = one.keys[0] ?? { kid: '' };
    expect(() => changeKeys(one, { drop: kid }, now)).toThrow('is the only key');
    expect(() => changeKeys(one, { drop: 'x' }, now)).toThrow(`There is no key x. There are: ${kid}.`);
    expect(() => changeKeys({}, { first: true }, now)).toThrow('There is no key yet');
  });

  it('have 32 bytes', () => {
    const [key] = changeKeys(undefined, {}, now).keys;
    expect(Buffer.from(key?.secret ?? '', 'base64url')).toHaveLength(32);
  });
});

/** A terminal: what is typed, and what is to be seen on it. */
function terminal(answers: readonly string[]) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const left = [...answers];
  let seen = '';
  let typing = false;
  output.on('data', (chunk: Buffer) => {
    seen += chunk.toString();
    // A question ends with a blank; then somebody types, once.
    if (typing || left.length === 0 || !stripVTControlCharacters(seen).endsWith(') ')) return;
    typing = true;
    setImmediate(() => {
      typing = false;
      input.write(`${left.shift()}\r`);
    });
  });
  return { prompt: createPrompt({ input, output }), input, seen: () => seen };
}

describe('asked for in a terminal', () => {
  it('is exactly what the adapter declares, and secrets are not shown', async () => {
    const declared = settingsOf(jamf.config);
    const typed: Record<string, string> = { ...JAMF, mobile_devices: 'false', page_size: '200' };
    const { prompt, seen } = terminal(declared.map(({ name }) => typed[name] ?? ''));
    const values = await askSettings(jamf.config, prompt, {});
    prompt.close();
    expect(values).toEqual({ ...JAMF, mobile_devices: false, page_size: 200 });
    for (const { name, description } of declared) expect(seen()).toContain(`${name}: ${description}`);
    expect(seen()).toContain(JAMF.client_id);
    expect(seen()).not.toContain(SECRET);
  });

  it('keeps what is stored on Enter, and reads files', async () => {
    const certificate = '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----';
    const file = await folder.write('ca.pem', `${certificate}\n`);
    const current = { server: 'sql.example.com', password: SECRET, port: 1444 };
    const answers = settingsOf(landesk.config).map(({ name }) => (name === 'ca' ? `@${file}` : ''));
    const { prompt, seen } = terminal(answers);
    expect(await askSettings(landesk.config, prompt, current)).toEqual({ ...current, ca: certificate });
    prompt.close();
    expect(seen()).toContain('Enter keeps "sql.example.com"');
    expect(seen()).toContain('Enter keeps what is stored');
    expect(seen()).not.toContain(SECRET);
  });

  it('saves nothing when the input ends', async () => {
    const { prompt, input } = terminal([]);
    const asked = askSettings(jamf.config, prompt, {});
    input.end();
    await expect(asked).rejects.toThrow('Nothing was saved');
  });
});
