/** The secret between the CDN and the functions is renewed while people use the page: no request of theirs is refused. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { SECRETS_PREFIX } from '../../local/functions/names.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { createSecrets } from '../../shared/platform/secrets.ts';
import { run } from '../cli/run.ts';
import { type Cloud, startCloud } from '../support/cloud.ts';

// Each function starts with its first call, and each command is a process of its own.
jest.setTimeout(180_000);

const STAGE = SECRETS_PREFIX.split('/')[1] ?? '';
let folder: string;
let stack: Stack;
let cloud: Cloud;
const before = { ...process.env };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stethoscope-origin-'));
  await mkdir(join(folder, 'site'));
  await writeFile(join(folder, 'site/index.html'), '<!doctype html><title>The page</title>');
  stack = await startStack({ people: 20, folder: join(folder, 'data'), site: join(folder, 'site') });
  cloud = await startCloud();
  Object.assign(process.env, stack.env);
}, 180_000);
afterAll(async () => {
  process.env = before;
  await Promise.all([stack?.close(), cloud?.close()]);
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const origin = async () =>
  (await createSecrets({ prefix: SECRETS_PREFIX }).read('origin')) as {
    value: { value: string; previous?: string };
    version: string;
  };

/** What CloudFormation would say after a deployment; the CDN gets the value at the end of it. */
async function deploy(): Promise<void> {
  const { version: OriginSecretVersion } = await origin();
  stack.deployOriginSecret();
  cloud.stacks.set(`stethoscope-${STAGE}`, { outputs: {}, parameters: { OriginSecretVersion } });
}

const set = (...options: string[]) =>
  run(['secret', 'set', 'origin', '--stage', STAGE, ...options], '', {
    ...stack.env,
    AWS_ENDPOINT_URL_CLOUDFORMATION: cloud.url,
  });

/** One route of each function that people reach. */
const SESSION = '/api/v1/session';
const ACTIVITY = '/api/v1/events/me';
const REPORT = '/api/v1/report/me';
const PERSON = '/api/v1/me/looks';

it('can be renewed at any moment', async () => {
  const statuses = new Map<string, number[]>();
  let phase = '';
  const ask = async (path: string) => {
    const { status } = await fetch(stack.origin + path);
    statuses.set(phase, [...(statuses.get(phase) ?? []), status]);
  };
  /** Until it has ended, people go on, in functions that know what was true when they started. */
  async function meanwhile<T>(name: string, paths: string[], work: () => Promise<T>): Promise<T> {
    phase = name;
    let isOver = false;
    const done = work().finally(() => {
      isOver = true;
    });
    do await Promise.all(paths.map(ask));
    while (!isOver);
    await Promise.all(paths.map(ask));
    return done;
  }

  await deploy();
  const { value: old } = (await origin()).value;
  await meanwhile('before', [SESSION], async () => {});
  expect((await meanwhile('set', [SESSION, ACTIVITY], () => set())).code).toBe(0);
  expect((await origin()).value.previous).toBe(old);
  // A function that starts now knows both; the one from before knows the old one only.
  await meanwhile('the CDN is still to change', [SESSION, ACTIVITY, REPORT], async () => {});
  await meanwhile('the CDN changes', [SESSION, ACTIVITY, REPORT], deploy);
  expect((await meanwhile('end', [SESSION, ACTIVITY, REPORT], () => set('--only'))).code).toBe(0);
  await meanwhile('after', [SESSION, ACTIVITY, REPORT, PERSON], async () => {});

  expect(statuses.size).toBe(6);
  // Nobody is signed in; what matters is that they came in.
  for (const [name, seen] of statuses) expect([name, new Set(seen)]).toEqual([name, new Set([401])]);
  // A function that started last knows the new value only.
  const late = await fetch(stack.api + PERSON, { headers: { 'x-origin-secret': old } });
  expect(late.status).toBe(403);
});
