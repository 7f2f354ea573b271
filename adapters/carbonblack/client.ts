/** Talks to Carbon Black Cloud's Devices API and says what it answered, as it answered it. */
import { under } from '../../shared/adapter-kit/address.ts';
import { listIn } from '../../shared/adapter-kit/answers.ts';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { object, text } from '../../shared/adapter-kit/read.ts';
import type { Config } from './config.ts';

export interface Client {
  /** Devices that a query finds. @returns `more`: there are others besides */
  search(query: string): Promise<{ devices: unknown[]; more: boolean }>;
  /** One page of all devices, those first that were silent longest. Without `next` it was the last. */
  scroll(after: string | undefined): Promise<{ devices: unknown[]; next?: string }>;
}

/** A MAC address that more devices have tells none from another. */
const MOST_FOUND = 100;

/** Whoever speaks meanwhile moves to the end, and is met once more. In the other order it would be skipped. */
const SILENT_FIRST = [{ field: 'last_contact_time', order: 'ASC' }];

export function createClient(config: Config, { http }: AdapterContext): Client {
  const headers = {
    'x-auth-token': `${config.api_secret_key}/${config.api_id}`,
    'content-type': 'application/json',
  };

  async function post(what: '_search' | '_scroll', question: object) {
    const url = under(config.base_url, `appservices/v6/orgs/${config.org_key}/devices/${what}`);
    const { body } = await http.json(url, { method: 'POST', headers, body: JSON.stringify(question) });
    return { devices: listIn(body, 'results', 'Carbon Black Cloud', 'list of devices'), body: object(body) };
  }

  return {
    async search(query) {
      const { devices, body } = await post('_search', { query, start: 0, rows: MOST_FOUND });
      return { devices, more: Number(body?.num_found ?? 0) > devices.length };
    },
    async scroll(after) {
      const rows = config.page_size;
      const question = { criteria: {}, rows, sort: SILENT_FIRST };
      const { devices, body } = await post('_scroll', { ...question, ...(after && { search_after: after }) });
      const next = text(body?.search_after);
      const isLast = devices.length === 0 || body?.num_remaining === 0;
      return { devices, ...(next !== undefined && !isLast && { next }) };
    },
  };
}
