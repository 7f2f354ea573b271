/** Walks over what a vendor lists in pages. Each has an end, and none skips a device because another is deleted. */
import type { Answer, Page } from '../model/record.ts';
import { SourceError } from './errors.ts';

/** Where a walk goes on after a page: in one range, in several, or nowhere. */
export const following = ({ next, split = [] }: Pick<Page<unknown>, 'next' | 'split'>): string[] =>
  next === undefined ? split : [next, ...split];

/** Pages of one look-up. More is no answer about a person or a device. */
export const MOST_PAGES = 100;

/**
 * All pages that a question finds.
 *
 * @param ask one page; without a cursor the first
 * @throws SourceError `unintelligible` for a vendor that never ends: a cursor that came before, or too many pages
 */
export async function everyPage<Item>(
  ask: (cursor: string | undefined) => Promise<Page<Item>>,
): Promise<Answer<Item>> {
  const whole: Answer<Item> = { complete: true, dropped: [], records: [] };
  const seen = new Set<string>();
  const cursors: (string | undefined)[] = [undefined];
  while (cursors.length > 0) {
    const page: Page<Item> = await ask(cursors.shift());
    whole.records.push(...page.records);
    whole.dropped.push(...page.dropped);
    whole.complete &&= page.complete;
    for (const cursor of following(page)) {
      if (seen.has(cursor)) throw endless('gives the same page again and again');
      if (seen.add(cursor).size >= MOST_PAGES)
        throw endless(`has more than ${MOST_PAGES} pages for one question`);
      cursors.push(cursor);
    }
  }
  return whole;
}

const endless = (what: string) => new SourceError('unintelligible', `The source ${what}.`);

/** One of several lists or ranges that are walked one after the other. */
export interface Range {
  /** Lower-case letters; begins the cursor. */
  name: string;
}

/**
 * One page of several lists in turn. The cursor is `<name>:<rest>`, the rest being the list's own.
 *
 * @param page one page of a list; without a cursor the first
 * @throws SourceError `internal` for a cursor of other lists
 */
export async function inTurn<List extends Range, Item>(
  lists: readonly List[],
  cursor: string | undefined,
  page: (list: List, cursor: string | undefined) => Promise<Page<Item>>,
): Promise<Page<Item>> {
  const [, name, rest] = /^([a-z]+):(.*)$/s.exec(cursor ?? `${lists[0]?.name}:`) ?? [];
  const index = lists.findIndex((list) => list.name === name);
  const list = lists[index];
  if (!list) throw new SourceError('internal', 'This cursor was not made by these settings; start over.');
  const { next, ...answer } = await page(list, rest || undefined);
  const following = lists[index + 1];
  if (next !== undefined) return { ...answer, next: `${list.name}:${next}` };
  return following ? { ...answer, next: `${following.name}:` } : answer;
}

/**
 * The key of the next page, for a vendor that lists what comes after a key.
 *
 * @param keys of a page, in its order; what has none does not count
 * @param after the key that was asked after
 * @returns `undefined`: there is none to go on from. `unordered`: they do not rise as numbers, so the walk cannot be
 *   trusted
 */
export function lastKey(
  keys: readonly (string | undefined)[],
  after: string | undefined,
): string | 'unordered' | undefined {
  const first = after === undefined ? -1 : Number(after);
  let last = first;
  for (const key of keys) {
    if (key === undefined) continue;
    if (!/^\d+$/.test(key) || Number(key) <= last) return 'unordered';
    last = Number(key);
  }
  return last === first ? undefined : String(last);
}

/** A list that is read by position, in an order that never changes: by id, or by when a device was added. */
export interface Positions<Payload> {
  /** What stands from a position on; as many as the vendor gives. */
  window(offset: number): Promise<readonly Payload[]>;
  idOf(payload: Payload): string | undefined;
}

/** Ids of the last devices that were read: one of them is still there. */
const REMEMBERED = 5;
/** Windows of one page: the one that was wanted, and those on the way back to what was read last. */
const MOST_WINDOWS = 5;

/**
 * One page of a walk by position. Each begins with the last device of the page before: where that one no longer stands,
 * devices were deleted, and the walk goes back to it. The list is over with a page that brings nothing.
 *
 * @returns the devices that are new. `sure: false`: what was read last cannot be found again, so one may be skipped
 */
export async function byPosition<Payload>(
  { window, idOf }: Positions<Payload>,
  cursor: string | undefined,
): Promise<{ devices: Payload[]; next?: string; sure: boolean }> {
  const { offset, ids } = cursor === undefined ? { offset: 0, ids: [] } : parsePosition(cursor);
  let from = Math.max(0, offset - 1);
  for (let windows = 1; ; windows += 1) {
    const found = await window(from);
    const last = found.findLastIndex((device) => ids.includes(idOf(device) ?? ''));
    const isLost = last < 0 && ids.length > 0;
    // What was read last ends the window: what follows it, if anything, is in the next.
    const isBefore = last > 0 && last === found.length - 1;
    const mayGoOn = windows < MOST_WINDOWS;
    if (isLost && from > 0 && mayGoOn) from = Math.max(0, from - Math.max(found.length, REMEMBERED));
    else if (isBefore && mayGoOn) from += last;
    else {
      const devices = found.slice(last + 1);
      const read = [...ids, ...devices.flatMap((device) => idOf(device) ?? [])].slice(-REMEMBERED);
      const next = JSON.stringify([from + found.length, ...read]);
      return { devices, sure: !isLost, ...((devices.length > 0 || isBefore) && { next }) };
    }
  }
}

function parsePosition(cursor: string): { offset: number; ids: string[] } {
  try {
    const [offset, ...ids] = JSON.parse(cursor) as [unknown, ...unknown[]];
    if (Number.isSafeInteger(offset) && ids.every((id) => typeof id === 'string'))
      return { offset: offset as number, ids: ids as string[] };
  } catch {
    // Said below.
  }
  throw new SourceError('internal', 'This cursor was not made by this walk; start over.');
}
