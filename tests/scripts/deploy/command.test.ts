/** `npm run deploy` as people type it, for what needs no deployment of functions. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openBucket } from '../../../scripts/deploy/bucket.ts';
import { publish } from '../../../scripts/deploy/site.ts';
import { type Cloud, startCloud } from '../../support/cloud.ts';
import { deployedOrganization } from '../../support/deployed-organization.ts';

// Each command is a process of its own.
jest.setTimeout(60_000);

const ROOT = join(import.meta.dirname, '../../..');
const KEYS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
let cloud: Cloud;
let folder: string;
let organization: string;
const ids: string[] = [];

beforeAll(async () => {
  [cloud, folder] = await Promise.all([startCloud(), mkdtemp(join(tmpdir(), 'stethoscope-deploy-'))]);
  const outputs = { Address: 'https://x.example.com', SiteBucket: 'site-bucket', DistributionId: 'E1' };
  cloud.stacks.set('stethoscope-prod', { outputs, parameters: {} });
  cloud.stacks.set('stethoscope-old', { outputs: { Address: 'https://y.example.com' }, parameters: {} });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new S3Client({ endpoint: cloud.url, region: 'us-east-1', credentials });
  for (const [index, page] of ['one', 'two'].entries()) {
    await writeFile(join(folder, 'index.html'), page);
    const at = new Date(Date.UTC(2026, 0, index + 1));
    ids.push((await publish(folder, openBucket(client, 'site-bucket'), at)).id);
  }
  client.destroy();
  organization = await deployedOrganization(folder);
});
afterAll(() => Promise.all([cloud.close(), rm(folder, { recursive: true })]));

const deploy = (...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const env = {
      ...process.env,
      ...KEYS,
      AWS_ENDPOINT_URL: cloud.url,
      STETHOSCOPE_CONFIG: organization,
      NODE_OPTIONS: '',
    };
    const command = ['--import', './scripts/yaml/node.mjs', 'scripts/deploy/main.ts', ...args];
    execFile(process.execPath, command, { cwd: ROOT, env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });

describe('npm run deploy', () => {
  it('lists releases, shows the one before and makes the CDN ask again', async () => {
    expect((await deploy('site', '--list', '--stage', 'prod')).stdout).toBe(`${ids[0]}\n${ids[1]} (shown)\n`);
    expect(await deploy('site', '--roll-back', '--stage', 'prod')).toEqual({
      code: 0,
      stdout: '',
      stderr: `https://x.example.com shows release ${ids[0]}.\n`,
    });
    expect(cloud.objects.get('index.html')?.body.toString()).toBe('one');
    expect(cloud.invalidated).toEqual([['/', '/index.html']]);
  });

  it.each<[string, string[], RegExp]>([
    ['no stage', ['site'], /required option '--stage <name>'/],
    [
      'a stage that is not deployed',
      ['site', '--list', '--stage', 'nowhere'],
      /no stack stethoscope-nowhere/,
    ],
    ['a stage without a site', ['site', '--list', '--stage', 'old'], /stethoscope-old has no site/],
    ['a stage that cannot be', ['site', '--list', '--stage', 'x'.repeat(21)], /20 at most/],
    ['removing without saying which', ['remove', '--stage', 'prod'], /--yes <stage>/],
    ['removing another', ['remove', '--yes', 'test', '--stage', 'prod'], /that is not stage prod/],
  ])('refuses %s', async (_, args, message) => {
    const before = cloud.objects.size;
    const { code, stderr } = await deploy(...args);
    expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
    expect(cloud.objects.size).toBe(before);
  });

  it('stops before anything is deployed, and says everything that would make it fail', async () => {
    cloud.stacks.set('stethoscope-prod', { outputs: {}, parameters: {}, status: 'ROLLBACK_COMPLETE' });
    cloud.account.tables.add('stethoscope-prod-people');
    const { code, stderr } = await deploy('--stage', 'prod');
    expect(code).toBe(1);
    expect(stderr).toMatch(/stack stethoscope-prod is ROLLBACK_COMPLETE/i);
    expect(stderr).toContain('no policy arn:aws:iam::111122223333:policy/stethoscope-boundary');
    expect(stderr).toContain('cannot be made: stethoscope-prod-people');
    expect(stderr).toMatch(/Nothing was deployed\.\n$/);
    expect(stderr).not.toMatch(/Packaging|Deploying/);
  });
});
