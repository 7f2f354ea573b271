/** Talks to the Admin SDK Directory API and says what it answered, as it answered it. */
import { under } from '../../shared/adapter-kit/address.ts';
import { listIn } from '../../shared/adapter-kit/answers.ts';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { object } from '../../shared/adapter-kit/read.ts';
import { createCalls } from './calls.ts';
import type { Config } from './config.ts';
import { DEVICE_SCOPES } from './token.ts';

/** One of the two lists of devices. */
export interface List {
  name: 'mobile' | 'chromeos';
  path: string;
  /** Where the devices are in an answer; the key is absent when there are none. */
  key: 'mobiledevices' | 'chromeosdevices';
}

export const MOBILE: List = { name: 'mobile', path: 'devices/mobile', key: 'mobiledevices' };
export const CHROMEOS: List = { name: 'chromeos', path: 'devices/chromeos', key: 'chromeosdevices' };

export interface Results {
  items: unknown[];
  next?: string;
}

export interface Client {
  /** One page. @throws SourceError */
  list(list: List, question: { query?: string; pageToken?: string }): Promise<Results>;
}

export function createClient(config: Config, context: AdapterContext): Client {
  const calls = createCalls(config, context, { scopes: DEVICE_SCOPES, what: 'devices' });

  return {
    async list(list, { query, pageToken }) {
      const url = under(config.base_url, `admin/directory/v1/customer/${config.customer}/${list.path}`);
      url.searchParams.set('projection', 'FULL');
      url.searchParams.set('maxResults', String(config[`${list.name}_page_size`]));
      if (query) url.searchParams.set('query', query);
      if (pageToken) url.searchParams.set('pageToken', pageToken);
      return resultsOf((await calls.get(url)).body, list);
    },
  };
}

/** The key is absent when there are none. */
function resultsOf(body: unknown, list: List): Results {
  const fields = object(body) && { [list.key]: [], ...object(body) };
  const items = listIn(fields, list.key, 'Google', `list of ${list.name} devices`);
  const next = fields?.nextPageToken;
  return typeof next === 'string' && next !== '' ? { items, next } : { items };
}
