/** Which OpenID provider this site uses, and what that provider says of itself. */
import * as client from 'openid-client';
import * as z from 'zod';
import { ConfigError } from '../model/config-error.ts';
import type { Secrets } from '../platform/secrets.ts';
import { isLoopback } from './loopback.ts';

/** The JSON of secret `oidc`. */
const OidcSecret = z.object({
  issuer: z.url({ protocol: /^https?$/ }),
  client_id: z.string().min(1),
  client_secret: z.string().min(1),
  scopes: z.string().default('openid email profile'),
});
type OidcSecret = z.infer<typeof OidcSecret>;

/** Seconds for one request to the provider. */
const TIMEOUT = 8;
/** Milliseconds after which discovery is asked again. */
const DISCOVERED_FOR = 60 * 60_000;

export interface Discovered {
  configuration: client.Configuration;
  secret: OidcSecret;
}

/**
 * Remembers what discovery said, and with it the provider's keys. One per container.
 *
 * @returns a function; `fresh` reads our own secret again, because the provider refused it
 */
export function createDiscovery(secrets: Secrets, now: () => Date): (fresh?: boolean) => Promise<Discovered> {
  let known: { version: string; until: number; discovered: Promise<Discovered> } | undefined;
  return async (fresh = false) => {
    const { value, version } = await secrets.read('oidc', { fresh });
    if (known?.version === version && now().getTime() < known.until) return known.discovered;
    const entry = { version, until: now().getTime() + DISCOVERED_FOR, discovered: discover(parse(value)) };
    known = entry;
    entry.discovered.catch(() => {
      if (known === entry) known = undefined;
    });
    return entry.discovered;
  };
}

async function discover(secret: OidcSecret): Promise<Discovered> {
  const issuer = new URL(secret.issuer);
  const loopback = isLoopback(issuer.hostname);
  if (issuer.protocol !== 'https:' && !loopback) {
    throw new ConfigError('A secret cannot be used', [`oidc: the issuer ${issuer.origin} must be https.`]);
  }
  const execute = [client.enableNonRepudiationChecks];
  if (issuer.protocol === 'http:') execute.push(client.allowInsecureRequests);
  const configuration = await client.discovery(issuer, secret.client_id, {}, clientAuth(secret), {
    execute,
    timeout: TIMEOUT,
  });
  return { configuration, secret };
}

/** The usual way unless the provider says that it only takes the other. */
function clientAuth(secret: OidcSecret): client.ClientAuth {
  const basic = client.ClientSecretBasic(secret.client_secret);
  const post = client.ClientSecretPost(secret.client_secret);
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported;
    return methods === undefined || methods.includes('client_secret_basic')
      ? basic(server, ...rest)
      : post(server, ...rest);
  };
}

function parse(value: unknown): OidcSecret {
  const result = OidcSecret.safeParse(value);
  if (result.success) return result.data;
  throw new ConfigError('A secret cannot be used', [
    'oidc must hold { "issuer", "client_id", "client_secret", "scopes"? }.',
  ]);
}
