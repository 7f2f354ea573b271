/** What stops a deployment before it begins. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BOUNDARY } from '../../../scripts/deploy/preflight/boundary.ts';
import { preflight } from '../../../scripts/deploy/preflight/index.ts';
import { TABLE_NAMES } from '../../../shared/tables/definitions.ts';
import { readYaml } from '../../integration/bundle.ts';
import { ACCOUNT_ID, emptyAccount } from '../../support/account.ts';
import { type Cloud, type PlayedStack, startCloud } from '../../support/cloud.ts';

const ROOT = join(import.meta.dirname, '../../..');
const STAGE = { name: 'prod', region: 'eu-central-1', stack: 'stethoscope-prod' };
const ENVIRONMENT = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
const boundary: unknown = JSON.parse(readFileSync(join(ROOT, 'docs/permissions-boundary.json'), 'utf8'));
const tables = TABLE_NAMES.map((name) => `stethoscope-prod-${name}`);

let cloud: Cloud;
const before = { ...process.env };
beforeAll(async () => {
  cloud = await startCloud();
  Object.assign(process.env, ENVIRONMENT, { AWS_ENDPOINT_URL: cloud.url });
});
afterAll(async () => {
  process.env = before;
  await cloud.close();
});
beforeEach(() => {
  Object.assign(cloud.account, emptyAccount());
  cloud.account.policies.set(BOUNDARY, boundary);
});
afterEach(() => cloud.stacks.clear());

function deployedBefore(stack: Partial<PlayedStack> = {}): void {
  cloud.stacks.set(STAGE.stack, { outputs: {}, parameters: {}, ...stack });
  for (const table of tables) {
    cloud.account.stackTables.set(table, 'UPDATE_COMPLETE');
    cloud.account.tables.add(table);
  }
  cloud.account.secrets.set('stethoscope/prod/origin', { version: 'version-2' });
}

const check = (parameters: Record<string, unknown> = {}) => preflight(STAGE, parameters);

describe('an account where everything is ready', () => {
  it('can be deployed to for the first time; then no table is protected', async () => {
    expect(await check()).toEqual({ problems: [], warnings: [], makesTables: true, originSecretVersion: '' });
  });

  it('can be deployed to again; then tables stay protected and the CDN gets the secret of now', async () => {
    deployedBefore();
    const found = { problems: [], warnings: [], makesTables: false, originSecretVersion: 'version-2' };
    expect(await check()).toEqual(found);
  });

  it('can be deployed to again after the first deployment failed and took its tables back', async () => {
    cloud.stacks.set(STAGE.stack, { outputs: {}, parameters: {}, status: 'UPDATE_ROLLBACK_COMPLETE' });
    for (const table of tables) cloud.account.stackTables.set(table, 'DELETE_COMPLETE');
    expect(await check()).toMatchObject({ problems: [], makesTables: true });
  });

  it('makes a table that a new version brings, and does not protect it while it does', async () => {
    deployedBefore();
    const [first = ''] = tables;
    cloud.account.stackTables.delete(first);
    cloud.account.tables.delete(first);
    expect(await check()).toMatchObject({ problems: [], makesTables: true });
  });
});

describe('a deployment that would fail', () => {
  it.each([
    ['ROLLBACK_COMPLETE', /never made, or half removed.*npm run deploy -- remove --yes prod --stage prod$/],
    ['DELETE_FAILED', /half removed/],
    [
      'UPDATE_ROLLBACK_FAILED',
      /continue-update-rollback --region eu-central-1 --stack-name stethoscope-prod$/,
    ],
    ['UPDATE_IN_PROGRESS', /somebody else changes it/],
  ])('is stopped while the stack is %s', async (status, message) => {
    deployedBefore({ status });
    expect((await check()).problems).toEqual([expect.stringMatching(message)]);
  });

  it('is stopped by tables of the name that no stack has', async () => {
    cloud.account.tables.add('stethoscope-prod-people');
    const { problems } = await check();
    expect(problems).toEqual([
      expect.stringMatching(
        /belong to no stack, so they cannot be made: stethoscope-prod-people\. .*deploy\.md#/,
      ),
    ]);
  });

  it('is stopped where the account has too little concurrency', async () => {
    cloud.account.concurrency = { all: 10, unreserved: 10 };
    expect((await check({ JamfConcurrency: 2 })).problems).toEqual([
      expect.stringMatching(/reserves 2 more .* has 0 to give: 10 in all in eu-central-1/),
    ]);
    expect((await check({ JamfConcurrency: 0 })).problems).toEqual([]);
  });

  it('counts only what it reserves beyond what the stack has', async () => {
    cloud.account.concurrency = { all: 104, unreserved: 102 };
    deployedBefore({ parameters: { JamfConcurrency: '2', LandeskConcurrency: '0' } });
    expect((await check({ JamfConcurrency: 2, LandeskConcurrency: 2 })).problems).toEqual([]);
    // What Jamf's gives back may come later.
    expect((await check({ JamfConcurrency: 0, LandeskConcurrency: 3 })).problems).toHaveLength(1);
  });

  it('is stopped without the permissions boundary, and says what an administrator has to run', async () => {
    cloud.account.policies.clear();
    const { problems } = await check();
    expect(problems).toEqual([
      expect.stringContaining(
        `aws iam create-policy --policy-name ${BOUNDARY} --policy-document file://docs/permissions-boundary.json`,
      ),
    ]);
    expect(problems[0]).toContain(`arn:aws:iam::${ACCOUNT_ID}:policy/${BOUNDARY}`);
    expect((await check({ PermissionsBoundary: 'ours' })).problems[0]).toContain('policy/ours');
  });

  it('is stopped while the secret that the CDN needs is being deleted', async () => {
    deployedBefore();
    cloud.account.secrets.set('stethoscope/prod/origin', { version: 'v', deleted: true });
    expect((await check()).problems).toEqual([expect.stringContaining('aws secretsmanager restore-secret')]);
  });

  it('tells of everything at once', async () => {
    cloud.account.policies.clear();
    cloud.account.concurrency = { all: 10, unreserved: 10 };
    cloud.account.tables.add('stethoscope-prod-fleet');
    expect((await check({ DuoConcurrency: 1 })).problems).toHaveLength(3);
  });
});

describe('what the operator should know', () => {
  it('is that no boundary means that a deployer may become administrator', async () => {
    cloud.account.policies.clear();
    const { problems, warnings } = await check({ PermissionsBoundary: '' });
    expect([problems, warnings]).toEqual([[], [expect.stringMatching(/become administrator/)]]);
  });

  it('is that the boundary is another than this version has', async () => {
    cloud.account.policies.set(BOUNDARY, { Version: '2012-10-17', Statement: [] });
    expect((await check()).warnings).toEqual([
      expect.stringMatching(/create-policy-version .* --set-as-default$/),
    ]);
  });

  it('is what could not be looked at for lack of a right', async () => {
    cloud.account.forbidden.add('GetPolicy');
    cloud.account.forbidden.add('GetAccountSettings');
    const { problems, warnings } = await check({ JamfConcurrency: 2 });
    expect(problems).toEqual([]);
    expect(warnings.map((text) => text.replace(/\. .*/s, ''))).toEqual([
      'Not checked beforehand: the permissions boundary',
      'Not checked beforehand: concurrency',
    ]);
  });
});

it('names the boundary as the template does', async () => {
  const { Parameters } = (await readYaml('resources/parameters.yml')) as {
    Parameters: { PermissionsBoundary: { Default: string } };
  };
  expect(Parameters.PermissionsBoundary.Default).toBe(BOUNDARY);
});
