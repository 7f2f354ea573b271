/** Talks to Kandji and says what it answered, as it answered it: sign-in and paging, no reshaping. */
import { under } from '../../shared/adapter-kit/address.ts';
import { listIn } from '../../shared/adapter-kit/answers.ts';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { type Fields, object } from '../../shared/adapter-kit/read.ts';
import type { Config } from './config.ts';

/** Tables of Prism that are read. Each needs a permission of its own. */
export const TABLES = [
  'application_firewall',
  'filevault',
  'gatekeeper_and_xprotect',
  'startup_settings',
] as const;
export type Table = (typeof TABLES)[number];

export interface Client {
  /**
   * What stands from a position on, in an order that does not change.
   *
   * @param filter parts of values: finds more than was asked for
   */
  devices(offset: number, filter: Readonly<Record<string, string>>): Promise<unknown[]>;
  /** `undefined`: it is gone. */
  details(id: string): Promise<Fields | undefined>;
  apps(id: string): Promise<unknown[]>;
  /** One row for each of these devices of which the table knows anything. */
  table(name: Table, ids: readonly string[]): Promise<unknown[]>;
}

export function createClient(config: Config, { http }: AdapterContext): Client {
  const get = (path: string, query: Record<string, string> = {}, accept: number[] = []) =>
    http.json(under(config.base_url, `${path}?${new URLSearchParams(query)}`), {
      headers: { authorization: `Bearer ${config.api_token}` },
      accept,
    });
  const ofDevice = (id: string, part: string) => `devices/${encodeURIComponent(id)}/${part}`;

  return {
    async devices(offset, filter) {
      const page = { limit: String(config.page_size), offset: String(offset), ordering: 'serial_number' };
      const { body } = await get('devices', { ...filter, ...page });
      if (Array.isArray(body)) return body;
      throw new SourceError('unintelligible', 'Kandji answered no list of devices.');
    },
    async details(id) {
      const { status, body } = await get(ofDevice(id, 'details'), {}, [404]);
      if (status === 404) return undefined;
      const details = object(body);
      if (details) return details;
      throw new SourceError('unintelligible', 'Kandji answered no details.');
    },
    async apps(id) {
      return listIn((await get(ofDevice(id, 'apps'))).body, 'apps', 'Kandji');
    },
    async table(name, ids) {
      const filter = JSON.stringify({ device_id: { in: ids } });
      const { body } = await get(`prism/${name}`, { filter, limit: String(ids.length) });
      return listIn(body, 'data', 'Kandji', `table ${name}`);
    },
  };
}
