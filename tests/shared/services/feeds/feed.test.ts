/** A feed's function on a real table, against its simulator: what is kept, and what is told of it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sofa } from '../../../../adapters/sofa/index.ts';
import { startSimulator } from '../../../../adapters/sofa/simulator.ts';
import type { FeedSimulator } from '../../../../local/simulator/feed.ts';
import type { FeedFault } from '../../../../local/simulator/types.ts';
import { createHttp } from '../../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import type { AppleReleases } from '../../../../shared/model/releases.ts';
import { feedStatusOf } from '../../../../shared/releases/feed-status.ts';
import { APPLE_RULES, knowledgeIn } from '../../../../shared/releases/knowledge/index.ts';
import { feedHandler } from '../../../../shared/services/feeds/index.ts';
import { createFeedsTable, type FeedsTable } from '../../../../shared/tables/feeds.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { itemsOf } from '../../../support/items.ts';

const START = new Date('2026-11-27T09:00:00.000Z');
const KEY = { pk: 'feed#sofa', sk: 'copy' };

let tables: Tables;
let table: FeedsTable<AppleReleases>;
let simulator: FeedSimulator;
let now = START;
let counted: Record<string, number>;

beforeAll(async () => {
  tables = await startTables();
  table = createFeedsTable();
});
afterAll(() => tables.close());
beforeEach(async () => {
  now = START;
  counted = {};
  simulator = await startSimulator({ now: START });
  await items().remove(KEY.pk, KEY.sk);
});
afterEach(() => simulator.close());

const items = () => itemsOf('test-fleet');
const hoursLater = (hours: number) => {
  now = new Date(START.getTime() + hours * 3_600_000);
};
const read = async (settings: { off?: boolean; url?: string } = {}) => {
  const others = { endoflife: { off: true }, msrc: { off: true }, kev: { off: true } };
  const feeds = { ...others, sofa: { off: false, url: simulator.settings.url, ...settings } };
  const metrics = {
    count: (name: string) => {
      counted[name] = (counted[name] ?? 0) + 1;
    },
    milliseconds: (name: string, _: object, value: number) => {
      counted[name] = value;
    },
  };
  const http = createHttp({ retries: 0 });
  const handler = feedHandler(
    sofa,
    APPLE_RULES,
    { feeds },
    { http, metrics, log: silentLog, now: () => now },
  );
  return (await handler()).read;
};
const known = async () => knowledgeIn(await table.copy('sofa'), APPLE_RULES);
const status = async () => feedStatusOf('sofa', await table.copy('sofa'), false);

describe('a feed', () => {
  it('that is read is kept, with its own time and ours', async () => {
    expect(await read()).toBe('taken');
    expect(await known()).toMatchObject({
      feed_time: '2026-11-27T07:00:00.000Z',
      read_at: START.toISOString(),
    });
    expect((await known())?.summary.macos.map(({ major }) => major)).toEqual([27, 26, 15, 14]);
    expect(await status()).toEqual({
      feed: 'sofa',
      feed_time: '2026-11-27T07:00:00.000Z',
      read_at: START.toISOString(),
    });
    expect(counted).toEqual({ FeedRead: 1, FeedAge: 2 * 3_600_000 });
    const item = await items().get(KEY.pk, KEY.sk);
    expect(item).not.toHaveProperty('expires_at');
    expect((item as { body: Uint8Array }).body.length).toBeLessThan(10_000);
  });

  it('that has not changed costs two small answers, and counts as read', async () => {
    await read();
    const before = await known();
    hoursLater(1);
    expect([await read(), simulator.unchanged()]).toEqual(['unchanged', 2]);
    expect(await known()).toEqual({ ...before, read_at: now.toISOString() });
    expect(counted.FeedRead).toBe(2);
  });

  it('that is off is not asked, and that is no fault', async () => {
    expect([await read({ off: true }), simulator.calls(), counted]).toEqual(['off', 0, {}]);
    expect(feedStatusOf('sofa', await table.copy('sofa'), true)).toEqual({ feed: 'sofa', off: true });
  });

  const REFUSED: [FeedFault, string][] = [
    ['nothing', 'unreadable'],
    ['went_back', 'went_back'],
    ['half_file', 'line_missing'],
    ['old_copy', 'older'],
  ];
  it.each(REFUSED)(
    'with the fault %s keeps what is known and says since when and why',
    async (fail, reason) => {
      await read();
      const before = await known();
      simulator.faults.set({ fail });
      hoursLater(1);
      expect(await read()).toBe('doubtful');
      expect(await known()).toEqual(before);
      const since = now.toISOString();
      hoursLater(5);
      await read();
      expect(await status()).toMatchObject({ refused: { since, reason }, read_at: START.toISOString() });
      expect(counted).toMatchObject({ FeedRead: 1, FeedDoubtful: 4 });
      simulator.faults.clear();
      hoursLater(6);
      expect(await read()).toBe('unchanged');
      expect(await status()).not.toHaveProperty('refused');
    },
  );

  it('that says for a day that a version is withdrawn is believed, and rings once more', async () => {
    await read();
    simulator.faults.set({ fail: 'went_back' });
    hoursLater(1);
    await read();
    hoursLater(25);
    counted = {};
    expect(await read()).toBe('doubtful');
    expect(counted).toMatchObject({ FeedDoubtful: 2 });
    expect(await status()).toMatchObject({ believed: { reason: 'went_back', at: now.toISOString() } });
    const tahoe = (await known())?.summary.macos.find(({ major }) => major === 26);
    expect(tahoe?.releases.map(({ version }) => version)).not.toContain('26.7.2');
    hoursLater(26);
    expect(await read()).toBe('unchanged');
  });

  it('that cannot be reached keeps what is known', async () => {
    await read();
    const before = await known();
    simulator.faults.set({ fail: '500' });
    hoursLater(1);
    expect(await read()).toBe('failed');
    expect(await known()).toEqual(before);
    expect(await status()).toMatchObject({ error: { code: 'unreachable', at: now.toISOString() } });
    expect(counted.FeedRead).toBe(1);
    simulator.faults.clear();
    hoursLater(2);
    expect(await read()).toBe('unchanged');
    expect(await status()).not.toHaveProperty('error');
  });

  it('that was never read well says nothing, and since when it is refused', async () => {
    simulator.faults.set({ fail: 'html' });
    expect(await read()).toBe('doubtful');
    expect(await known()).toBeUndefined();
    expect(await status()).toEqual({
      feed: 'sofa',
      refused: { document: 'macos', since: START.toISOString(), reason: 'unreadable' },
    });
  });

  it('that names no state is read whole every six hours', async () => {
    await read();
    const copy = await table.copy('sofa');
    if (!copy) throw new Error('Nothing is kept.');
    for (const document of Object.values(copy.documents)) delete document.validator;
    await table.save('sofa', copy);
    hoursLater(1);
    expect(await read()).toBe('early');
    hoursLater(5.9);
    expect(await read()).toBe('taken');
  });
});

describe('what is kept of a feed', () => {
  it('is never replaced by what was read before it', async () => {
    await read();
    const copy = await table.copy('sofa');
    if (!copy) throw new Error('Nothing is kept.');
    const rivals = await Promise.all(
      ['a', 'b', 'c'].map((asked_at) => table.save('sofa', { ...copy, asked_at })),
    );
    expect(rivals.filter((kept) => kept)).toHaveLength(1);
    expect(await table.save('sofa', copy)).toBe(false);
    expect(await table.save('sofa', { documents: {}, asked_at: 'the first' })).toBe(false);
  });

  it('counts as not there when another release has left it, and gives way', async () => {
    await items().put({ ...KEY, v: 99, rev: 7, body: 'something else' });
    expect(await table.copy('sofa')).toBeUndefined();
    expect(await read()).toBe('taken');
    expect((await known())?.summary.ios).toHaveLength(3);
  });
});
