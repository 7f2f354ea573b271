/** Calls of Google's admin APIs under one scope: with a token, patiently, and with errors told apart. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { list, object, text } from '../../shared/adapter-kit/read.ts';
import type { Config } from './config.ts';
import { createTokens } from './token.ts';

export interface Calls {
  /**
   * @param accept statuses besides 200 that the caller reads itself
   * @throws SourceError
   */
  get(url: URL, accept?: readonly number[]): Promise<{ status: number; body: unknown }>;
}

/** Tries of a call that Google refuses for going too fast; it promises no `Retry-After`. */
const TRIES = 3;
const FIRST_PAUSE = 200;

/** @param what is read, in words: "devices" */
export function createCalls(
  config: Config,
  context: AdapterContext,
  { scopes, what }: { scopes: readonly string[]; what: string },
): Calls {
  const tokens = createTokens(config, context, scopes);

  /** A token may be revoked before its time, so a refused one is replaced once. */
  async function call(url: URL, accept: readonly number[]) {
    for (let renewed = false; ; renewed = true) {
      const headers = { authorization: `Bearer ${await tokens.get()}` };
      const { status, body } = await context.http.json(url, { headers, accept: [401, 403, ...accept] });
      if (status === 200 || accept.includes(status)) return { status, body };
      if (status === 403) throw forbidden(body, what);
      if (renewed)
        throw new SourceError('credentials_refused', 'Google does not accept the tokens that it gives.');
      tokens.discard();
    }
  }

  return {
    async get(url, accept = []) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await call(url, accept);
        } catch (error) {
          // A plain 429 was retried by the HTTP client; this is Google's 403 for the same.
          const tooFast = error instanceof SourceError && error.cause === QUOTA;
          if (!tooFast || attempt >= TRIES) throw error;
          await sleep(Math.random() * FIRST_PAUSE * 2 ** attempt);
        }
      }
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
function forbidden(body: unknown, what: string): SourceError {
  const reason = reasonOf(body);
  if (reason && QUOTA_REASONS.has(reason)) {
    return new SourceError('rate_limited', `Google takes no more requests (${reason}).`, { cause: QUOTA });
  }
  return new SourceError(
    'credentials_refused',
    `Google does not allow reading ${what}: the scopes or the rights of the administrator are missing.`,
  );
}

function reasonOf(body: unknown): string | undefined {
  const [first] = list(object(object(body)?.error)?.errors);
  return text(object(first)?.reason);
}
