/** Functions that do what functions do wrong, in the real worker. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LIMITS } from '../../../local/functions/lambda-limits.ts';
import Runner from '../../../local/functions/runner.ts';

const HANDLERS = `
let calls = 0;
export const handler = async (event, context) => {
  calls += 1;
  if (event.do === 'throw') throw new TypeError('it broke');
  if (event.do === 'throw text') throw 'only words';
  if (event.do === 'hang') return new Promise(() => {});
  if (event.do === 'exit') process.exit(3);
  if (event.do === 'float') { Promise.reject(new Error('nobody waits')); return new Promise(() => {}); }
  if (event.do === 'float later') setTimeout(() => { throw new Error('after the answer'); }, 1);
  if (event.size) return { statusCode: 200, body: 'a'.repeat(event.size) };
  return { calls, key: process.env.AWS_ACCESS_KEY_ID, left: context.getRemainingTimeInMillis() };
};`;
const CONTEXT = { awsRequestId: 'the-request' };
const overHttp = (event: object) => ({
  ...event,
  version: '2.0',
  requestContext: { accountId: 'offlineContext_accountId', http: { method: 'GET' } },
});

let folder: string;
let runner: Runner;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stethoscope-runner-'));
  await writeFile(join(folder, 'index.mjs'), HANDLERS);
});
beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  runner = start();
});
afterEach(async () => {
  await runner.cleanup();
  jest.restoreAllMocks();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = (timeout = 60_000) =>
  new Runner(
    { codeDir: folder, servicePath: folder, handler: 'index.handler', functionKey: 'asker', timeout },
    { AWS_LAMBDA_FUNCTION_NAME: 'stethoscope-local-asker', AWS_ACCESS_KEY_ID: 'none' },
  );
const run = (event: object) => runner.run(event, CONTEXT);

it('answers, has the key of its function, and keeps its container', async () => {
  const answer = await run({});
  expect(answer).toMatchObject({ calls: 1, key: 'stethoscope-local-asker' });
  expect((answer as { left: number }).left).toBeGreaterThan(0);
  expect(await run({})).toMatchObject({ calls: 2 });
});

describe('a function that', () => {
  it.each<[string, object, string]>([
    ['throws', { do: 'throw' }, 'it broke'],
    ['throws what is no error', { do: 'throw text' }, 'only words'],
    ['ends its process', { do: 'exit' }, 'RequestId: the-request Runtime exited'],
    ['lets a rejection go unheard', { do: 'float' }, 'RequestId: the-request Runtime exited'],
    ['answers too much', { size: LIMITS.response }, 'exceeded maximum allowed payload size (6291556 bytes)'],
  ])('%s fails that call, is a 500 behind the HTTP API, and answers the next', async (_, event, message) => {
    await expect(run(event)).rejects.toThrow(message);
    expect(await run(overHttp(event))).toEqual({
      statusCode: 500,
      headers: { 'content-type': 'application/json' },
      body: '{"message":"Internal Server Error"}',
    });
    expect(await run({})).toHaveProperty('calls');
  });

  it('takes too long fails that call, and the next has a new container', async () => {
    runner = start(1_000);
    expect(await run({})).toMatchObject({ calls: 1 });
    await expect(run({ do: 'hang' })).rejects.toThrow(
      'RequestId: the-request Error: Task timed out after 1.00 seconds',
    );
    expect(await run(overHttp({ do: 'hang' }))).toMatchObject({ statusCode: 500 });
    expect(await run({})).toMatchObject({ calls: 1 });
  });

  it('breaks after its answer ends its own container only', async () => {
    expect(await run({ do: 'float later' })).toMatchObject({ calls: 1 });
    // The call that it breaks in fails with it, as in Lambda.
    const next = () => run({}).catch(() => ({ calls: 0 })) as Promise<{ calls: number }>;
    while ((await next()).calls !== 1);
  });
});

it('gives as much as Lambda lets it', async () => {
  const rest = JSON.stringify({ statusCode: 200, body: '' }).length;
  expect(await run({ size: LIMITS.response - rest })).toHaveProperty('statusCode', 200);
});

describe('behind the HTTP API', () => {
  it('a request that is larger than Lambda takes is refused', async () => {
    expect(await run(overHttp({ body: 'a'.repeat(LIMITS.request) }))).toMatchObject({ statusCode: 413 });
  });

  it('nobody waits for longer than it does', async () => {
    jest.replaceProperty(LIMITS, 'gatewayMilliseconds', 1_000);
    expect(await run(overHttp({ do: 'hang' }))).toMatchObject({
      statusCode: 503,
      body: '{"message":"Service Unavailable"}',
    });
  });
});
