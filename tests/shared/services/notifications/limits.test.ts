import { beforeEach, describe, expect, it } from '@jest/globals';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import { notificationEvents } from '../../../../shared/services/notifications/index.ts';
import { callApi } from '../../../support/api.ts';
import { CONFIG, DAY, sent, stored } from '../../../support/notifications.ts';
import { nextSenderId, notificationStage } from './stage.ts';

const stage = notificationStage();

const batchTo = (recipient: string, count: number) =>
  Array.from({ length: count }, () => sent({ id: nextSenderId(), recipient }));
const sendTo = async (recipient: string, count: number, sender?: string) =>
  (await stage.post({ notifications: batchTo(recipient, count) }, sender)).body.results as {
    status: string;
    id: string;
  }[];
const countOf = (results: readonly { status: string }[]) => ({
  created: results.filter(({ status }) => status === 'created').length,
  refused: results.filter(({ status }) => status === 'too_many_open').length,
});
const openOf = async (who: string) => (await stage.table.person(who)).filter(({ answer }) => !answer).length;

describe('open notifications of one sender to one person', () => {
  it('are a hundred at most, however many are sent at once', async () => {
    const who = 'racing@example.com';
    await sendTo(who, 30);
    const all = await Promise.all(Array.from({ length: 12 }, () => sendTo(who, 15)));
    expect(countOf(all.flat())).toEqual({ created: 70, refused: 110 });
    expect(await openOf(who)).toBe(100);
  });

  it('are a hundred at most, also when each is sent by itself', async () => {
    const who = 'single@example.com';
    await sendTo(who, 95);
    const all = await Promise.all(batchTo(who, 12).map((one) => stage.post(one)));
    expect(all.map(({ status }) => status).sort()).toEqual([
      ...Array.from({ length: 5 }, () => 201),
      ...Array.from({ length: 7 }, () => 429),
    ]);
    expect(all.find(({ status }) => status === 429)?.body).toMatchObject({
      code: 'too_many_open',
      detail: expect.stringMatching(/at most 100 .* of one sender, and 500 of all/),
    });
  });

  it('leave room again once they are answered or over', async () => {
    const who = 'slow@example.com';
    const [first, second] = await sendTo(who, 100);
    expect(countOf(await sendTo(who, 1)).refused).toBe(1);
    for (const one of [first, second]) await stage.answer(one?.id ?? '', { action: 'confirm' }, who);
    expect(countOf(await sendTo(who, 3))).toEqual({ created: 2, refused: 1 });
    stage.access.wait(31 * DAY);
    expect(countOf(await sendTo(who, 100))).toEqual({ created: 100, refused: 0 });
  });

  it('are no reason to refuse a repeat, open or answered', async () => {
    const who = 'again@example.com';
    const batch = batchTo(who, 100);
    const { body } = await stage.post({ notifications: batch });
    await stage.answer(body.results[3].id, { action: 'confirm' }, who);
    await sendTo(who, 5);
    expect((await stage.post(batch[3])).body).toMatchObject({ status: 'exists' });
    expect((await stage.post(batch[50])).body).toMatchObject({ status: 'exists' });
    expect((await stage.post({ ...batch[50], title: 'Other' })).body.code).toBe('id_used');
  });

  it('count also those that are there without a list of them', async () => {
    const who = 'earlier@example.com';
    const notifications = batchTo(who, 98);
    const places = stage.table.takePlaces;
    stage.table.takePlaces = async () => new Set();
    await stage.post({ notifications });
    stage.table.takePlaces = places;
    expect(countOf(await sendTo(who, 5))).toEqual({ created: 2, refused: 3 });
  });
});

describe('open notifications of all senders to one person', () => {
  it('are five hundred at most, however many send at once; nobody else loses room', async () => {
    const who = 'busy@example.com';
    const nine = Array.from({ length: 9 }, (_, index) => sendTo(who, 100, `sender-${index}`));
    expect(countOf((await Promise.all(nine)).flat())).toEqual({ created: 500, refused: 400 });
    expect(await openOf(who)).toBe(500);
    expect(countOf(await sendTo('other@example.com', 1, 'sender-1'))).toEqual({ created: 1, refused: 0 });
  });
});

describe('from the bus', () => {
  it('is refused the same way, counted and logged, and says nothing of what was sent', async () => {
    const counted: unknown[] = [];
    const logged: unknown[] = [];
    const handler = notificationEvents({
      table: stage.table,
      config: CONFIG,
      now: stage.access.now,
      log: { ...silentLog, warn: (...line) => void logged.push(line) },
      metrics: { milliseconds() {}, count: (...figure) => void counted.push(figure) },
    });
    const who = 'bus@example.com';
    const event = (count: number) => ({
      ...{ source: 'payroll', id: 'e1', detail: { notifications: batchTo(who, count) } },
    });
    await handler(event(99));
    expect(counted).toEqual([]);
    const { results } = await handler(event(3));
    expect(countOf(results)).toEqual({ created: 1, refused: 2 });
    expect(counted).toEqual([['NotificationsRefused', {}, 2]]);
    expect(JSON.stringify(logged)).toContain('[1] too many open');
    expect(JSON.stringify(logged)).not.toContain(who);
  });
});

describe('nine hundred that are there already', () => {
  const who = 'flooded@example.com';
  beforeEach(async () => {
    const create = (index: number) =>
      stage.table.create(
        stored({
          id: `old-${String(index).padStart(3, '0')}`,
          recipient: who,
          content: { ...stored().content, message: '"'.repeat(2000) },
        }),
      );
    await Promise.all(Array.from({ length: 900 }, (_, index) => create(index)));
  });

  it('come in pages that can be sent, nothing twice or never; the old lists are cut and say so', async () => {
    const ids: string[] = [];
    let query = '';
    do {
      const route = 'GET /api/v1/notifications/{who}';
      const { status, text, body } = await callApi(stage.lambda, {
        ...{ route, params: { who: 'me' }, query },
        ...(await stage.as(who)),
      });
      expect([status, Buffer.byteLength(JSON.stringify(text)) < 5_000_000]).toEqual([200, true]);
      ids.push(...body.notifications.map(({ id }: { id: string }) => id));
      query = body.next ? `before=${body.next}` : '';
    } while (query);
    expect([ids.length, new Set(ids).size]).toEqual([900, 900]);
    const route = 'GET /api/v1/notifications/merged/{who}';
    const merged = await callApi(stage.lambda, { route, params: { who: 'me' }, ...(await stage.as(who)) });
    expect(Buffer.byteLength(JSON.stringify(merged.text))).toBeLessThan(5_000_000);
    expect(merged.body.length + Number(merged.headers['stethoscope-left-out'])).toBe(900);
    const bad = { route: 'GET /api/v1/notifications/{who}', params: { who: 'me' }, query: 'before=x' };
    expect((await callApi(stage.lambda, { ...bad, ...(await stage.as(who)) })).body.code).toBe(
      'invalid_cursor',
    );
  });
});
