import { under } from '../../shared/adapter-kit/address.ts';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/adapter-kit/http.ts';
import { type Fields, list, object } from '../../shared/adapter-kit/read.ts';
import { parseRetryAfter, secondsUntil, type Throttling } from '../../shared/adapter-kit/throttling.ts';
import { keepTokens, type VendorToken, type VendorTokens } from '../../shared/adapter-kit/tokens.ts';
import type { Config } from './config.ts';

/** CrowdStrike says when one may ask again; `Retry-After` comes only from what stands before it. */
export const THROTTLING: Throttling = {
  retryAfter: (headers) =>
    secondsUntil(headers.get('x-ratelimit-retryafter')) ?? parseRetryAfter(headers.get('retry-after')),
};

/** A token that lives for less than a minute more is not used, milliseconds. It lives for thirty minutes. */
const RESERVE = 60_000;

/** OAuth client credentials, with errors that are not those of RFC 6749. */
export function createTokens(config: Config, { http, now }: AdapterContext): VendorTokens {
  const url = under(config.base_url, 'oauth2/token');
  const { client_id, client_secret } = config;

  const ask = (accept: HttpRequest['accept'] & {}) =>
    http.request(url, {
      method: 'POST',
      body: new URLSearchParams({ client_id, client_secret }),
      accept,
      throttling: THROTTLING,
    });

  async function request(): Promise<VendorToken> {
    const asked = now().getTime();
    let answer = await ask([308, 400, 403, 500]);
    // A wrong secret has been seen as a 500 whose body says 400: only another 500 is worth a second try.
    if (answer.status === 500 && !isRefused(answer)) answer = await ask([308, 400, 403]);
    if (answer.status === 308) throw otherCloud(answer.headers.get('x-cs-region'), config.base_url);
    if (answer.status >= 400)
      throw new SourceError('credentials_refused', 'CrowdStrike refused the API client.');
    const { access_token, expires_in } = bodyOf(answer);
    if (typeof access_token !== 'string' || typeof expires_in !== 'number') throw unreadable();
    return { value: access_token, until: asked + expires_in * 1000 - RESERVE };
  }

  return keepTokens(request, { now });
}

const isRefused = (answer: HttpAnswer): boolean =>
  list(bodyOf(answer).errors).some((error) => [400, 401, 403].includes(Number(object(error)?.code)));

/** Followed, the redirect would send the secret to wherever it leads. */
const otherCloud = (region: string | null, base: string) =>
  new SourceError(
    'misconfigured',
    `The API client belongs to another cloud${region ? `, ${region}` : ''}: base_url is ${base}, and README.md lists the others.`,
  );

function bodyOf({ text }: HttpAnswer): Fields {
  try {
    const body = object(JSON.parse(text));
    if (body) return body;
  } catch {
    // Said below, without the text: it may hold a token.
  }
  throw unreadable();
}

const unreadable = () =>
  new SourceError('unintelligible', 'CrowdStrike answered the token request with something else.');
