/** Talks to the Admin SDK Directory API and says what it answered, as it answered it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { AdapterContext } from '../../shared/runtime/adapter.ts';
import { SourceError } from '../../shared/runtime/errors.ts';
import type { Config } from './config.ts';
import { createTokens } from './token.ts';

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

/** Tries of a call that Google refuses for going too fast; it promises no `Retry-After`. */
const TRIES = 3;
const FIRST_PAUSE = 200;

export function createClient(config: Config, context: AdapterContext): Client {
  const tokens = createTokens(config, context);
  const base = `${config.base_url.replace(/\/$/, '')}/admin/directory/v1/customer/${config.customer}/`;

  /** A token may be revoked before its time, so a refused one is replaced once. */
  async function get(url: URL): Promise<unknown> {
    for (let renewed = false; ; renewed = true) {
      const headers = { authorization: `Bearer ${await tokens.get()}` };
      const { status, body } = await context.http.json(url, { headers, accept: [401, 403] });
      if (status === 200) return body;
      if (status === 403) throw forbidden(body);
      if (renewed)
        throw new SourceError('credentials_refused', 'Google does not accept the tokens that it gives.');
      tokens.discard();
    }
  }

  async function patiently(url: URL): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await get(url);
      } catch (error) {
        // A plain 429 was retried by the HTTP client; this is Google's 403 for the same.
        const tooFast = error instanceof SourceError && error.cause === QUOTA;
        if (!tooFast || attempt >= TRIES) throw error;
        await sleep(Math.random() * FIRST_PAUSE * 2 ** attempt);
      }
    }
  }

  return {
    async list(list, { query, pageToken }) {
      const url = new URL(list.path, base);
      url.searchParams.set('projection', 'FULL');
      url.searchParams.set('maxResults', String(config[`${list.name}_page_size`]));
      if (query) url.searchParams.set('query', query);
      if (pageToken) url.searchParams.set('pageToken', pageToken);
      return resultsOf(await patiently(url), list);
    },
  };
}

const QUOTA = 'quota';
const QUOTA_REASONS = new Set([
  'userRateLimitExceeded',
  'rateLimitExceeded',
  'quotaExceeded',
  'dailyLimitExceeded',
]);

/** 403 is two things at Google: not allowed, and too fast. */
function forbidden(body: unknown): SourceError {
  const reason = reasonOf(body);
  if (reason && QUOTA_REASONS.has(reason)) {
    return new SourceError('rate_limited', `Google takes no more requests (${reason}).`, { cause: QUOTA });
  }
  return new SourceError(
    'credentials_refused',
    'Google does not allow reading devices: the scopes or the rights of the administrator are missing.',
  );
}

function reasonOf(body: unknown): string | undefined {
  const { error } = (typeof body === 'object' && body ? body : {}) as {
    error?: { errors?: { reason?: unknown }[] };
  };
  const reason = Array.isArray(error?.errors) ? error.errors[0]?.reason : undefined;
  return typeof reason === 'string' ? reason : undefined;
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
