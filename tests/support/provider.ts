/** A real OpenID provider on loopback, where whoever a test names is signed in at once. */
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Configuration, type JWK, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { createMemory } from '../../local/identity/memory.ts';

export const CLIENT = { client_id: 'stethoscope', client_secret: 'the-client-secret-of-the-tests' };

/** What the provider knows of somebody; `sub` is added. */
export type Person = Record<string, unknown>;

export interface TestProvider {
  /** What secret `oidc` holds to use it. */
  secret: { issuer: string; scopes: string } & typeof CLIENT;
  /** Who is at the browser from now on; `undefined`: somebody who cancels. */
  person: Person | undefined;
  /** Walks through the provider as a browser does, up to the address that leads back to the site. */
  visit(start: string): Promise<URL>;
  /** How often a code was to be redeemed. */
  redeemed: number;
  close(): Promise<void>;
}

/**
 * @param site origin of the site
 * @param options `thin`: the ID token says nothing but the subject, as Okta's does
 */
export async function startProvider(site: string, options: { thin?: boolean } = {}): Promise<TestProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const known: TestProvider = {
    secret: { issuer, scopes: 'openid email profile groups', ...CLIENT },
    person: undefined,
    redeemed: 0,
    visit: (start) => visit(start, site),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  const provider = new Provider(issuer, configuration(site, known, options.thin ?? false));
  const protocol = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/token')) known.redeemed += 1;
    if (request.url?.startsWith('/pick/')) void pick(provider, known, request, response);
    else void protocol(request, response);
  });
  return known;
}

function configuration(site: string, known: TestProvider, thin: boolean): Configuration {
  return {
    adapter: createMemory(),
    ttl: { Session: 600, Grant: 600, Interaction: 600, AccessToken: 600, IdToken: 600 },
    clients: [
      {
        ...CLIENT,
        redirect_uris: [`${site}/auth/callback`],
        post_logout_redirect_uris: [`${site}/`],
      },
    ],
    jwks: { keys: [signingKey()] },
    cookies: { keys: ['the-cookies-of-the-test-provider'] },
    pkce: { required: () => true },
    conformIdTokenClaims: thin,
    claims: {
      email: ['email', 'email_verified'],
      profile: ['name', 'preferred_username'],
      groups: ['groups', '_claim_names'],
    },
    scopes: ['openid', 'email', 'profile', 'groups'],
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ ...known.person, sub: id }),
    }),
    interactions: { url: (_context, { uid }) => `/pick/${uid}` },
    loadExistingGrant: grantEverything,
    features: { devInteractions: { enabled: false } },
  };
}

async function grantEverything(context: KoaContextWithOIDC) {
  const { client, session, provider, params } = context.oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(String(params?.scope));
  await grant.save();
  return grant;
}

async function pick(
  provider: Provider,
  known: TestProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const result = known.person
    ? { login: { accountId: String(known.person.email ?? 'nameless') } }
    : { error: 'access_denied', error_description: 'The person cancelled.' };
  await provider.interactionFinished(request, response, result);
}

/** Follows redirects and keeps cookies. */
async function visit(start: string, site: string): Promise<URL> {
  const jar = new Map<string, string>();
  let address = new URL(start);
  while (address.origin !== site) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';', 1);
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = response.headers.get('location');
    if (!location) throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
    address = new URL(location, address);
  }
  return address;
}

function signingKey(): JWK {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' } as JWK;
}
