/** Reads one of the two lists of the Jamf Pro API: all that match a filter, or one page of everything. */

import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import type { Answer, Page } from '../../shared/model/record.ts';
import type { Client, List, Results } from './client.ts';
import { readComputer } from './computer.ts';
import type { Config } from './config.ts';
import { mobileId, readMobileDevice } from './mobile.ts';
import { and, greater } from './rsql.ts';
import { readDevices } from './schema.ts';

export interface Walk {
  /** All devices that match a filter, on however many pages. */
  everything(list: List, filter: string): Promise<Answer>;
  /** @param cursor empty at the beginning, then what `next` said: the last id, or `page-<n>` */
  page(list: List, cursor: string): Promise<Page>;
}

const NUMBERED = /^page-(\d+)$/;
/** The walk by page number begins, and gives again what the walk by key gave. */
const ANEW = 'page-0';

export function createWalk(config: Config, { log, now }: AdapterContext, client: Client): Walk {
  const size = config.page_size;

  function read(list: List, results: readonly unknown[], synced_at: string) {
    const reading = { synced_at, attributes: config.extension_attributes };
    const prefix = list.name === 'mobile' ? mobileId : (id: string) => id;
    const idOf = (payload: unknown) => {
      const id = idIn(list, payload);
      return id === undefined ? undefined : prefix(id);
    };
    const devices = readDevices(
      results,
      list.name === 'mobile' ? readMobileDevice : readComputer,
      idOf,
      reading,
    );
    return { ...devices, complete: devices.dropped.every(({ id }) => id !== undefined) };
  }

  async function step(list: List, filter: string | undefined, cursor: string): Promise<Page> {
    const numbered = NUMBERED.exec(cursor)?.[1];
    if (numbered !== undefined) return stepByNumber(list, filter, Number(numbered));
    return (await stepByKey(list, filter, cursor)) ?? distrustKeys(log);
  }

  /**
   * By key: a page is what comes after the last id, so nothing is skipped when a device is deleted meanwhile.
   *
   * @returns `undefined` where the server does not compare ids as numbers
   */
  async function stepByKey(
    list: List,
    filter: string | undefined,
    cursor: string,
  ): Promise<Page | undefined> {
    const synced_at = now().toISOString();
    const keyed = and(filter, cursor === '' ? undefined : greater(list.id, cursor));
    const answer = await client.list(list, { filter: keyed, page: 0, size });
    if (answer === 'bad_filter') {
      if (cursor === '') throw badFilter(list);
      return undefined;
    }
    const last = lastId(list, answer.results, cursor);
    if (last === 'unordered') return undefined;
    const page = read(list, answer.results, synced_at);
    return last !== undefined && hasMore(answer, 0, size) ? { ...page, next: last } : page;
  }

  async function stepByNumber(list: List, filter: string | undefined, number: number): Promise<Page> {
    const synced_at = now().toISOString();
    const answer = await client.list(list, { ...(filter && { filter }), page: number, size });
    if (answer === 'bad_filter') throw badFilter(list);
    const page = { ...read(list, answer.results, synced_at), complete: false };
    return hasMore(answer, number, size) ? { ...page, next: `page-${number + 1}` } : page;
  }

  return {
    page: (list, cursor) => step(list, undefined, cursor),
    async everything(list, filter) {
      let whole: Answer = { complete: true, dropped: [], records: [] };
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const { next, ...page }: Page = await step(list, filter, cursor);
        if (next === ANEW) whole = { complete: false, dropped: [], records: [] };
        whole.records.push(...page.records);
        whole.dropped.push(...page.dropped);
        whole.complete &&= page.complete;
        cursor = next;
      }
      return whole;
    },
  };
}

function distrustKeys(log: AdapterContext['log']): Page {
  log.warn('This server does not compare ids as numbers: walking by page number', { source: 'jamf' });
  return { complete: false, dropped: [], records: [], next: ANEW };
}

/** The server may send fewer than asked for and still have more, so its own count decides. */
function hasMore({ results, total }: Results, page: number, size: number): boolean {
  if (results.length === 0) return false;
  return total === undefined ? results.length >= size : total > page * size + results.length;
}

/**
 * The key of the next page: the last id. `unordered` when the ids do not rise from the one asked after; `undefined`
 * when there is none to go on from.
 */
function lastId(list: List, results: readonly unknown[], cursor: string): string | 'unordered' | undefined {
  const first = cursor === '' ? -1 : Number(cursor);
  let last = first;
  for (const payload of results) {
    const id = idIn(list, payload);
    if (id === undefined) continue;
    if (!/^\d+$/.test(id) || Number(id) <= last) return 'unordered';
    last = Number(id);
  }
  return last === first ? undefined : String(last);
}

function idIn(list: List, payload: unknown): string | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined;
  const id = (payload as Record<string, unknown>)[list.id];
  return typeof id === 'number' || (typeof id === 'string' && id !== '') ? String(id) : undefined;
}

const badFilter = (list: List) =>
  new SourceError('unintelligible', `Jamf Pro did not accept the filter on its list of ${list.name}.`);
