/** How the provider behaves: like a company's, but it never asks for consent. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Configuration, JWK, KoaContextWithOIDC } from 'oidc-provider';
import type { Company } from '../company/index.ts';
import { createMemory } from './memory.ts';
import { errorPage, signedOutPage, signOutPage } from './pages.ts';
import { claimsOf, findPerson } from './people.ts';

export interface Client {
  client_id: string;
  client_secret: string;
}

/** Where people choose who they are; the interaction's id follows. */
export const PICKER = '/sign-in/';

/**
 * @param company who has an account
 * @param client what Stethoscope signs in as
 * @param site the origin that people are sent back to
 */
export function configuration(company: Company, client: Client, site: string): Configuration {
  return {
    adapter: createMemory(),
    clients: [
      {
        ...client,
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [`${site}/auth/callback`],
        post_logout_redirect_uris: [site, `${site}/`],
      },
    ],
    jwks: { keys: [signingKey()] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'preferred_username'],
      groups: ['groups'],
    },
    scopes: ['openid', 'email', 'profile', 'groups'],
    findAccount(_context, id) {
      const person = findPerson(company, id);
      return person && { accountId: id, claims: () => claimsOf(person) };
    },
    interactions: { url: (_context, { uid }) => `${PICKER}${uid}` },
    loadExistingGrant: grantEverything,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => show(context, signOutPage(form)),
        postLogoutSuccessSource: (context) => show(context, signedOutPage()),
      },
    },
    renderError: (context, { error, error_description: description }) =>
      show(context, errorPage(error, description ?? '')),
    ttl: { Session: 24 * 3600, Grant: 24 * 3600, Interaction: 3600, AccessToken: 3600, IdToken: 3600 },
  };
}

/** Without a page that asks: whoever signs in here agrees. */
async function grantEverything(context: KoaContextWithOIDC) {
  const { client, session, provider, params } = context.oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(String(params?.scope ?? 'openid'));
  await grant.save();
  return grant;
}

async function show(context: { type: string; body: unknown }, html: string): Promise<void> {
  context.type = 'html';
  context.body = html;
}

function signingKey(): JWK {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'local' } as JWK;
}
