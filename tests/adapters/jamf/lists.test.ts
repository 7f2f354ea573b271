import { describe, expect, it } from '@jest/globals';
import type { Connection } from '../../../shared/adapter-kit/contract.ts';
import type { Http } from '../../../shared/adapter-kit/http.ts';
import type { DeviceRecord, Page } from '../../../shared/model/record.ts';
import { countOf, stage } from './stage.ts';

const STORY = 'user@example.com';

async function walk(connection: Connection<DeviceRecord>): Promise<{ pages: Page[]; ids: string[] }> {
  const pages: Page[] = [];
  let cursor: string | undefined;
  do {
    const page: Page | undefined = await connection.all?.(cursor);
    if (page) pages.push(page);
    cursor = page?.next;
  } while (cursor !== undefined && pages.length < 500);
  return { pages, ids: pages.flatMap(({ records }) => records.map(({ id }) => id)) };
}

describe('lists of jamf', () => {
  it.each([
    ['11.30.1-t1', ['v4']],
    ['11.25.0', ['v4', 'v3']],
    ['11.20.0', ['v4', 'v3', 'v2']],
    ['10.50.0', ['v4', 'v3', 'v2', 'v1']],
    ['12.1.0', ['v4']],
  ])('finds the newest inventory of server %s, once', async (version, tried) => {
    const { simulator, connect } = await stage({ version });
    const connection = connect({ mobile_devices: false });
    const [first] = (await connection.byEmail?.(STORY))?.records ?? [];
    expect(first).toMatchObject({ id: '1', last_sync: '2026-11-23T07:00:00.000Z' });
    await connection.byEmail?.(STORY);
    const inventories = simulator.recent().filter((call) => call.includes('computers-inventory'));
    expect(inventories.map((call) => call.split('/')[2])).toEqual([...tried, tried.at(-1)]);
  });

  it('asks one question per list for a person', async () => {
    const { simulator, connect } = await stage();
    await connect().byEmail?.(STORY);
    expect(countOf(simulator.recent(), 'computers-inventory')).toBe(1);
    expect(countOf(simulator.recent(), 'mobile-devices')).toBe(1);
  });

  it('walks with one question per page', async () => {
    const { company, simulator, connect } = await stage({ people: 60 });
    const { ids } = await walk(connect({ page_size: 10 }));
    const computers = company.numbers('jamf', ['Mac']).length;
    const mobile = company.numbers('jamf', ['iOS']).length;
    expect(ids).toHaveLength(computers + mobile);
    expect(simulator.calls()).toBeLessThanOrEqual(Math.ceil(computers / 10) + Math.ceil(mobile / 10) + 1);
  });

  it('loses nothing when the server sends smaller pages than asked for', async () => {
    const { company, connect } = await stage({ people: 60, largestPage: 7 });
    const { ids, pages } = await walk(connect({ page_size: 1000 }));
    expect(new Set(ids).size).toBe(company.numbers('jamf', ['Mac', 'iOS']).length);
    expect(pages.every(({ complete }) => complete)).toBe(true);
  });

  it('keeps the two inventories apart, though their numbers overlap', async () => {
    const { connect } = await stage();
    const records = (await connect().byEmail?.(STORY))?.records ?? [];
    expect(records.map(({ id }) => id)).toEqual(['1', '6', 'mobile-1']);
  });

  it('leaves mobile devices alone when told to', async () => {
    const { simulator, connect } = await stage({ privileges: ['Read Computers'] });
    const { ids, pages } = await walk(connect({ mobile_devices: false }));
    expect(ids.every((id) => !id.startsWith('mobile'))).toBe(true);
    expect(pages.every(({ complete }) => complete)).toBe(true);
    expect(countOf(simulator.recent(), 'mobile')).toBe(0);
  });

  it('gives the computers, and says it is not all, when mobile devices may not be read', async () => {
    const { connect } = await stage({ privileges: ['Read Computers'] });
    const answer = await connect().byEmail?.(STORY);
    expect(answer?.complete).toBe(false);
    expect(answer?.records.map(({ id }) => id)).toEqual(['1', '6']);
  });

  it('walks by page number, and is never sure, where ids are compared as text', async () => {
    const { company, connect } = await stage({ people: 60, textualIds: true });
    const { ids, pages } = await walk(connect({ page_size: 7 }));
    expect(new Set(ids).size).toBe(company.numbers('jamf', ['Mac', 'iOS']).length);
    expect(pages.some(({ complete }) => !complete)).toBe(true);
  });

  it('ends by page number where the server counts more than it lists', async () => {
    const { connect } = await stage({ people: 20, textualIds: true });
    const boastful = (http: Http): Http => ({
      ...http,
      async json(...asked) {
        const answer = await http.json(...asked);
        const body = answer.body as { totalCount?: number };
        return body.totalCount === undefined
          ? answer
          : { ...answer, body: { ...body, totalCount: body.totalCount + 100 } };
      },
    });
    const { pages, ids } = await walk(connect({ page_size: 7 }, undefined, boastful));
    expect(pages.length).toBeLessThan(ids.length);
  });

  it('drops a mobile device that the server itself cannot read, and no other', async () => {
    const { connect } = await stage({ damaged: [1] });
    const answer = await connect().byEmail?.(STORY);
    expect(answer?.dropped).toEqual([{ id: 'mobile-1', reason: expect.any(String) }]);
    expect(answer).toMatchObject({ complete: true });
    expect(answer?.records.map(({ id }) => id)).toEqual(['1', '6']);
  });

  it('finds a computer by its first address only, and says that it cannot know', async () => {
    const { connect } = await stage();
    const connection = connect();
    expect(await connection.byMac?.('F0:2F:4B:00:00:01')).toMatchObject({
      complete: false,
      records: [{ id: '1' }],
    });
    expect(await connection.byMac?.('A4:83:E7:00:00:01')).toEqual({
      complete: false,
      dropped: [],
      records: [],
    });
    expect(await connection.byMac?.('A4:83:E7:00:00:02')).toMatchObject({ records: [{ id: 'mobile-1' }] });
  });

  it('asks nothing for an address with a wildcard, and says that it did not', async () => {
    const { simulator, connect } = await stage();
    expect(await connect().byEmail?.('*@example.com')).toEqual({ complete: false, dropped: [], records: [] });
    expect(simulator.calls()).toBe(0);
  });

  it.each(['nonsense', 'printers:', 'mobile'])('refuses the cursor %j', async (cursor) => {
    const { connect } = await stage();
    await expect(connect().all?.(cursor)).rejects.toMatchObject({ code: 'internal' });
  });

  it('lists what nobody owns', async () => {
    const { connect } = await stage({ people: 300 });
    const { pages } = await walk(connect({ mobile_devices: false }));
    expect(pages.flatMap(({ records }) => records).some(({ owners }) => owners.length === 0)).toBe(true);
  });

  it('serves a company of 100,000 people page by page', async () => {
    const { company, connect } = await stage({ people: 100_000 });
    const person = company.person(99_999);
    const connection = connect();
    expect((await connection.byEmail?.(person.email))?.complete).toBe(true);
    const last = company.numbers('jamf', ['Mac']).at(-101);
    const page = await connection.all?.(`computers:${last}`);
    expect(page?.records).toHaveLength(100);
    expect(page?.next).toBe('mobile:');
  });
});
