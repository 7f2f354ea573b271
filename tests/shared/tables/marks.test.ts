import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createRecordsTable, type RecordsTable } from '../../../shared/tables/records.ts';
import { startTables, type Tables } from '../../support/dynalite.ts';
import { itemsOf } from '../../support/items.ts';

let tables: Tables;
let table: RecordsTable;
let now: Date;

beforeAll(async () => {
  tables = await startTables();
  table = createRecordsTable({ now: () => now });
});
beforeEach(() => {
  now = new Date('2026-05-01T09:00:00Z');
});
afterAll(() => tables.close());

const at = (time: string) => `2026-05-01T${time}.000Z`;
const take = (email: string, until: string, recent?: string) =>
  table.takeLease(email, 'jamf', new Date(at(until)), now, recent ? new Date(at(recent)) : undefined);
const fetched = (fetched_at: string, rest = {}) => ({ fetched_at, complete: true, dropped: [], ...rest });

describe('the lease', () => {
  it('goes to one of a hundred', async () => {
    const taken = await Promise.all(Array.from({ length: 100 }, () => take('h@example.com', '09:01:00')));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('is free again when it runs out, and when the fetch ends well or not', async () => {
    expect(await take('l@example.com', '09:00:30')).toEqual({ lapsed: false });
    expect(await take('l@example.com', '09:00:30')).toBe(false);
    now = new Date(at('09:00:30'));
    expect(await take('l@example.com', '09:01:00')).toEqual({ lapsed: true });
    await table.markFetched('l@example.com', 'jamf', fetched(at('09:00:30')));
    expect(await take('l@example.com', '09:01:00')).toEqual({ lapsed: false });
    await table.markFailed('l@example.com', 'jamf', { code: 'unreachable', at: at('09:00:31') });
    expect(await take('l@example.com', '09:01:00')).toEqual({ lapsed: false });
  });

  it('is of one person at one source', async () => {
    expect(await take('one@example.com', '09:01:00')).toEqual({ lapsed: false });
    expect(await take('two@example.com', '09:01:00')).toEqual({ lapsed: false });
    expect(await table.takeLease('one@example.com', 'landesk', new Date(at('09:01:00')), now)).toEqual({
      lapsed: false,
    });
  });

  it('is not given right after an attempt ended, to who does not want to ask again', async () => {
    await table.markFailed('r@example.com', 'jamf', { code: 'unreachable', at: at('08:59:50') });
    expect(await take('r@example.com', '09:01:00', '08:59:55')).toBe(false);
    expect(await take('r@example.com', '09:01:00', '09:00:00')).toEqual({ lapsed: false });
  });
});

describe('a mark', () => {
  it('tells how the last fetch went', async () => {
    await take('m@example.com', '09:01:00');
    expect(await table.mark('m@example.com', 'jamf')).toEqual({
      source: 'jamf',
      dropped: [],
      fetching_until: at('09:01:00'),
    });
    await table.markFetched('m@example.com', 'jamf', fetched(at('08:59:59'), { dropped: ['7'] }));
    const mark = {
      source: 'jamf',
      fetched_at: at('08:59:59'),
      complete: true,
      dropped: ['7'],
      ended_at: at('09:00:00'),
    };
    expect(await table.mark('m@example.com', 'jamf')).toEqual(mark);
    expect((await table.person('m@example.com')).marks).toEqual(new Map([['jamf', mark]]));
  });

  it('keeps what was known when an attempt fails, and forgets the failure when one succeeds', async () => {
    await table.markFetched('e@example.com', 'jamf', fetched(at('08:00:00'), { dropped: ['7'] }));
    const error = { code: 'rate_limited' as const, at: at('08:30:00') };
    await table.markFailed('e@example.com', 'jamf', error);
    expect(await table.mark('e@example.com', 'jamf')).toMatchObject({
      fetched_at: at('08:00:00'),
      complete: true,
      dropped: ['7'],
      error,
    });
    await table.markFetched('e@example.com', 'jamf', fetched(at('08:45:00')));
    expect(await table.mark('e@example.com', 'jamf')).not.toHaveProperty('error');
  });

  it('is not set back by a fetch that was sent earlier and took longer', async () => {
    await table.markFetched('s@example.com', 'jamf', fetched(at('08:10:00')));
    await table.markFetched('s@example.com', 'jamf', fetched(at('08:00:00'), { complete: false }));
    expect(await table.mark('s@example.com', 'jamf')).toMatchObject({
      fetched_at: at('08:10:00'),
      complete: true,
    });
  });

  it('of an unknown version counts as not there, and gives way', async () => {
    const foreign = { pk: 'user#v@example.com', sk: 'mark#jamf', v: 99, fetched_at: 1, fetching_until: 'z' };
    await itemsOf().put(foreign);
    expect(await table.mark('v@example.com', 'jamf')).toBeUndefined();
    expect((await table.person('v@example.com')).marks.size).toBe(0);
    expect(await take('v@example.com', '09:01:00')).toEqual({ lapsed: false });
    expect(await take('v@example.com', '09:01:00')).toBe(false);
    await table.markFetched('v@example.com', 'jamf', fetched(at('08:59:59')));
    expect(await table.mark('v@example.com', 'jamf')).toMatchObject({ fetched_at: at('08:59:59') });
  });
});
