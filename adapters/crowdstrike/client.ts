/** Talks to the Falcon API and says what it answered, as it answered it: sign-in, errors and paging, no reshaping. */
import { under } from '../../shared/adapter-kit/address.ts';
import { listIn } from '../../shared/adapter-kit/answers.ts';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import type { HttpRequest } from '../../shared/adapter-kit/http.ts';
import { list, object, text } from '../../shared/adapter-kit/read.ts';
import { inParallel } from '../../shared/adapter-kit/slots.ts';
import type { SourceErrorCode } from '../../shared/model/source.ts';
import type { Config } from './config.ts';
import { createTokens, THROTTLING } from './token.ts';

/** Ids of hosts, and where the list goes on. */
export interface HostIds {
  ids: string[];
  /** Good for two minutes. Absent: the list is over. */
  pointer?: string;
}

export interface Client {
  /** Ids of the hosts that a filter finds. @returns `more`: there are others besides */
  find(filter: string): Promise<{ ids: string[]; more: boolean }>;
  /** Ids of all hosts by when they were first seen, from a time on, or where a pointer stands. */
  scroll(from: { pointer: string } | { first_seen: string } | undefined): Promise<HostIds>;
  /** In the order of the ids; one that was deleted meanwhile is left out. */
  hosts(ids: readonly string[]): Promise<unknown[]>;
  assessments(ids: readonly string[]): Promise<unknown[]>;
}

/** A serial that several hosts have was installed again, or is a placeholder. */
const MOST_FOUND = 100;
/** What an address holds. */
const ASSESSMENTS_AT_ONCE = 100;

export function createClient(config: Config, context: AdapterContext): Client {
  const tokens = createTokens(config, context);

  async function call(path: string, request: HttpRequest = {}): Promise<unknown> {
    for (let renewed = false; ; renewed = true) {
      const token = await tokens.get();
      const { status, body } = await context.http.json(under(config.base_url, path), {
        ...request,
        headers: { ...request.headers, authorization: `Bearer ${token}` },
        // Of ids that are not there any more; what is there stands beside the error.
        accept: renewed ? [404] : [401, 404],
        throttling: THROTTLING,
      });
      if (status !== 401) return body;
      tokens.discard(token);
    }
  }

  const get = async (path: string, query: URLSearchParams) => whole(await call(`${path}?${query}`));
  const resources = (body: unknown, what: string) => listIn(body, 'resources', 'CrowdStrike', what);

  return {
    async find(filter) {
      const limit = String(MOST_FOUND);
      const body = await get('devices/queries/devices/v1', new URLSearchParams({ filter, limit }));
      const ids = resources(body, 'list of hosts').flatMap((id) => text(id) ?? []);
      return { ids, more: Number(paginationOf(body)?.total ?? 0) > ids.length };
    },
    async scroll(from) {
      const query = new URLSearchParams({ limit: String(config.page_size), sort: 'first_seen.asc' });
      if (from && 'pointer' in from) query.set('offset', from.pointer);
      if (from && 'first_seen' in from) query.set('filter', `first_seen:>='${from.first_seen}'`);
      const body = await get('devices/queries/devices-scroll/v1', query);
      const ids = resources(body, 'list of hosts').flatMap((id) => text(id) ?? []);
      const pointer = text(paginationOf(body)?.offset);
      return { ids, ...(pointer !== undefined && ids.length > 0 && { pointer }) };
    },
    async hosts(ids) {
      if (ids.length === 0) return [];
      const request = { method: 'POST', body: JSON.stringify({ ids }), headers: JSON_BODY } as const;
      const found = resources(whole(await call('devices/entities/devices/v2', request)), 'hosts');
      const place = new Map(ids.map((id, index) => [id, index]));
      const placeOf = (host: unknown) => place.get(text(object(host)?.device_id) ?? '') ?? -1;
      return found.toSorted((one, other) => placeOf(one) - placeOf(other));
    },
    async assessments(ids) {
      const parts = Array.from({ length: Math.ceil(ids.length / ASSESSMENTS_AT_ONCE) }, (_, index) =>
        ids.slice(index * ASSESSMENTS_AT_ONCE, (index + 1) * ASSESSMENTS_AT_ONCE),
      );
      const path = 'zero-trust-assessment/entities/assessments/v1';
      const lists = await inParallel(parts, 4, async (part) => {
        const body = await get(path, new URLSearchParams(part.map((id) => ['ids', id])));
        return resources(body, 'assessments');
      });
      return lists.flat();
    },
  };
}

const JSON_BODY = { 'content-type': 'application/json' };

const paginationOf = (body: unknown) => object(object(object(body)?.meta)?.pagination);

const CODES: Record<number, SourceErrorCode> = {
  401: 'credentials_refused',
  403: 'credentials_refused',
  429: 'rate_limited',
};

/** Errors may come with the status 200; some calls say `null` where there are none. @throws SourceError */
function whole(body: unknown): unknown {
  const codes = list(object(body)?.errors).map((error) => Number(object(error)?.code));
  const code = codes.find((one) => one !== 404);
  if (code === undefined) return body;
  const means = CODES[code] ?? (code >= 500 ? 'unreachable' : 'unintelligible');
  throw new SourceError(means, `CrowdStrike answered the error ${code}.`);
}
