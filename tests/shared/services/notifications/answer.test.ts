import { describe, expect, it } from '@jest/globals';
import { callApi } from '../../../support/api.ts';
import { ANN, BOB, CONFIG, DAY } from '../../../support/notifications.ts';
import { notificationStage } from './stage.ts';

const stage = notificationStage();

describe('an answer', () => {
  it('is kept with who and when, wakes the delivery, and is there after a reload', async () => {
    const id = await stage.sendOne();
    const { status, body } = await stage.answer(id, { action: 'deny', comment: ' I was at home.\r\n' });
    expect(status).toBe(200);
    const wanted = {
      action: 'deny',
      comment: 'I was at home.',
      at: stage.access.now().toISOString(),
      who: ANN,
    };
    expect(body.notification).toMatchObject({
      answer: wanted,
      next: CONFIG.notifications.not_me && { text: CONFIG.notifications.not_me.next },
    });
    expect(await stage.find(id)).toEqual(body.notification);
    // Waking failed; the answer is safe nevertheless.
    expect(stage.wakes).toBe(1);
    expect(await stage.table.count('waiting')).toBeGreaterThan(0);
  });

  it('may be repeated, also after the end; another one gets 409 with what was said', async () => {
    const id = await stage.sendOne();
    const first = await stage.answer(id, { action: 'confirm' });
    stage.access.wait(DAY);
    expect((await stage.answer(id, { action: 'confirm' })).body).toEqual(first.body);
    stage.access.wait(60 * DAY);
    expect((await stage.answer(id, { action: 'confirm', comment: '' })).status).toBe(200);
    for (const other of [{ action: 'deny' }, { action: 'confirm', comment: 'But wait' }]) {
      const refused = await stage.answer(id, other);
      expect(refused.headers['content-type']).toBe('application/problem+json');
      expect([refused.status, refused.body.code]).toEqual([409, 'already_answered']);
      expect(refused.body.notification.answer).toMatchObject({ action: 'confirm' });
    }
    expect((await stage.find(id)).answer.action).toBe('confirm');
  });

  it("is the addressee's alone: for everybody else there is no such notification", async () => {
    const id = await stage.sendOne();
    const [other, none] = [
      await stage.answer(id, { action: 'deny' }, BOB),
      await stage.answer('x'.repeat(22), { action: 'deny' }),
    ];
    expect([other.status, other.body.detail]).toEqual([404, none.body.detail]);
    expect(await stage.find(id, BOB)).toBeUndefined();
    expect((await stage.find(id)).answer).toBeUndefined();
  });

  it('is refused after the end, and then not shown', async () => {
    const id = await stage.sendOne({ expires: new Date(stage.access.now().getTime() + DAY).toISOString() });
    stage.access.wait(DAY);
    const { status, body } = await stage.answer(id, { action: 'deny' });
    expect([status, body.code]).toEqual([410, 'expired']);
    expect(await stage.find(id)).toBeUndefined();
  });

  it('is one, of many at once; all the others hear which', async () => {
    const id = await stage.sendOne();
    const actions = ['confirm', 'deny', 'confirm', 'deny', 'confirm', 'deny'];
    const answers = await Promise.all(actions.map((action) => stage.answer(id, { action })));
    const kept = (await stage.find(id)).answer.action;
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
    const id = await stage.sendOne();
    const refused = await stage.answer(id, body);
    expect([refused.status, refused.body.errors.map(({ field }: { field: string }) => field)]).toEqual([
      400,
      fields,
    ]);
    expect((await stage.find(id)).answer).toBeUndefined();
  });

  it('has a comment where it is asked for, and only there', async () => {
    const actions = [
      { id: 'why', label: 'Say why', comment: 'required' },
      { id: 'ok', label: 'Fine', comment: 'none' },
    ];
    const id = await stage.sendOne({ actions });
    expect((await stage.answer(id, { action: 'why', comment: '  ' })).body.errors[0].field).toBe('comment');
    expect((await stage.answer(id, { action: 'ok', comment: 'Hm' })).body.errors[0].field).toBe('comment');
    expect((await stage.answer(id, { action: 'why', comment: '\u3164\u2800' })).body.errors[0].field).toBe(
      'comment',
    );
    const longest = `No${'😀'.repeat(998)}`;
    expect((await stage.answer(id, { action: 'why', comment: `${longest}!` })).status).toBe(400);
    expect((await stage.answer(id, { action: 'why', comment: `\ufeff ${longest}` })).status).toBe(200);
    expect((await stage.find(id)).answer.comment).toBe(longest);
  });

  it('of an unknown type is an acknowledgement', async () => {
    const id = await stage.sendOne({ type: 'vendor_alert' });
    expect((await stage.find(id)).actions).toEqual([
      { id: 'acknowledge', label: 'I have read this', style: 'primary', comment: 'none' },
    ]);
    expect((await stage.answer(id, { action: 'acknowledge' })).status).toBe(200);
  });
});

describe('what waits', () => {
  it('is seen by the security team, without what was said', async () => {
    const id = await stage.sendOne();
    await stage.answer(id, { action: 'deny', comment: 'Secret words' });
    const seen = await callApi(stage.lambda, {
      route: 'GET /api/v1/deliveries',
      ...(await stage.as(BOB, 'security')),
    });
    expect(seen.body.waiting).toBeGreaterThan(0);
    expect(seen.body.deliveries.map((one: { notification_id: string }) => one.notification_id)).toContain(id);
    expect(seen.text).not.toContain('Secret words');
  });
});
