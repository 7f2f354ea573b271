/** Talks to Duo's Admin API and says what it answered, as it answered it. */
import { listIn } from '../../shared/adapter-kit/answers.ts';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { object } from '../../shared/adapter-kit/read.ts';
import { parseRetryAfter } from '../../shared/adapter-kit/throttling.ts';
import type { Config } from './config.ts';
import { canonicalQuery, signatureOf } from './signature.ts';

export interface LogQuestion {
  /** Milliseconds since 1970; `from` counts, `to` does not. */
  from: number;
  to: number;
  limit: number;
  /** Of an earlier page of the same question. */
  offset?: string;
}

export interface LogPage {
  items: unknown[];
  /** Absent: that was the last page. */
  offset?: string;
}

export interface Client {
  /** One page of the authentication log, oldest first; one call, never repeated at once. @throws SourceError */
  authentications(question: LogQuestion): Promise<LogPage>;
}

const PATH = '/admin/v2/logs/authentication';

export function createClient(config: Config, { http, now }: AdapterContext): Client {
  const { api_host: host, integration_key, secret_key } = config;
  const origin = config.base_url?.replace(/\/$/, '') ?? `https://${host}`;

  async function get(path: string, parameters: Record<string, string>): Promise<unknown> {
    const query = canonicalQuery(parameters);
    const date = rfc2822(now());
    const signature = signatureOf(secret_key, { method: 'GET', host, path, query, date });
    const authorization = `Basic ${Buffer.from(`${integration_key}:${signature}`).toString('base64')}`;
    const { status, headers, body } = await http.json(new URL(`${origin}${path}?${query}`), {
      headers: { authorization, date },
      // Asking again at once is what the limit forbids: the next tick asks.
      accept: [429],
    });
    if (status !== 429) return body;
    const retryAfter = parseRetryAfter(headers.get('retry-after'));
    throw new SourceError(
      'rate_limited',
      'Duo takes no more requests for now.',
      retryAfter === undefined ? {} : { retryAfter },
    );
  }

  return {
    async authentications({ from, to, limit, offset }) {
      const body = await get(PATH, {
        mintime: String(from),
        maxtime: String(to),
        limit: String(limit),
        sort: 'ts:asc',
        ...(offset !== undefined && { next_offset: offset }),
      });
      return pageOf(body);
    },
  };
}

/** `Mon, 23 Nov 2026 08:00:00 -0000`: what is signed and what is sent must be the same. */
const rfc2822 = (date: Date): string => date.toUTCString().replace('GMT', '-0000');

function pageOf(body: unknown): LogPage {
  const { stat, response } = object(body) ?? {};
  const items = listIn(stat === 'OK' ? response : undefined, 'authlogs', 'Duo', 'authentication log');
  const next = object(object(response)?.metadata)?.next_offset;
  // Two texts, to be sent as one: `<milliseconds>,<txid>`.
  const offset = Array.isArray(next) && next.length === 2 ? next.join(',') : undefined;
  // With one row Duo may name an offset that leads to an empty page.
  return offset !== undefined && items.length > 0 ? { items, offset } : { items };
}
