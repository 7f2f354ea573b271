/** Talks to bitFit and says what it answered, as it answered it. */

import { under } from '../../shared/adapter-kit/address.ts';
import { listIn } from '../../shared/adapter-kit/answers.ts';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { object } from '../../shared/adapter-kit/read.ts';
import type { Config } from './config.ts';

export interface Client {
  /** Free-text search: finds more than asked for. */
  searchUsers(text: string): Promise<unknown[]>;
  assetsOf(userId: string): Promise<unknown[]>;
  /** `undefined`: there is no such asset (any more). */
  asset(id: string): Promise<unknown>;
}

/** The token travels in the query, as bitFit wants it, so no address of a call is ever logged or put in an error. */
export function createClient(config: Config, { http }: AdapterContext): Client {
  const get = async (path: string, query: Record<string, string> = {}) => {
    const url = under(config.base_url, path);
    url.search = new URLSearchParams({ ...query, api_token: config.api_token }).toString();
    return http.json(url, { accept: [404] });
  };

  const list = async (path: string, query?: Record<string, string>): Promise<unknown[]> => {
    const { status, body } = await get(path, query);
    return listIn(status === 200 ? body : undefined, 'items', 'bitFit');
  };

  return {
    searchUsers: (search) => list('users', { search }),
    assetsOf: (userId) => list(`users/${encodeURIComponent(userId)}/assets`),
    async asset(id) {
      const { status, body } = await get(`assets/${encodeURIComponent(id)}`);
      if (status === 404) return undefined;
      const answered = object(body);
      if (answered && 'item' in answered) return answered.item;
      throw new SourceError('unintelligible', 'bitFit answered no asset.');
    },
  };
}
