import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AWS } from '../../../local/aws.ts';
import { type SecretsServer, startSecretsServer } from '../../../local/secrets/server.ts';
import { openSecrets } from '../../../local/secrets/store.ts';

let folder: string;
let file: string;
let server: SecretsServer;
let client: SecretsManagerClient;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stethoscope-secrets-'));
  file = join(folder, 'secrets.json');
  const store = await openSecrets(file);
  await store.put('a/session', '{"keys":[]}');
  server = await startSecretsServer(store);
  client = new SecretsManagerClient({ ...AWS, endpoint: server.endpoint, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await server.close();
  await rm(folder, { recursive: true });
});

const get = (SecretId: string) => client.send(new GetSecretValueCommand({ SecretId }));

describe('the local Secrets Manager, through the SDK', () => {
  it('gives what is there', async () => {
    expect(await get('a/session')).toMatchObject({ Name: 'a/session', SecretString: '{"keys":[]}' });
  });

  it('changes the version with the content, and only then', async () => {
    const { VersionId: first } = await get('a/session');
    await client.send(new PutSecretValueCommand({ SecretId: 'a/session', SecretString: '{"keys":[]}' }));
    expect((await get('a/session')).VersionId).toBe(first);
    await client.send(new PutSecretValueCommand({ SecretId: 'a/session', SecretString: '{"keys":[1]}' }));
    const changed = await get('a/session');
    expect(changed.SecretString).toBe('{"keys":[1]}');
    expect(changed.VersionId).not.toBe(first);
  });

  it('refuses as the real one does', async () => {
    await expect(get('a/none')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const put = new PutSecretValueCommand({ SecretId: 'a/none', SecretString: '{}' });
    await expect(client.send(put)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const create = new CreateSecretCommand({ Name: 'a/session', SecretString: '{}' });
    await expect(client.send(create)).rejects.toMatchObject({ name: 'ResourceExistsException' });
  });

  it('says what it does not play', async () => {
    const describeSecret = new DescribeSecretCommand({ SecretId: 'a/session' });
    await expect(client.send(describeSecret)).rejects.toThrow('does not play DescribeSecret');
  });

  it('keeps them in a file that only its owner reads', async () => {
    await client.send(new CreateSecretCommand({ Name: 'a/source/jamf', SecretString: '{"url":"x"}' }));
    expect((await openSecrets(file)).get('a/source/jamf')?.text).toBe('{"url":"x"}');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});
