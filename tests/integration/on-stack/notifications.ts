/** From a sender to a person to the receiver, through the whole stack: bundles, CDN, sign-in, bus and webhook. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, it } from '@jest/globals';
import { AWS } from '../../../local/aws.ts';
import { SECRETS_PREFIX } from '../../../local/functions/names.ts';
import type { AnswerMessage } from '../../../local/notifications/receiver.ts';
import { sampleNotification } from '../../../local/notifications/samples.ts';
import { contentOf, openSecrets } from '../../../local/secrets/store.ts';
import type { Stack } from '../../../local/stack.ts';
import { createKeys } from '../../../shared/access/keys.ts';
import { createTokens } from '../../../shared/access/token.ts';
import type { ReportNotification } from '../../../shared/model/notification.ts';
import type { Report } from '../../../shared/model/report.ts';
import type { Visitor } from '../visitor.ts';

const USER = 'user@example.com';

export interface NotifiedStack {
  stack: Stack;
  /** Where the stack keeps what it has made. */
  data: string;
  /** What has come out at the webhook. */
  answers: readonly AnswerMessage[];
  /** Somebody who is signed in, by the name before the @. */
  signedIn(name: string): Promise<Visitor>;
}

/** A token of a sender. */
async function token({ stack, data }: NotifiedStack): Promise<string> {
  const store = await openSecrets(join(data, 'secrets.json'));
  const read = async (name: string) => ({
    value: contentOf(store, `${SECRETS_PREFIX}/${name}`),
    version: name,
  });
  const now = () => new Date();
  const tokens = createTokens({ keys: createKeys({ read }, now), issuer: stack.origin, now });
  return (await tokens.make({ sub: 'siem', scopes: ['notifications:write'], days: 1 })).token;
}

async function until<Found>(look: () => Found | undefined | Promise<Found | undefined>): Promise<Found> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(100);
  }
}

export function notified(on: NotifiedStack): void {
  async function notificationsOf(visitor: Visitor): Promise<ReportNotification[]> {
    const visit = await visitor.visit(`${on.stack.origin}/api/v1/report/me`);
    expect(visit.status).toBe(200);
    return (visit.json() as Report).notifications;
  }

  const answer = (visitor: Visitor, id: string, json: object) =>
    visitor.visit(`${on.stack.origin}/api/v1/notifications/${id}/answer`, { method: 'POST', json });

  it('is sent with a token, seen, answered, and its answer comes out at the webhook', async () => {
    const sent = sampleNotification(USER);
    const response = await fetch(`${on.stack.origin}/api/v1/notifications`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await token(on)}`, 'content-type': 'application/json' },
      body: JSON.stringify(sent),
    });
    expect(response.status).toBe(201);
    const { id } = (await response.json()) as { id: string };
    const visitor = await on.signedIn('user');
    expect(await notificationsOf(visitor)).toMatchObject([{ id, title: sent.title, sender: 'siem' }]);
    expect((await answer(visitor, id, { action: 'deny', comment: 'I was at home.' })).status).toBe(200);
    expect(await notificationsOf(visitor)).toMatchObject([{ id, answer: { action: 'deny', who: USER } }]);
    // Nobody ticks here: keeping the answer has woken the delivery.
    const message = await until(() => on.answers.find(({ data }) => data.notification.sender_id === sent.id));
    expect(message.data.answer).toMatchObject({ action: 'deny', comment: 'I was at home.', style: 'alarm' });
  });

  it('is taken from the bus as well', async () => {
    const sent = sampleNotification(USER, 'simple');
    const client = new EventBridgeClient({ ...AWS, endpoint: on.stack.endpoint });
    const entry = { Source: 'payroll', DetailType: 'Stethoscope Notification', Detail: JSON.stringify(sent) };
    await client.send(new PutEventsCommand({ Entries: [entry] }));
    client.destroy();
    const visitor = await on.signedIn('user');
    const seen = await until(async () =>
      (await notificationsOf(visitor)).find(({ title }) => title === sent.title),
    );
    expect(seen).toMatchObject({ sender: 'payroll', actions: [{ id: 'acknowledge' }] });
  });
}
