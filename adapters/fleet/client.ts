/** Talks to Fleet and says what it answered, as it answered it: sign-in and paging, no reshaping. */
import { under } from '../../shared/adapter-kit/address.ts';
import { listIn } from '../../shared/adapter-kit/answers.ts';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { type Fields, object, text } from '../../shared/adapter-kit/read.ts';
import type { Config } from './config.ts';

export interface Client {
  /**
   * Hosts by id, of which the list tells less than each host's own page.
   *
   * @param query free text over serials and addresses of people, among others: finds more than was asked for
   */
  list(options: { after?: string | undefined; query?: string; size: number }): Promise<unknown[]>;
  /** All that Fleet knows of one host; `undefined` for one that is gone. */
  host(id: string): Promise<Fields | undefined>;
  version(): Promise<string>;
}

export function createClient(config: Config, { http }: AdapterContext): Client {
  const get = (path: string, accept: number[] = []) =>
    http.json(under(config.base_url, `api/v1/fleet/${path}`), {
      headers: { authorization: `Bearer ${config.api_token}` },
      accept,
    });

  return {
    async list({ after, query, size }) {
      const parameters = new URLSearchParams({
        order_key: 'id',
        order_direction: 'asc',
        per_page: String(size),
        device_mapping: 'true',
        ...(after !== undefined && { after }),
        ...(query !== undefined && { query }),
      });
      return listIn((await get(`hosts?${parameters}`)).body, 'hosts', 'Fleet');
    },
    async host(id) {
      const { status, body } = await get(`hosts/${encodeURIComponent(id)}`, [404]);
      if (status === 404) return undefined;
      const host = object(object(body)?.host);
      if (host) return host;
      throw new SourceError('unintelligible', 'Fleet answered no host.');
    },
    async version() {
      const version = text(object((await get('version')).body)?.version);
      if (version) return version;
      throw new SourceError('unintelligible', 'Fleet did not tell its version.');
    },
  };
}
