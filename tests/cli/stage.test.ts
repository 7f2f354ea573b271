/** Commands that reach a deployed stage by its name. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startSecretsServer } from '../../local/secrets/server.ts';
import { createAccess } from '../../shared/access/index.ts';
import { ORIGIN, SETTINGS } from '../support/access.ts';
import { type Cloud, startCloud } from '../support/cloud.ts';
import { startTables, type Tables } from '../support/dynalite.ts';
import { keyset } from '../support/keyset.ts';
import { type LambdaEndpoint, startLambda } from '../support/lambda.ts';
import { run } from './run.ts';

// Each command is a process of its own.
jest.setTimeout(60_000);

let cloud: Cloud;
let lambda: LambdaEndpoint;
let tables: Tables;
let secrets: Awaited<ReturnType<typeof startSecretsServer>>;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  const stored = { text: JSON.stringify(keyset('k1')), version: '1', created: 0 };
  [cloud, lambda, tables, secrets] = await Promise.all([
    startCloud(),
    startLambda(),
    startTables(),
    startSecretsServer({
      get: (name) => (name === 'stethoscope/prod/session' ? stored : undefined),
      put: async () => stored,
    }),
  ]);
  cloud.stacks.set('stethoscope-prod', {
    outputs: { Address: ORIGIN },
    parameters: { RecordsTableName: 'test-records', PeopleTableName: 'test-people' },
  });
  env = {
    AWS_ENDPOINT_URL_CLOUDFORMATION: cloud.url,
    AWS_ENDPOINT_URL_LAMBDA: lambda.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    // Nothing of the tables is known but through the stack.
    PEOPLE_TABLE: undefined,
    RECORDS_TABLE: undefined,
  };
});
afterAll(() => Promise.all([cloud.close(), lambda.close(), tables.close(), secrets.close()]));

describe('source check --stage', () => {
  const check = (...args: string[]) => run(['source', 'jamf', ...args], '', env);

  it("prints what the deployed function's own check found", async () => {
    const found = { vendor: 'Jamf Pro 11', details: ['computers: readable'] };
    lambda.on('stethoscope-prod-source-jamf', () => ({ answer: { v: 1, source: 'jamf', check: found } }));
    const { code, stdout } = await check('check', '--stage', 'prod');
    expect([code, JSON.parse(stdout)]).toEqual([0, found]);
    expect(lambda.invocations.at(-1)).toEqual({
      name: 'stethoscope-prod-source-jamf',
      type: 'RequestResponse',
      payload: { check: true },
    });
  });

  it('says why the vendor cannot be used', async () => {
    const error = { code: 'credentials_refused', message: 'Jamf Pro answered 401.' };
    lambda.on('stethoscope-prod-source-jamf', () => ({ answer: { v: 1, source: 'jamf', error } }));
    expect(await check('check', '--stage', 'prod')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Jamf Pro answered 401. (credentials_refused)\n',
    });
  });

  it('says that the function ended', async () => {
    lambda.on('stethoscope-prod-source-jamf', () => ({ functionError: true }));
    expect((await check('check', '--stage', 'prod')).stderr).toMatch(/ended without an answer; its log/);
  });

  it('names what is not deployed', async () => {
    const { code, stderr } = await check('check', '--stage', 'other');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/no function stethoscope-other-source-jamf/)]);
  });

  it('asks a stage for nobody’s devices', async () => {
    const { code, stderr } = await check('email', 'ann@example.com', '--stage', 'prod');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/only asked to check/)]);
  });
});

describe('--stage', () => {
  it('finds tables, secrets and address in the stack', async () => {
    const { code, stderr } = await run(['session', 'revoke', 'ann@example.com', '--stage', 'prod'], '', env);
    expect([code, stderr]).toEqual([0, '']);
    const { people } = createAccess({
      settings: SETTINGS,
      languages: ['en'],
      origin: ORIGIN,
      secrets: noSecrets,
    });
    expect((await people.signOuts('ann@example.com')).revoked_before).toBeInstanceOf(Date);
  });

  it('says that there is no such stack', async () => {
    const { code, stderr } = await run(
      ['session', 'revoke', 'ann@example.com', '--stage', 'nowhere'],
      '',
      env,
    );
    expect([code, stderr]).toEqual([1, expect.stringMatching(/no stack stethoscope-nowhere in us-east-1/)]);
  });
});

const noSecrets = { read: () => Promise.reject(new Error('Not needed here.')) };
