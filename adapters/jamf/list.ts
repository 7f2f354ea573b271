/** Reads one of the two lists of the Jamf Pro API: all that match a filter, or one page of everything. */

import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { object, readEach, text } from '../../shared/adapter-kit/read.ts';
import { everyPage, lastKey } from '../../shared/adapter-kit/walks.ts';
import type { Answer, Page } from '../../shared/model/record.ts';
import type { Client, List, Results } from './client.ts';
import { readComputer } from './computer.ts';
import type { Config } from './config.ts';
import { mobileId, readMobileDevice } from './mobile.ts';
import { and, greater } from './rsql.ts';
import { type JamfRecord, readingOf } from './schema.ts';

export interface Walk {
  /** All devices that match a filter, on however many pages. */
  everything(list: List, filter: string): Promise<Answer<JamfRecord>>;
  /** @param cursor absent at the beginning, then what `next` said: the last id, or `page-<n>` */
  page(list: List, cursor?: string): Promise<Page<JamfRecord>>;
}

const NUMBERED = /^page-(\d+)$/;
/** The walk by page number begins, and gives again what the walk by key gave. */
const ANEW = 'page-0';

export function createWalk(config: Config, { log }: AdapterContext, client: Client): Walk {
  const size = config.page_size;
  const reading = readingOf(config);

  function read(list: List, results: readonly unknown[]): Answer<JamfRecord> {
    if (list.name === 'computers')
      return readEach(
        results,
        (result) => readComputer(result, reading),
        (result) => idIn(list, result),
      );
    return readEach(
      results,
      (result) => readMobileDevice(result, reading),
      (result) => {
        const id = idIn(list, result);
        return id === undefined ? undefined : mobileId(id);
      },
    );
  }

  async function step(list: List, filter?: string, cursor?: string): Promise<Page<JamfRecord>> {
    const numbered = NUMBERED.exec(cursor ?? '')?.[1];
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
    after: string | undefined,
  ): Promise<Page<JamfRecord> | undefined> {
    const keyed = and(filter, after === undefined ? undefined : greater(list.id, after));
    const answer = await client.list(list, { filter: keyed, page: 0, size });
    if (answer === 'bad_filter') {
      if (after === undefined) throw badFilter(list);
      return undefined;
    }
    const last = lastKey(
      answer.results.map((result) => idIn(list, result)),
      after,
    );
    if (last === 'unordered') return undefined;
    const page = read(list, answer.results);
    return last !== undefined && hasMore(answer, 0, size) ? { ...page, next: last } : page;
  }

  /** Never sure: a device that is deleted meanwhile lets another one slip through between two pages. */
  async function stepByNumber(
    list: List,
    filter: string | undefined,
    number: number,
  ): Promise<Page<JamfRecord>> {
    const answer = await client.list(list, { ...(filter && { filter }), page: number, size });
    if (answer === 'bad_filter') throw badFilter(list);
    const page = { ...read(list, answer.results), complete: false };
    return hasMore(answer, number, size) ? { ...page, next: `page-${number + 1}` } : page;
  }

  return {
    page: (list, cursor) => step(list, undefined, cursor),
    everything: (list, filter) => everyPage((cursor) => step(list, filter, cursor)),
  };
}

function distrustKeys(log: AdapterContext['log']): Page<JamfRecord> {
  log.warn('This server does not compare ids as numbers: walking by page number', { source: 'jamf' });
  return { complete: false, dropped: [], records: [], next: ANEW };
}

/** The server may send fewer than asked for and still have more, so its own count decides. */
function hasMore({ results, total }: Results, page: number, size: number): boolean {
  if (results.length === 0) return false;
  return total === undefined ? results.length >= size : total > page * size + results.length;
}

const idIn = (list: List, result: unknown): string | undefined => text(object(result)?.[list.id]);

const badFilter = (list: List) =>
  new SourceError('unintelligible', `Jamf Pro did not accept the filter on its list of ${list.name}.`);
