/** What waits comes in pages, on a real table. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pageOfDeliveries } from '../../../../shared/services/delivery/page.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { stored, testTable } from '../../../support/notifications.ts';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const WHO = 'ann@example.com';

let tables: Tables;
let table: ReturnType<typeof testTable>;
beforeAll(async () => {
  tables = await startTables();
  table = testTable(() => NOW);
});
afterAll(() => tables.close());

/** All at one time, so that pages end among those. */
async function answer(count: number, at: string): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const id = `${at.slice(17, 19)}-${index}`;
    await table.create(stored({ id, recipient: WHO }));
    await table.answer(WHO, id, { action: 'deny', at, who: WHO });
  }
}

async function park(count: number): Promise<void> {
  let left = count;
  for await (const one of table.due(NOW)) {
    if (left === 0) return;
    left -= 1;
    const claimed = await table.claim(one, NOW);
    const error = { target: 'webhook', code: 'refused', at: NOW.toISOString() } as const;
    if (claimed) await table.settle(claimed, { state: 'parked', due: NOW.toISOString(), done: {}, error });
  }
}

async function allPages() {
  const pages = [];
  let next: string | undefined;
  do {
    const page = await pageOfDeliveries(
      table,
      new URLSearchParams(next === undefined ? {} : { before: next }),
    );
    pages.push(page.deliveries);
    next = page.next;
  } while (next !== undefined);
  return pages;
}

it('each once, what was given up first, however many fall on one time', async () => {
  expect(await pageOfDeliveries(table, new URLSearchParams())).toEqual({ deliveries: [] });
  await answer(120, '2026-11-23T09:00:01.000Z');
  await answer(130, '2026-11-23T09:00:02.000Z');
  await park(115);
  const pages = await allPages();
  expect(pages.map((page) => page.length)).toEqual([100, 100, 50]);
  const all = pages.flat();
  expect(new Set(all.map(({ delivery_id }) => delivery_id)).size).toBe(250);
  const states = all.map(({ state }) => state);
  expect(states).toEqual([...Array(115).fill('parked'), ...Array(135).fill('waiting')]);
  const due = all.slice(115).map((one) => one.due);
  expect(due).toEqual([...due].sort());
  expect(JSON.stringify(all)).not.toContain(WHO);
});

it.each(['x', '', 'WyJwYXJrZWQiXQ', Buffer.from('["sent","2026","a"]').toString('base64url')])(
  'of a place that is none are refused: %j',
  async (before) => {
    await expect(pageOfDeliveries(table, new URLSearchParams({ before }))).rejects.toMatchObject({
      status: 400,
      code: 'invalid_cursor',
    });
  },
);
