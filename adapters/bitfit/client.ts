/** Talks to bitFit and says what it answered, as it answered it. */
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
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
  const base = config.base_url.endsWith('/') ? config.base_url : `${config.base_url}/`;

  const get = async (path: string, query: Record<string, string> = {}) => {
    const url = new URL(path, base);
    url.search = new URLSearchParams({ ...query, api_token: config.api_token }).toString();
    return http.json(url, { accept: [404] });
  };

  const list = async (path: string, query?: Record<string, string>): Promise<unknown[]> => {
    const { status, body } = await get(path, query);
    const items =
      status === 200 && typeof body === 'object' && body && 'items' in body ? body.items : undefined;
    if (!Array.isArray(items)) throw new SourceError('unintelligible', 'bitFit answered no list.');
    return items;
  };

  return {
    searchUsers: (search) => list('users', { search }),
    assetsOf: (userId) => list(`users/${encodeURIComponent(userId)}/assets`),
    async asset(id) {
      const { status, body } = await get(`assets/${encodeURIComponent(id)}`);
      if (status === 404) return undefined;
      if (typeof body === 'object' && body && 'item' in body) return body.item;
      throw new SourceError('unintelligible', 'bitFit answered no asset.');
    },
  };
}
