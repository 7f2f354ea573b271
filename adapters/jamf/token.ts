import { under } from '../../shared/adapter-kit/address.ts';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/adapter-kit/http.ts';
import { keepTokens, type VendorToken, type VendorTokens } from '../../shared/adapter-kit/tokens.ts';
import type { Config } from './config.ts';

/** Lifetimes of 60 s are real, so the reserve must be small. */
const LARGEST_RESERVE = 5;

export function createTokens(config: Config, { http, now }: AdapterContext): VendorTokens {
  const exchange = config.client_id === undefined ? accountExchange(config) : clientExchange(config);

  async function fetchToken(): Promise<VendorToken> {
    const asked = now().getTime();
    const answer = await firstThatExists(exchange, (path) =>
      http.request(under(config.url, path), { ...exchange.request, accept: [400, 401, 404] }),
    );
    const { value, lifetime } = exchange.read(answer);
    const reserve = Math.min(LARGEST_RESERVE, lifetime / 10);
    return { value, until: asked + (lifetime - reserve) * 1000 };
  }

  return keepTokens(fetchToken, { now });
}

interface Exchange {
  /** Tried in order; once one is known to exist, the only one. */
  paths: string[];
  request: HttpRequest;
  /** Lifetime in seconds. @throws SourceError */
  read(answer: HttpAnswer): { value: string; lifetime: number };
}

/** A server may say 401 of a path that it does not have, so only the last one's 401 is about the credentials. */
async function firstThatExists(
  exchange: Exchange,
  ask: (path: string) => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  let refused = false;
  for (const path of exchange.paths) {
    const answer = await ask(path);
    if (answer.status === 401) refused = true;
    if (answer.status === 401 || answer.status === 404) continue;
    exchange.paths = [path];
    return answer;
  }
  throw refused
    ? new SourceError('credentials_refused', 'Jamf Pro refused the credentials.')
    : new SourceError(
        'misconfigured',
        'There is no Jamf Pro API at the configured url: no token can be had there.',
      );
}

/** OAuth client credentials. Since 10.49 without version in the path, later under v1. */
function clientExchange({ client_id = '', client_secret = '' }: Config): Exchange {
  return {
    paths: ['api/v1/oauth/token', 'api/oauth/token'],
    request: {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret }),
    },
    read(answer) {
      const body = parse(answer);
      if (answer.status === 400) throw refusal(body.error);
      const { access_token, expires_in } = body;
      if (typeof access_token !== 'string' || typeof expires_in !== 'number') throw unreadable();
      return { value: access_token, lifetime: expires_in };
    },
  };
}

/** The codes of RFC 6749, 5.2: only these two are about who asks. */
function refusal(error: unknown): SourceError {
  return error === 'invalid_client' || error === 'unauthorized_client'
    ? new SourceError('credentials_refused', 'Jamf Pro refused the API client.')
    : new SourceError('misconfigured', 'Jamf Pro did not accept the token request of the API client.');
}

/** A local account's token. Its end is told by the server's clock, so it is measured against the server's `Date`. */
function accountExchange({ username = '', password = '' }: Config): Exchange {
  const credentials = Buffer.from(`${username}:${password}`).toString('base64');
  return {
    paths: ['api/v1/auth/token'],
    request: { method: 'POST', headers: { authorization: `Basic ${credentials}` } },
    read(answer) {
      const { token, expires } = parse(answer);
      const end = typeof expires === 'string' ? Date.parse(expires) : Number.NaN;
      const said = Date.parse(answer.headers.get('date') ?? '');
      if (typeof token !== 'string' || Number.isNaN(end)) throw unreadable();
      return { value: token, lifetime: Number.isNaN(said) ? 0 : Math.max(0, (end - said) / 1000) };
    },
  };
}

function parse({ text }: HttpAnswer): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return body as Record<string, unknown>;
  } catch {
    // Said below, without the text: it may hold a token.
  }
  throw unreadable();
}

const unreadable = () =>
  new SourceError('unintelligible', 'Jamf Pro answered the token request with something else.');
