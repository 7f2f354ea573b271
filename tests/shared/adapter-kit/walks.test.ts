import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { together } from '../../../shared/adapter-kit/answers.ts';
import { SourceError } from '../../../shared/adapter-kit/errors.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { byPosition, everyPage, inTurn, lastKey, MOST_PAGES } from '../../../shared/adapter-kit/walks.ts';
import type { Page } from '../../../shared/model/record.ts';
import { RUNS, TIME } from '../../support/fuzz.ts';

const page = (id: number, next?: string) => ({
  complete: true,
  dropped: [],
  records: [{ id: String(id) }],
  ...(next !== undefined && { next }),
});

describe('every page of a look-up', () => {
  it('is read, in order', async () => {
    const answer = await everyPage(async (cursor) =>
      page(Number(cursor ?? 0), cursor === '2' ? undefined : `${Number(cursor ?? 0) + 1}`),
    );
    expect(answer).toEqual({ complete: true, dropped: [], records: [{ id: '0' }, { id: '1' }, { id: '2' }] });
  });

  it('is read of every range, too, once', async () => {
    const pages = new Map<string | undefined, Page<{ id: string }>>([
      [undefined, { ...page(0), split: ['a', 'b'] }],
      ['a', page(1, 'c')],
      ['b', page(2)],
      ['c', { ...page(3), split: [] }],
    ]);
    const answer = await everyPage(async (cursor) => pages.get(cursor) ?? page(9));
    expect(answer.records.map(({ id }) => id)).toEqual(['0', '1', '2', '3']);
  });

  it.each([
    ['the same token again and again', () => 'same', 2],
    ['two tokens in turn', (calls: number) => `${calls % 2}`, 3],
    ['ever new tokens', (calls: number) => `${calls}`, MOST_PAGES],
  ])('ends for a vendor that gives %s', async (_what, next, most) => {
    let calls = 0;
    const endless = everyPage(async () => {
      calls += 1;
      return page(calls, next(calls));
    });
    await expect(endless).rejects.toMatchObject({ name: 'SourceError', code: 'unintelligible' });
    expect(calls).toBe(most);
  });
});

describe('several lists in turn', () => {
  const lists = [{ name: 'computers' }, { name: 'mobile' }];
  const ask = async ({ name }: { name: string }, cursor?: string) =>
    page(0, cursor === undefined ? `${name}-2:x` : undefined);

  it('are walked one after the other, each with a cursor of its own', async () => {
    const cursors: (string | undefined)[] = [];
    let cursor: string | undefined;
    do {
      cursor = (await inTurn(lists, cursor, ask)).next;
      cursors.push(cursor);
    } while (cursor !== undefined);
    expect(cursors).toEqual(['computers:computers-2:x', 'mobile:', 'mobile:mobile-2:x', undefined]);
  });

  it.each(['nonsense', 'printers:', ''])('refuse the cursor %j', async (cursor) => {
    await expect(inTurn(lists, cursor, ask)).rejects.toMatchObject({ code: 'internal' });
  });
});

it.each([
  [['1', '2', undefined, '10'], undefined, '10'],
  [[], '7', undefined],
  [[undefined], undefined, undefined],
  [['1', '10', '2'], undefined, 'unordered'],
  [['3'], '7', 'unordered'],
  [['a'], undefined, 'unordered'],
])('after %j (asked after %j) it goes on from %j', (keys, after, expected) => {
  expect(lastKey(keys, after)).toBe(expected);
});

describe('a walk by position', () => {
  /** Walks over a list from which some devices are deleted after each page. */
  async function walk(ids: string[], size: number, deletions: readonly (readonly number[])[] = []) {
    let left = ids;
    const given: string[] = [];
    let sure = true;
    let pages = 0;
    for (let cursor: string | undefined; pages < 1000; ) {
      const part = await byPosition(
        { window: async (offset) => left.slice(offset, offset + size), idOf: (id) => id },
        cursor,
      );
      given.push(...part.devices);
      sure &&= part.sure;
      const gone = new Set((deletions[pages] ?? []).map((at) => left[at % Math.max(1, left.length)]));
      left = left.filter((id) => !gone.has(id));
      pages += 1;
      if (part.next === undefined) return { given, left, sure, pages };
      cursor = part.next;
    }
    throw new Error('The walk does not end.');
  }
  const named = (count: number) => Array.from({ length: count }, (_, index) => `d${index}`);

  it('gives each device once', async () => {
    const { given, sure } = await walk(named(25), 4);
    expect(given).toEqual(named(25));
    expect(sure).toBe(true);
  });

  it('of an empty list is over at once', async () => {
    expect(await walk([], 4)).toMatchObject({ given: [], pages: 1, sure: true });
  });

  it(
    'skips nothing when devices are deleted meanwhile, or says that it is not sure',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: 60 }),
          fc.integer({ min: 2, max: 12 }),
          fc.array(fc.array(fc.nat(100), { maxLength: 8 }), { maxLength: 12 }),
          async (count, size, deletions) => {
            const { given, left, sure } = await walk(named(count), size, deletions);
            if (sure) expect(left.filter((id) => !given.includes(id))).toEqual([]);
          },
        ),
        { numRuns: RUNS },
      );
    },
    TIME,
  );

  it('is sure after one device was deleted before each page', async () => {
    const { given, left, sure } = await walk(
      named(40),
      5,
      Array.from({ length: 20 }, () => [0]),
    );
    expect(sure).toBe(true);
    expect(left.filter((id) => !given.includes(id))).toEqual([]);
    expect(new Set(given).size).toBe(given.length);
  });

  it.each(['nonsense', '{}', '["x"]', '[1,2]', 'null'])('refuses the cursor %j', async (cursor) => {
    const walking = byPosition({ window: async () => [], idOf: () => undefined }, cursor);
    await expect(walking).rejects.toMatchObject({ code: 'internal' });
  });
});

describe('an answer of several parts', () => {
  const good = Promise.resolve(page(1));
  const failing = () => Promise.reject(new SourceError('unreachable', 'It is down.'));

  it('holds each device once', async () => {
    expect(await together([good, good], silentLog)).toEqual(page(1));
  });

  it('is incomplete without one of them, and none without all', async () => {
    expect(await together([good, failing()], silentLog)).toEqual({ ...page(1), complete: false });
    await expect(together([failing(), failing()], silentLog)).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('hides no mistake of ours', async () => {
    const bug = Promise.reject(new RangeError('a bug'));
    await expect(together([good, bug], silentLog)).rejects.toThrow('a bug');
  });
});
