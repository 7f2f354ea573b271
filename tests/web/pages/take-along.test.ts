import { expect, it } from '@jest/globals';
import type { Held } from '../../../shared/api/people.ts';
import { collect } from '../../../web/pages/take-along.ts';

const page = (held: Held['held'], more: Partial<Held> = {}): Held => ({
  ...{ user: 'ann@example.com', generated_at: '2026-11-23T10:00:00.000Z', held },
  ...more,
});

it('makes one of all pages', async () => {
  const pages: Record<string, Held> = {
    first: page({ people: [1, 2] }, { next: 'a' }),
    a: page(
      { records: { devices: [3], claims: [] } },
      { next: 'b', left_out: [{ held: 'fleet', entry: 'x' }] },
    ),
    b: page({ records: { devices: [4], fetched: [5] }, notifications: [] }),
  };
  const asked: unknown[] = [];
  const all = await collect(async (before = 'first') => {
    asked.push(before);
    return { ok: true, data: pages[before] as Held };
  });
  expect(asked).toEqual(['first', 'a', 'b']);
  expect(all).toEqual({
    ok: true,
    data: page(
      { people: [1, 2], records: { devices: [3, 4], claims: [], fetched: [5] }, notifications: [] },
      { left_out: [{ held: 'fleet', entry: 'x' }] },
    ),
  });
});

it('gives no part for the whole', async () => {
  const failure = { ok: false, failure: { kind: 'network' } } as const;
  const ask = async (before?: string) =>
    before === undefined ? ({ ok: true, data: page({ people: [] }, { next: 'a' }) } as const) : failure;
  expect(await collect(ask)).toEqual(failure);
});
