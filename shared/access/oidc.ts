/** Sign-in with any OpenID provider: authorization code with PKCE, state and nonce. */
import * as client from 'openid-client';
import { ConfigError } from '../model/config-error.ts';
import type { Secrets } from '../platform/secrets.ts';
import { createDiscovery } from './discovery.ts';
import { type ClaimSets, needsUserinfo } from './identity.ts';
import { ProblemError } from './problem.ts';
import type { AccessSettings } from './settings.ts';

/** What must come back unchanged; sealed into a cookie meanwhile. */
export interface Transaction {
  state: string;
  nonce: string;
  verifier: string;
}

export interface Provider {
  /** Where to send the browser, and what to keep until it comes back. */
  start(): Promise<{ url: URL; transaction: Transaction }>;
  /**
   * @param query of the callback
   * @throws ProblemError `sign_in_refused` (403), `sign_in_expired` (400), `provider_unreachable` (502)
   */
  finish(query: URLSearchParams, transaction: Transaction): Promise<{ claims: ClaimSets; idToken: string }>;
  /** Where to sign out at the provider, or `undefined` when it has no such place (Google). */
  signOutUrl(idToken: string | undefined): Promise<URL | undefined>;
}

export interface ProviderOptions {
  secrets: Secrets;
  settings: AccessSettings;
  /** The address of this site. */
  origin: string;
  now?: () => Date;
}

/** One per container. */
export function createProvider(options: ProviderOptions): Provider {
  const { secrets, settings, origin, now = () => new Date() } = options;
  const redirect = `${origin}/auth/callback`;
  const discovered = createDiscovery(secrets, now);

  async function redeem(url: URL, transaction: Transaction) {
    const checks = {
      expectedState: transaction.state,
      expectedNonce: transaction.nonce,
      pkceCodeVerifier: transaction.verifier,
      idTokenExpected: true,
    };
    const first = await discovered();
    try {
      return { ...first, tokens: await client.authorizationCodeGrant(first.configuration, url, checks) };
    } catch (error) {
      // Our secret may have been rotated: the code was not used up by a refused client.
      if (!isClientRefused(error)) throw error;
      const second = await discovered(true);
      if (second === first) throw error;
      return { ...second, tokens: await client.authorizationCodeGrant(second.configuration, url, checks) };
    }
  }

  async function claimsOf(url: URL, transaction: Transaction) {
    const { configuration, tokens } = await redeem(url, transaction);
    const idToken = tokens.claims();
    if (!idToken || !tokens.id_token) throw expired();
    const claims: ClaimSets = { issuer: idToken.iss, id_token: idToken };
    const userinfo =
      configuration.serverMetadata().userinfo_endpoint && needsUserinfo(idToken, settings)
        ? await client.fetchUserInfo(configuration, tokens.access_token, idToken.sub)
        : undefined;
    return { claims: { ...claims, ...(userinfo && { userinfo }) }, idToken: tokens.id_token };
  }

  return {
    async start() {
      const { configuration, secret } = await translated(discovered());
      const transaction = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirect,
        scope: secret.scopes,
        state: transaction.state,
        nonce: transaction.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(transaction.verifier),
        code_challenge_method: 'S256',
      });
      return { url, transaction };
    },
    async finish(query, transaction) {
      const url = new URL(redirect);
      url.search = query.toString();
      return translated(claimsOf(url, transaction));
    },
    async signOutUrl(idToken) {
      const { configuration } = await translated(discovered());
      if (!configuration.serverMetadata().end_session_endpoint) return undefined;
      return client.buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: `${origin}/`,
        ...(idToken && { id_token_hint: idToken }),
      });
    },
  };
}

/** The library's errors in ours; none of the provider's own words go on. */
async function translated<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof ConfigError || cause instanceof ProblemError) throw cause;
    if (cause instanceof client.AuthorizationResponseError) throw refused(cause);
    if (isExpired(cause)) throw expired(cause);
    throw new ProblemError(502, 'provider_unreachable', 'The identity provider cannot be asked right now.', {
      cause,
    });
  }
}

/** Said in the body, or, when we sent `Authorization`, in a challenge (RFC 6749, 5.2). */
function isClientRefused(cause: unknown): boolean {
  if (cause instanceof client.WWWAuthenticateChallengeError) return cause.status === 401;
  return cause instanceof client.ResponseBodyError && cause.error === 'invalid_client';
}

/** A used or old code, or an answer that does not belong to the question. */
function isExpired(cause: unknown): boolean {
  if (cause instanceof client.ResponseBodyError) return cause.error === 'invalid_grant';
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return code === 'OAUTH_INVALID_RESPONSE' || code === 'OAUTH_JWT_CLAIM_COMPARISON_FAILED';
}

const refused = (cause: unknown) =>
  new ProblemError(403, 'sign_in_refused', 'The identity provider did not let you in.', { cause });

const expired = (cause?: unknown) =>
  new ProblemError(400, 'sign_in_expired', 'This sign-in is over or was not begun here. Begin again.', {
    cause,
  });
