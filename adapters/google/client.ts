/** Talks to the Admin SDK Directory API and says what it answered, as it answered it. */
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
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
  const base = `${config.base_url.replace(/\/$/, '')}/admin/directory/v1/customer/${config.customer}/`;

  return {
    async list(list, { query, pageToken }) {
      const url = new URL(list.path, base);
      url.searchParams.set('projection', 'FULL');
      url.searchParams.set('maxResults', String(config[`${list.name}_page_size`]));
      if (query) url.searchParams.set('query', query);
      if (pageToken) url.searchParams.set('pageToken', pageToken);
      return resultsOf((await calls.get(url)).body, list);
    },
  };
}

function resultsOf(body: unknown, list: List): Results {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new SourceError('unintelligible', `Google answered no list of ${list.name} devices.`);
  }
  const { [list.key]: items = [], nextPageToken: next } = body as Record<string, unknown>;
  if (!Array.isArray(items))
    throw new SourceError('unintelligible', `Google answered no list of ${list.name} devices.`);
  return typeof next === 'string' && next !== '' ? { items, next } : { items };
}
