/** From a sender to a person to the receiver, through the whole stack: bundles, CDN, sign-in, bus and webhook. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { AWS } from '../../local/aws.ts';
import { SECRETS_PREFIX } from '../../local/functions/names.ts';
import type { AnswerMessage } from '../../local/notifications/receiver.ts';
import { sampleNotification } from '../../local/notifications/samples.ts';
import { contentOf, openSecrets } from '../../local/secrets/store.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { createKeys } from '../../shared/access/keys.ts';
import { createTokens } from '../../shared/access/token.ts';
import type { ReportNotification } from '../../shared/model/notification.ts';
import type { Report } from '../../shared/model/report.ts';
import { Visitor } from './visitor.ts';

jest.setTimeout(60_000);

const USER = 'user@example.com';
const answers: AnswerMessage[] = [];
let folder: string;
let stack: Stack;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stethoscope-notifications-'));
  await mkdir(join(folder, 'site'));
  await writeFile(join(folder, 'site/index.html'), '<!doctype html><title>The page</title>');
  stack = await startStack({
    people: 10,
    folder: join(folder, 'data'),
    site: join(folder, 'site'),
    answered: (message) => void answers.push(message),
  });
}, 180_000);
afterAll(async () => {
  await stack?.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function token(): Promise<string> {
  const store = await openSecrets(join(folder, 'data/secrets.json'));
  const read = async (name: string) => ({
    value: contentOf(store, `${SECRETS_PREFIX}/${name}`),
    version: name,
  });
  const now = () => new Date();
  const tokens = createTokens({ keys: createKeys({ read }, now), issuer: stack.origin, now });
  return (await tokens.make({ sub: 'siem', scopes: ['notifications:write'], days: 1 })).token;
}

async function signedIn(): Promise<Visitor> {
  const visitor = new Visitor();
  await visitor.signIn(stack.origin, USER);
  return visitor;
}

async function notificationsOf(visitor: Visitor): Promise<ReportNotification[]> {
  const visit = await visitor.visit(`${stack.origin}/api/v1/report/me`);
  expect(visit.status).toBe(200);
  return (visit.json() as Report).notifications;
}

async function until<Found>(look: () => Found | undefined | Promise<Found | undefined>): Promise<Found> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(100);
  }
}

const answer = (visitor: Visitor, id: string, json: object) =>
  visitor.visit(`${stack.origin}/api/v1/notifications/${id}/answer`, { method: 'POST', json });

it('is sent with a token, seen, answered, and its answer comes out at the webhook', async () => {
  const sent = sampleNotification(USER);
  const response = await fetch(`${stack.origin}/api/v1/notifications`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
    body: JSON.stringify(sent),
  });
  expect(response.status).toBe(201);
  const { id } = (await response.json()) as { id: string };
  const visitor = await signedIn();
  expect(await notificationsOf(visitor)).toMatchObject([{ id, title: sent.title, sender: 'siem' }]);
  expect((await answer(visitor, id, { action: 'deny', comment: 'I was at home.' })).status).toBe(200);
  expect(await notificationsOf(visitor)).toMatchObject([{ id, answer: { action: 'deny', who: USER } }]);
  // Nobody ticks here: keeping the answer has woken the delivery.
  const message = await until(() => answers.find(({ data }) => data.notification.sender_id === sent.id));
  expect(message.data.answer).toMatchObject({ action: 'deny', comment: 'I was at home.', style: 'alarm' });
});

it('is taken from the bus as well', async () => {
  const sent = sampleNotification(USER, 'simple');
  const client = new EventBridgeClient({ ...AWS, endpoint: stack.endpoint });
  const entry = { Source: 'payroll', DetailType: 'Stethoscope Notification', Detail: JSON.stringify(sent) };
  await client.send(new PutEventsCommand({ Entries: [entry] }));
  client.destroy();
  const visitor = await signedIn();
  const seen = await until(async () =>
    (await notificationsOf(visitor)).find(({ title }) => title === sent.title),
  );
  expect(seen).toMatchObject({ sender: 'payroll', actions: [{ id: 'acknowledge' }] });
});
