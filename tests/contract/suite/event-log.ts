import { expect, it } from '@jest/globals';
import { signInsBetween } from '../../../local/company/activity.ts';
import type { Connection, EventPage } from '../../../shared/adapter-kit/contract.ts';
import { canonicalEmail } from '../../../shared/identifiers/index.ts';
import { type ActivityEvent, EVENT_KINDS, EVENT_VERSION } from '../../../shared/model/event.ts';
import { type AdapterUnderTest, type Item, NOW, type SetStage, STORY } from './subject.ts';

export type ReadingSubject = AdapterUnderTest<unknown>;

const MINUTE = 60_000;
/** More than any vendor takes to show what happened, milliseconds. */
const SETTLED = 10 * MINUTE;
/** Where a log is read from. */
export const FROM = new Date(NOW.getTime() - 48 * 60 * MINUTE).toISOString();

/** A log without end, read page by page from a cursor that can be kept. */
export function describeEventLog({ adapter, smallPages }: ReadingSubject, stage: SetStage): void {
  it('reads everything once, oldest first, however small the pages', async () => {
    const { company, connect } = await stage();
    const large = await readAll(connect());
    const small = await readAll(connect({ settings: smallPages }));
    expect(small.pages).toBeGreaterThan(large.pages);
    expect(small.events).toEqual(large.events);
    for (const event of large.events) expectEvent(event, adapter.source);
    const ids = large.events.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const settled = new Date(NOW.getTime() - SETTLED);
    const wanted = [...signInsBetween(company, new Date(FROM), settled)].map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(wanted));
    expect(large.events.some(({ owners }) => owners.includes(STORY))).toBe(true);
  });

  it('says up to when it has read, and never goes back', async () => {
    const { connect } = await stage();
    const { untils, events } = await readAll(connect({ settings: smallPages }));
    expect(untils).toEqual(untils.toSorted());
    expect(untils.at(-1)).toMatch(/Z$/);
    expect(Date.parse(untils.at(-1) ?? '')).toBeGreaterThanOrEqual(NOW.getTime() - SETTLED);
    expect(events.at(-1)?.at.localeCompare(untils.at(-1) ?? '')).toBeLessThanOrEqual(0);
  });

  it('goes on later, on another connection, with what has happened since', async () => {
    const { connect } = await stage();
    const first = await readAll(connect());
    const later = () => new Date(NOW.getTime() + 4 * MINUTE);
    const again = await connect({ now: later }).eventsSince?.(first.cursor, FROM);
    const known = new Set(first.events.map(({ id }) => id));
    expect(again?.records.filter(({ id }) => known.has(id))).toEqual([]);
  });

  it('refuses a cursor that is not its own', async () => {
    const connection = (await stage()).connect();
    await expect(connection.eventsSince?.('nonsense', FROM)).rejects.toMatchObject({
      code: 'unintelligible',
    });
  });

  it('answers what it answered before (frozen)', async () => {
    const { events } = await readAll((await stage()).connect());
    expect(events.slice(0, 2)).toMatchSnapshot();
  });
}

/** Reads until a page brings nothing new. */
async function readAll(connection: Connection<Item>) {
  const events: ActivityEvent[] = [];
  const untils: string[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 1000; pages += 1) {
    const page: EventPage | undefined = await connection.eventsSince?.(cursor, FROM);
    if (!page || page.cursor === cursor) return { pages, events, untils, cursor };
    events.push(...page.records);
    untils.push(page.until);
    cursor = page.cursor;
  }
  throw new Error('The log does not end.');
}

/** One event says only what the model allows. */
export function expectEvent(event: ActivityEvent, source: string): void {
  expect(event).toMatchObject({ v: EVENT_VERSION, source });
  expect(event.id).toMatch(/^[^#\s]+$/);
  expect(event.owners).toEqual(event.owners.map(canonicalEmail));
  expect(EVENT_KINDS).toContain(event.kind);
  expect(event.at).toBe(new Date(event.at).toISOString());
  expect(JSON.parse(JSON.stringify(event))).toEqual(event);
}
