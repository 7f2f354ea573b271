import { describe, expect, it } from '@jest/globals';
import type { Notifications } from '../../../shared/api/notifications.ts';
import type { ApiResult } from '../../../web/api.ts';
import { createMore } from '../../../web/notifications/more.ts';
import { asking, CONFIRM, told } from '../../support/asked.ts';

const one = (id: number) => ({ ...CONFIRM, id: String(id) });
const some = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => one(from + index));
const page = (notifications: Notifications['notifications'], next?: string): ApiResult<Notifications> => ({
  ok: true,
  data: { notifications, ...(next !== undefined && { next }) },
});
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => Number(id));

/** A report with the first two of nine questions. */
const report = { ...asking(one(0), one(1)), notifications_left_out: 7 };

function more(...answers: ApiResult<Notifications>[]) {
  const asked: unknown[] = [];
  const found = createMore({ who: 'ann@example.com', reason: 'Ticket 4711' }, async (query) => {
    asked.push(query);
    return answers.shift() ?? page([]);
  });
  return { ...found, asked };
}

describe('more questions', () => {
  it('come page after page, each once, until all are there', async () => {
    const { load, beyond, left, asked } = more(page(some(0, 4), 'a'), page(some(3, 8), 'b'), page([one(8)]));
    expect([beyond(report), left(report)]).toEqual([[], 7]);
    await load(report);
    expect([ids(beyond(report)), left(report)]).toEqual([[2, 3], 5]);
    await load(report);
    await load(report);
    expect([ids(beyond(report)), left(report)]).toEqual([[2, 3, 4, 5, 6, 7, 8], 0]);
    const common = { who: 'ann@example.com', reason: 'Ticket 4711' };
    expect(asked).toEqual(['', 'a', 'b'].map((before) => ({ ...common, before: before || undefined })));
  });

  it('are looked for behind pages that the report knows already', async () => {
    const { load, beyond, asked } = more(page(some(0, 2), 'a'), page(some(2, 4)));
    await load(report);
    expect([ids(beyond(report)), asked.length]).toEqual([[2, 3], 2]);
  });

  it('are not those that are answered, and leave when the report has them', async () => {
    const { load, beyond } = more(page([one(2), told(one(3), 'deny'), one(4)]));
    await load(report);
    expect(ids(beyond(report))).toEqual([2, 4]);
    expect(ids(beyond(asking(one(1), one(2))))).toEqual([4]);
  });

  it('that do not come can be asked for again', async () => {
    const failed = { ok: false, failure: { kind: 'network' } } as const;
    const { load, store, left } = more(failed, page(some(0, 9)));
    await load(report);
    expect([store.get().phase, left(report)]).toEqual(['failed', 7]);
    await load(report);
    expect([store.get().phase, left(report)]).toEqual(['ready', 0]);
  });

  it('are asked for once at a time', async () => {
    const { load, asked } = more(page(some(0, 9)));
    await Promise.all([load(report), load(report)]);
    expect(asked).toHaveLength(1);
  });
});
