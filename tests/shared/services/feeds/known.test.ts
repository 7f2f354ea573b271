import { describe, expect, it } from '@jest/globals';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import type { Feed, FeedCopy } from '../../../../shared/model/feed.ts';
import { createKnownReleases } from '../../../../shared/services/feeds/known.ts';

const AT = '2026-11-27T07:00:00.000Z';
const kept = (summary: unknown) => ({ read_at: AT, feed_time: AT, summary });
const COPIES: Partial<Record<Feed, FeedCopy<unknown>>> = {
  kev: { asked_at: AT, documents: { catalogue: kept({ added: { 'CVE-1': '2026-11-01' } }) } },
  endoflife: {
    asked_at: AT,
    documents: {
      fedora: kept({ products: { fedora: [] } }),
      debian: kept({ products: { debian: [] } }),
      ubuntu: { refused: { reason: 'unreadable', since: AT, fingerprint: '' } },
    },
  },
};

function open(off: readonly Feed[] = []) {
  let now = Date.parse(AT);
  let fails = false;
  const asked: Feed[] = [];
  const copy = async (feed: Feed) => {
    asked.push(feed);
    if (fails) throw new Error('The table does not answer.');
    return COPIES[feed];
  };
  const on = (feed: Feed) => ({ off: off.includes(feed) });
  const feeds = { sofa: on('sofa'), endoflife: on('endoflife'), msrc: on('msrc'), kev: on('kev') };
  const releases = createKnownReleases({ table: { copy }, feeds, now: () => new Date(now), log: silentLog });
  return {
    ...{ releases, asked },
    wait: (minutes: number) => {
      now += minutes * 60_000;
    },
    fail: (does: boolean) => {
      fails = does;
    },
  };
}

describe('what is known about releases', () => {
  it('is what each feed says, with its age; one that was never read is absent', async () => {
    expect(await open().releases()).toEqual({
      kev: { feed_time: AT, read_at: AT, summary: { added: { 'CVE-1': '2026-11-01' } } },
      endoflife: { feed_time: AT, read_at: AT, summary: { products: { fedora: [], debian: [] } } },
    });
  });

  it('has nothing of a feed that is off, and does not ask for it', async () => {
    const { releases, asked } = open(['kev']);
    expect(Object.keys(await releases())).toEqual(['endoflife']);
    expect(asked).not.toContain('kev');
  });

  it('is read once in five minutes, however many ask at once', async () => {
    const { releases, asked, wait } = open();
    await Promise.all([releases(), releases()]);
    wait(4);
    await releases();
    expect(asked).toHaveLength(4);
    wait(2);
    await releases();
    expect(asked).toHaveLength(8);
  });

  it('stays what it was while the table fails', async () => {
    const { releases, wait, fail } = open();
    const before = await releases();
    fail(true);
    wait(6);
    expect(await releases()).toEqual(before);
    fail(false);
    wait(1);
    expect(await releases()).toEqual(before);
  });

  it('is nothing when the table has failed from the beginning', async () => {
    const { releases, fail } = open();
    fail(true);
    expect(await releases()).toEqual({});
  });
});
