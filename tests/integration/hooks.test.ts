/** From a device that takes its inventory to the page of its owner: the vendor's hook, the queue, the source's function. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AWS } from '../../local/aws.ts';
import type { CompanyDevice } from '../../local/company/index.ts';
import { functionName, SECRETS_PREFIX } from '../../local/functions/names.ts';
import type { HookSender } from '../../local/simulator/hooks.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import type { Report } from '../../shared/model/report.ts';
import { createSecrets } from '../../shared/platform/secrets.ts';
import { Visitor } from './visitor.ts';

jest.setTimeout(120_000);

const USER = 'user@example.com';
let folder: string;
let stack: Stack;
let visitor: Visitor;
let mac: CompanyDevice;
let jamf: HookSender;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stethoscope-hooks-'));
  await mkdir(join(folder, 'site'));
  await writeFile(join(folder, 'site/index.html'), '<!doctype html><title>The page</title>');
  stack = await startStack({ people: 20, folder: join(folder, 'data'), site: join(folder, 'site') });
  const { company, simulators } = stack;
  mac = company
    .devicesOf(USER)
    .find(({ platform, known_to }) => platform === 'Mac' && known_to.includes('jamf')) as CompanyDevice;
  jamf = simulators.get('jamf')?.hooks as HookSender;
  visitor = new Visitor();
  await visitor.signIn(stack.origin, USER);
}, 180_000);
afterAll(async () => {
  await stack?.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function report(): Promise<Report> {
  for (;;) {
    const found = (await visitor.visit(`${stack.origin}/api/v1/report/me`)).json() as Report;
    if (found.retry_after === undefined) return found;
    await sleep(found.retry_after * 1000);
  }
}

/** What the person's page says of the firewall of their Mac. */
const firewall = async (): Promise<string | undefined> =>
  (await report()).devices.find(({ identifiers }) => identifiers.serial === mac.serial)?.practices.firewall
    ?.status;

async function until(status: string): Promise<void> {
  for (let tries = 0; tries < 100 && (await firewall()) !== status; tries += 1) await sleep(200);
  expect(await firewall()).toBe(status);
}

it('shows what was mended when the inventory is there, without a sweep and without asking', async () => {
  stack.company.report(mac.number, { firewall: false });
  expect(['nudge', 'warn']).toContain(await firewall());
  const asked = (await report()).sources.find(({ source }) => source === 'jamf')?.synced_at;
  expect(await jamf.inventory(mac.number, { firewall: true })).toBe(204);
  await until('ok');
  // Nobody has asked about the person in the meantime.
  expect((await report()).sources.find(({ source }) => source === 'jamf')?.synced_at).toBe(asked);
});

describe('a hook that is not the vendor’s', () => {
  const body = (event: object = {}) =>
    JSON.stringify({
      event: { serialNumber: mac.serial, ...event },
      webhook: { webhookEvent: 'ComputerInventoryCompleted', eventTimestamp: Date.now() },
    });
  const send = async (source: string, authorization: string | undefined, content = body()) => {
    const answer = await fetch(`${stack.origin}/hooks/${source}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: content,
    });
    const { request_id: _, ...problem } = JSON.parse((await answer.text()) || '{}');
    return { status: answer.status, problem };
  };
  const right = async () => {
    const client = new SecretsManagerClient({ ...AWS, endpoint: stack.endpoint });
    const { value } = await createSecrets({ prefix: SECRETS_PREFIX, client }).read('hook/jamf');
    client.destroy();
    return `Bearer ${(value as { value: string }).value}`;
  };

  /** How often the vendor was called, when nothing more comes. */
  const restful = async () => {
    for (let calls = -1; ; await sleep(1_500)) {
      const now = stack.simulators.get('jamf')?.calls() ?? 0;
      if (now === calls) return now;
      calls = now;
    }
  };

  it('gets one answer, whatever is wrong with it, and its body is not looked at', async () => {
    const good = await right();
    const huge = 'x'.repeat(100_000);
    const answers = [
      await send('jamf', undefined),
      await send('jamf', 'Bearer wrong-secret-of-some-length'),
      await send('jamf', 'Bearer wrong-secret-of-some-length', huge),
      await send('jamf', undefined, '{'),
      await send('google', good),
      await send('nobody', good),
      await send('no%20name', good),
      await send('__proto__', good),
    ];
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 401, problem: { code: 'hook_refused' } });
  });

  it('is bounded with the right secret as well', async () => {
    const good = await right();
    expect(await send('jamf', good, body({ more: 'x'.repeat(65_536) }))).toMatchObject({ status: 413 });
    expect(await send('jamf', good, '{')).toMatchObject({ status: 400 });
    const deep = '['.repeat(30_000) + ']'.repeat(30_000);
    expect(await send('jamf', good, deep)).toMatchObject({ status: 204 });
  });

  it('that comes again has no effect', async () => {
    const good = await right();
    const again = body();
    await send('jamf', good, again);
    const asked = await restful();
    for (let round = 0; round < 10; round += 1) {
      const answers = await Promise.all(Array.from({ length: 10 }, () => send('jamf', good, again)));
      for (const answer of answers) expect(answer).toEqual({ status: 204, problem: {} });
    }
    expect(await restful()).toBe(asked);
  });

  it('leaves no trace of what it said in the log', async () => {
    const value = (await right()).replace('Bearer ', '');
    const log = await readFile(stack.log, 'utf8');
    expect(log).toContain('POST /hooks/{source}');
    expect(log).not.toContain(value);
    expect(log).not.toContain(mac.serial);
  });
});

it('needs no right that it has not, and takes messages out with its own', async () => {
  const used = () => {
    const mine = stack.rights().needed.filter(({ function: name }) => name === functionName('hooks'));
    expect(mine.filter(({ by }) => by.length === 0)).toEqual([]);
    return new Set(mine.map(({ action }) => action));
  };
  for (let tries = 0; tries < 100 && !used().has('sqs:DeleteMessage'); tries += 1) await sleep(200);
  expect(used()).toEqual(
    new Set([
      ...[
        'dynamodb:GetItem',
        'dynamodb:UpdateItem',
        'lambda:InvokeFunction',
        'secretsmanager:GetSecretValue',
      ],
      ...['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:SendMessage'],
    ]),
  );
});
