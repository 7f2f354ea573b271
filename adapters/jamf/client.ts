/** Talks to the Jamf Pro API and says what it answered, as it answered it. */
import { under } from '../../shared/adapter-kit/address.ts';
import { listIn } from '../../shared/adapter-kit/answers.ts';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import type { HttpAnswer } from '../../shared/adapter-kit/http.ts';
import { count, object, text } from '../../shared/adapter-kit/read.ts';
import type { Config } from './config.ts';
import { createTokens } from './token.ts';

/** One of the two inventories. */
export interface List {
  name: 'computers' | 'mobile';
  /** Newest first; the first that the server has is used. */
  paths: readonly string[];
  sections: readonly string[];
  /** The id's name in filters, sorting and answers. */
  id: 'id' | 'mobileDeviceId';
  privilege: string;
  parameters: Record<string, string>;
}

export const COMPUTERS: List = {
  name: 'computers',
  paths: ['v4', 'v3', 'v2', 'v1'].map((version) => `api/${version}/computers-inventory`),
  sections: [
    'GENERAL',
    'HARDWARE',
    'OPERATING_SYSTEM',
    'USER_AND_LOCATION',
    'DISK_ENCRYPTION',
    'STORAGE',
    'SECURITY',
    'SOFTWARE_UPDATES',
    'EXTENSION_ATTRIBUTES',
    'APPLICATIONS',
    'SERVICES',
    'PACKAGE_RECEIPTS',
  ],
  id: 'id',
  privilege: 'Read Computers',
  parameters: {},
};

export const MOBILE: List = {
  name: 'mobile',
  paths: ['api/v2/mobile-devices/detail'],
  sections: [
    'GENERAL',
    'HARDWARE',
    'USER_AND_LOCATION',
    'SECURITY',
    'NETWORK',
    'SERVICE_SUBSCRIPTIONS',
    'APPLICATIONS',
    'EXTENSION_ATTRIBUTES',
  ],
  id: 'mobileDeviceId',
  privilege: 'Read Mobile Devices',
  // The default, STRICT, answers 500 for a whole page because of one device.
  parameters: { 'exception-handling': 'LENIENT' },
};

export interface Question {
  filter?: string;
  page: number;
  size: number;
}

export interface Results {
  /** How many match the filter, on all pages. */
  total: number | undefined;
  results: unknown[];
}

export interface Client {
  /** @returns `'bad_filter'` when the server did not accept the filter */
  list(list: List, question: Question): Promise<Results | 'bad_filter'>;
  /** "11.30.1-t1784555528405" */
  version(): Promise<string>;
  /** One path of the Classic API; `undefined`: not found. */
  classic(path: string, privilege: string): Promise<unknown>;
}

export function createClient(config: Config, context: AdapterContext): Client {
  const tokens = createTokens(config, context);
  const found = new Map<string, string>();

  /** A token may end or be revoked before its time, so a refused one is replaced once. */
  async function get(url: URL, accept: number[]): Promise<HttpAnswer> {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const token = await tokens.get();
      const headers = { authorization: `Bearer ${token}` };
      const answer = await context.http.request(url, { headers, accept: [401, 403, ...accept] });
      if (answer.status !== 401) return answer;
      tokens.discard(token);
    }
    throw new SourceError('credentials_refused', 'Jamf Pro does not accept the tokens that it gives.');
  }

  async function read(path: string, privilege: string, accept: number[], query = new URLSearchParams()) {
    const url = under(config.url, path);
    url.search = query.toString();
    const answer = await get(url, accept);
    if (answer.status === 403) {
      throw new SourceError('credentials_refused', `The role of the Jamf Pro account lacks "${privilege}".`);
    }
    return answer;
  }

  return {
    async list(list, question) {
      const query = queryOf(list, question);
      const known = found.get(list.name);
      for (const path of known ? [known] : list.paths) {
        const answer = await read(path, list.privilege, [400, 404], query);
        if (answer.status === 404) continue;
        found.set(list.name, path);
        return answer.status === 400 ? 'bad_filter' : resultsOf(parse(answer));
      }
      throw new SourceError(
        'unintelligible',
        `This Jamf Pro server has no inventory of ${list.name} to read.`,
      );
    },
    async version() {
      const answer = await read('api/v1/jamf-pro-version', 'Read Computers', []);
      return text(object(parse(answer))?.version) ?? 'unknown';
    },
    async classic(path, privilege) {
      const answer = await read(`JSSResource/${path}`, privilege, [404]);
      return answer.status === 404 ? undefined : parse(answer);
    },
  };
}

function queryOf(list: List, { filter, page, size }: Question): URLSearchParams {
  const query = new URLSearchParams(list.sections.map((section) => ['section', section]));
  for (const [name, value] of Object.entries(list.parameters)) query.set(name, value);
  query.set('page', String(page));
  query.set('page-size', String(size));
  query.set('sort', `${list.id}:asc`);
  if (filter) query.set('filter', filter);
  return query;
}

function resultsOf(body: unknown): Results {
  const results = listIn(body, 'results', 'Jamf Pro');
  return { results, total: count(object(body)?.totalCount) };
}

function parse(answer: HttpAnswer): unknown {
  try {
    return JSON.parse(answer.text);
  } catch (cause) {
    throw new SourceError('unintelligible', 'Jamf Pro answered something that is not JSON.', { cause });
  }
}
