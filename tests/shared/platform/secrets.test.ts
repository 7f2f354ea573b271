import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigError } from '../../../shared/model/config-error.ts';
import { createSecrets } from '../../../shared/platform/secrets.ts';
import { json, type Server, startServer } from '../../support/server.ts';

/** Plays Secrets Manager: what is in `stored` is there, everything else is not. */
let stored: Record<string, string>;
let refusal: string | undefined;
let now: Date;
let server: Server;

const secrets = () =>
  createSecrets({
    prefix: '/stethoscope/test',
    maxAge: 60_000,
    now: () => now,
    client: new SecretsManagerClient({
      endpoint: server.url.href,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    }),
  });

beforeEach(async () => {
  stored = { '/stethoscope/test/source/jamf': '{"password":"one"}' };
  refusal = undefined;
  now = new Date('2026-05-01T08:00:00Z');
  server = await startServer((request, response) => {
    const { SecretId } = JSON.parse(request.body) as { SecretId: string };
    const SecretString = stored[SecretId];
    if (refusal) return json(response, { __type: refusal }, 400);
    if (SecretString === undefined) return json(response, { __type: 'ResourceNotFoundException' }, 400);
    return json(response, { SecretString });
  });
});
afterEach(() => server.close());

describe('secrets', () => {
  it('are parsed, and read once by everybody who asks at the same time or soon after', async () => {
    const { read } = secrets();
    const both = await Promise.all([read('source/jamf'), read('source/jamf')]);
    await read('source/jamf');
    expect(both.map((secret) => secret.value)).toEqual([{ password: 'one' }, { password: 'one' }]);
    expect(server.received).toHaveLength(1);
  });

  it('are read again after their age', async () => {
    const { read } = secrets();
    await read('source/jamf');
    now = new Date('2026-05-01T08:01:00Z');
    await read('source/jamf');
    expect(server.received).toHaveLength(2);
  });

  it('are read again on demand, and tell whether they changed', async () => {
    const { read } = secrets();
    const first = await read('source/jamf');
    expect((await read('source/jamf', { fresh: true })).version).toBe(first.version);
    stored['/stethoscope/test/source/jamf'] = '{"password":"two"}';
    const rotated = await read('source/jamf', { fresh: true });
    expect(rotated.value).toEqual({ password: 'two' });
    expect(rotated.version).not.toBe(first.version);
    expect(await read('source/jamf')).toEqual(rotated);
  });

  it('that are absent name the secret and the remedy, and are asked for again next time', async () => {
    const { read } = secrets();
    await expect(read('source/landesk')).rejects.toThrow(ConfigError);
    await expect(read('source/landesk')).rejects.toThrow(
      /\/stethoscope\/test\/source\/landesk does not exist; create it/,
    );
    stored['/stethoscope/test/source/landesk'] = '{}';
    await expect(read('source/landesk')).resolves.toMatchObject({ value: {} });
  });

  it.each(['AccessDeniedException', 'InvalidRequestException', 'DecryptionFailure'])(
    'that cannot be read are a mistake of configuration: %s',
    async (type) => {
      refusal = type;
      await expect(secrets().read('source/jamf')).rejects.toThrow(ConfigError);
    },
  );

  it('are not called misconfigured when the service is in trouble', async () => {
    refusal = 'InternalServiceError';
    await expect(secrets().read('source/jamf')).rejects.not.toBeInstanceOf(ConfigError);
  });

  it('that are not JSON never show their content', async () => {
    stored['/stethoscope/test/source/jamf'] = 'hunter2';
    const refused = secrets().read('source/jamf');
    await expect(refused).rejects.toThrow(/is not JSON/);
    await expect(refused).rejects.not.toThrow(/hunter2/);
  });
});
