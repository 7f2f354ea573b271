/** Sending and answering through the function as API Gateway calls it, on a real table. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SESSION_COOKIE } from '../../../../shared/runtime/access/cookies.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { type ApiLambda, apiFunction } from '../../../../shared/runtime/middleware/index.ts';
import { createPeopleTable } from '../../../../shared/runtime/tables/people.ts';
import { deliveryRoutes } from '../../../../shared/services/delivery/index.ts';
import { notificationRoutes } from '../../../../shared/services/notifications/index.ts';
import { type TestAccess, testAccess } from '../../../support/access.ts';
import { callApi, cookieValue } from '../../../support/api.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { ANN, BOB, CONFIG, DAY, sent, testTable } from '../../../support/notifications.ts';

const SEND = 'POST /api/v1/notifications';
const LIST = 'GET /api/v1/notifications/{who}';
const ANSWER = 'POST /api/v1/notifications/{id}/answer';

let tables: Tables;
let access: TestAccess;
let lambda: ApiLambda;
let table: ReturnType<typeof testTable>;
let wakes: number;
let count = 0;

beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());
beforeEach(() => {
  access = testAccess(createPeopleTable({ keepLooksFor: DAY, now: () => access.now() }));
  table = testTable(access.now);
  wakes = 0;
  const wake = async () => {
    wakes += 1;
    throw new Error('Nobody hears it.');
  };
  const work = notificationRoutes({ table, config: CONFIG, now: access.now, wake });
  lambda = apiFunction('notifications', { ...work, ...deliveryRoutes(table) }, access, { log: silentLog });
});

async function as(email: string, ...roles: 'security'[]) {
  const { cookie } = await access.sessions.begin({ email, roles: ['employee', ...roles] });
  return { cookies: { [SESSION_COOKIE]: cookieValue(cookie) } };
}
async function post(body: unknown) {
  const { token } = await access.tokens.make({ sub: 'siem', scopes: ['notifications:write'], days: 1 });
  const headers = { authorization: `Bearer ${token}` };
  return callApi(lambda, { route: SEND, headers, body: JSON.stringify(body) });
}
async function sendOne(more: object = {}): Promise<string> {
  const { body } = await post(sent({ id: `answer-${++count}`, ...more }));
  return body.id;
}
const answer = async (id: string, body: unknown, who = ANN) =>
  callApi(lambda, { route: ANSWER, params: { id }, body: JSON.stringify(body), ...(await as(who)) });
const list = async (who = ANN) =>
  (await callApi(lambda, { route: LIST, params: { who: 'me' }, ...(await as(who)) })).body.notifications;
const find = async (id: string, who = ANN) => (await list(who)).find((one: { id: string }) => one.id === id);

describe('sending', () => {
  it('creates with 201, repeats with 200, refuses with 400 and 409', async () => {
    const input = sent({ id: `answer-${++count}` });
    const first = await post(input);
    expect([first.status, first.body.status]).toEqual([201, 'created']);
    const again = await post(input);
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    const other = await post({ ...input, title: 'Other' });
    expect([other.status, other.body.code]).toEqual([409, 'id_used']);
    const bad = await post({ ...input, title: '', recipient: 'x' });
    expect([bad.status, bad.body.errors.map(({ field }: { field: string }) => field)]).toEqual([
      400,
      ['recipient', 'title'],
    ]);
  });

  it('takes a batch of 100 large ones, with a result for each', async () => {
    const batch = Array.from({ length: 100 }, (_, index) =>
      sent({
        id: `batch-${count}-${index}`,
        recipient: BOB,
        message: 'x'.repeat(2000),
        ...(index === 7 && { title: '' }),
      }),
    );
    const { status, body } = await post({ notifications: batch });
    expect(status).toBe(200);
    expect(body.results).toHaveLength(100);
    expect(body.results[7]).toMatchObject({ status: 'invalid', errors: [{ field: 'title' }] });
    expect(body.results.filter((one: { status: string }) => one.status === 'created')).toHaveLength(99);
    expect((await post({ notifications: [...batch, batch[0]] })).body.code).toBe('invalid_batch');
  });
});

describe('an answer', () => {
  it('is kept with who and when, wakes the delivery, and is there after a reload', async () => {
    const id = await sendOne();
    const { status, body } = await answer(id, { action: 'deny', comment: ' I was at home.\r\n' });
    expect(status).toBe(200);
    const wanted = { action: 'deny', comment: 'I was at home.', at: access.now().toISOString(), who: ANN };
    expect(body.notification).toMatchObject({
      answer: wanted,
      next: CONFIG.notifications.not_me && { text: CONFIG.notifications.not_me.next },
    });
    expect(await find(id)).toEqual(body.notification);
    // Waking failed; the answer is safe nevertheless.
    expect(wakes).toBe(1);
    expect(await table.count('waiting')).toBeGreaterThan(0);
  });

  it('may be repeated, also after the end; another one gets 409 with what was said', async () => {
    const id = await sendOne();
    const first = await answer(id, { action: 'confirm' });
    access.wait(DAY);
    expect((await answer(id, { action: 'confirm' })).body).toEqual(first.body);
    access.wait(60 * DAY);
    expect((await answer(id, { action: 'confirm', comment: '' })).status).toBe(200);
    for (const other of [{ action: 'deny' }, { action: 'confirm', comment: 'But wait' }]) {
      const refused = await answer(id, other);
      expect(refused.headers['content-type']).toBe('application/problem+json');
      expect([refused.status, refused.body.code]).toEqual([409, 'already_answered']);
      expect(refused.body.notification.answer).toMatchObject({ action: 'confirm' });
    }
    expect((await find(id)).answer.action).toBe('confirm');
  });

  it("is the addressee's alone: for everybody else there is no such notification", async () => {
    const id = await sendOne();
    const [other, none] = [
      await answer(id, { action: 'deny' }, BOB),
      await answer('x'.repeat(22), { action: 'deny' }),
    ];
    expect([other.status, other.body.detail]).toEqual([404, none.body.detail]);
    expect(await find(id, BOB)).toBeUndefined();
    expect((await find(id)).answer).toBeUndefined();
  });

  it('is refused after the end, and then not shown', async () => {
    const id = await sendOne({ expires: new Date(access.now().getTime() + DAY).toISOString() });
    access.wait(DAY);
    const { status, body } = await answer(id, { action: 'deny' });
    expect([status, body.code]).toEqual([410, 'expired']);
    expect(await find(id)).toBeUndefined();
  });

  it('is one, of many at once; all the others hear which', async () => {
    const id = await sendOne();
    const actions = ['confirm', 'deny', 'confirm', 'deny', 'confirm', 'deny'];
    const answers = await Promise.all(actions.map((action) => answer(id, { action })));
    const kept = (await find(id)).answer.action;
    for (const [index, { status, body }] of answers.entries()) {
      expect([status, body.notification.answer.action]).toEqual([actions[index] === kept ? 200 : 409, kept]);
    }
  });

  it.each([
    [{ action: 'explode' }, ['action']],
    [{}, ['action']],
    [null, ['action']],
    [{ action: 'deny', comment: 'x'.repeat(1001) }, ['comment']],
    [{ action: 'deny', comment: 7 }, ['comment']],
    [{ action: 'deny', who: BOB }, ['(whole)']],
  ])('such as %.40j is refused, naming %j', async (body, fields) => {
    const id = await sendOne();
    const refused = await answer(id, body);
    expect([refused.status, refused.body.errors.map(({ field }: { field: string }) => field)]).toEqual([
      400,
      fields,
    ]);
    expect((await find(id)).answer).toBeUndefined();
  });

  it('has a comment where it is asked for, and only there', async () => {
    const actions = [
      { id: 'why', label: 'Say why', comment: 'required' },
      { id: 'ok', label: 'Fine', comment: 'none' },
    ];
    const id = await sendOne({ actions });
    expect((await answer(id, { action: 'why', comment: '  ' })).body.errors[0].field).toBe('comment');
    expect((await answer(id, { action: 'ok', comment: 'Hm' })).body.errors[0].field).toBe('comment');
    expect((await answer(id, { action: 'why', comment: '😀'.repeat(1000) })).status).toBe(200);
  });

  it('of an unknown type is an acknowledgement', async () => {
    const id = await sendOne({ type: 'vendor_alert' });
    expect((await find(id)).actions).toEqual([
      { id: 'acknowledge', label: 'I have read this', style: 'primary', comment: 'none' },
    ]);
    expect((await answer(id, { action: 'acknowledge' })).status).toBe(200);
  });
});

describe('what waits', () => {
  it('is seen by the security team, without what was said', async () => {
    const id = await sendOne();
    await answer(id, { action: 'deny', comment: 'Secret words' });
    const seen = await callApi(lambda, { route: 'GET /api/v1/deliveries', ...(await as(BOB, 'security')) });
    expect(seen.body.waiting).toBeGreaterThan(0);
    expect(seen.body.deliveries.map((one: { notification_id: string }) => one.notification_id)).toContain(id);
    expect(seen.text).not.toContain('Secret words');
  });
});
