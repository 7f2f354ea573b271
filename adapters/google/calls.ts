/** Calls of Google's admin APIs under one scope: with a token, patiently, and with errors told apart. */
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { list, object, text } from '../../shared/adapter-kit/read.ts';
import type { Throttling } from '../../shared/adapter-kit/throttling.ts';
import type { Config } from './config.ts';
import { createTokens } from './token.ts';

export interface Calls {
  /**
   * @param accept statuses besides 200 that the caller reads itself
   * @throws SourceError
   */
  get(url: URL, accept?: readonly number[]): Promise<{ status: number; body: unknown }>;
}

/** @param what is read, in words: "devices" */
export function createCalls(
  config: Config,
  context: AdapterContext,
  { scopes, what }: { scopes: readonly string[]; what: string },
): Calls {
  const tokens = createTokens(config, context, scopes);

  return {
    // A token may be revoked before its time, so a refused one is replaced once.
    async get(url, accept = []) {
      for (let renewed = false; ; renewed = true) {
        const token = await tokens.get();
        const headers = { authorization: `Bearer ${token}` };
        const answer = await context.http.json(url, {
          headers,
          accept: [401, 403, ...accept],
          throttling: THROTTLING,
        });
        const { status, body } = answer;
        if (status === 200 || accept.includes(status)) return { status, body };
        if (status === 403) throw forbidden(what);
        if (renewed)
          throw new SourceError('credentials_refused', 'Google does not accept the tokens that it gives.');
        tokens.discard(token);
      }
    },
  };
}

const QUOTA_REASONS = new Set([
  'userRateLimitExceeded',
  'rateLimitExceeded',
  'quotaExceeded',
  'dailyLimitExceeded',
]);

/** 403 is two things at Google: not allowed, and too fast. It promises no `Retry-After`. */
const THROTTLING: Throttling = {
  throttled: (status, body) => status === 403 && QUOTA_REASONS.has(reasonOf(body) ?? ''),
};

const forbidden = (what: string) =>
  new SourceError(
    'credentials_refused',
    `Google does not allow reading ${what}: the scopes or the rights of the administrator are missing.`,
  );

function reasonOf(body: unknown): string | undefined {
  const [first] = list(object(object(body)?.error)?.errors);
  return text(object(first)?.reason);
}
