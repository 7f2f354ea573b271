/** Tokens and privileges of a Jamf Pro server. */
import { randomBytes } from 'node:crypto';
import type { Call, Reply } from '../../../local/simulator/server.ts';
import { apiError } from './replies.ts';

export interface AccessOptions {
  /** Seconds that a token lives; 299 without it. */
  tokenLifetime?: number;
  /** What the role may do; all that the adapter needs without it. */
  privileges?: readonly string[];
  /** The settings sign in with a local account instead of an API client. */
  account?: boolean;
}

export interface Access {
  credentials: Record<string, string>;
  /** The answer to a token request; `undefined` for any other call. */
  token(call: Call): Reply | undefined;
  /** Why a call may not be answered; `undefined` when it may. */
  refuse(call: Call): Reply | undefined;
  revokeAll(): void;
}

const CLIENT = { client_id: '2f6c1c0a-5d0e-4c57-9f0a-simulated', client_secret: 'simulated-client-secret' };
const ACCOUNT = { username: 'stethoscope', password: 'simulated-password' };
const NEEDED = ['Read Computers', 'Read Mobile Devices', 'Read User'];

/** What each path asks for (`x-required-privileges` of the vendor's schema). */
const REQUIRED: readonly [RegExp, string][] = [
  [/^\/api\/v\d\/computers-inventory|^\/JSSResource\/computers/, 'Read Computers'],
  [/^\/api\/v\d\/mobile-devices|^\/JSSResource\/mobiledevices/, 'Read Mobile Devices'],
  [/^\/JSSResource\/users/, 'Read User'],
];

/** @param versioned whether the OAuth path carries a version, as on newer servers */
export function createAccess(options: AccessOptions, versioned: boolean): Access {
  const tokens = new Map<string, number>();
  const lifetime = options.tokenLifetime ?? 299;
  const oauthPaths = versioned ? ['/api/v1/oauth/token', '/api/oauth/token'] : ['/api/oauth/token'];
  const give = () => {
    const token = randomBytes(24).toString('base64url');
    tokens.set(token, Date.now() + lifetime * 1000);
    return token;
  };

  return {
    credentials: options.account ? ACCOUNT : CLIENT,
    revokeAll: () => tokens.clear(),
    token(call) {
      if (call.method !== 'POST') return undefined;
      if (oauthPaths.includes(call.url.pathname)) return clientToken(call, give, lifetime);
      if (call.url.pathname === '/api/v1/auth/token') return accountToken(call, give, lifetime);
      return undefined;
    },
    refuse(call) {
      const token = /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1] ?? '';
      if ((tokens.get(token) ?? 0) <= Date.now()) return apiError(401);
      const required = REQUIRED.find(([path]) => path.test(call.url.pathname))?.[1];
      const may = required === undefined || (options.privileges ?? NEEDED).includes(required);
      return may ? undefined : apiError(403, 'INVALID_PRIVILEGE', '', 'Forbidden');
    },
  };
}

/** RFC 6749, 4.4; errors have the shape of its 5.2, not the vendor's own. */
function clientToken(call: Call, give: () => string, lifetime: number): Reply {
  const type = call.headers['content-type'] ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return oauthError('invalid_request');
  const form = new URLSearchParams(call.body);
  if (form.get('grant_type') !== 'client_credentials') return oauthError('unsupported_grant_type');
  const known =
    form.get('client_id') === CLIENT.client_id && form.get('client_secret') === CLIENT.client_secret;
  if (!known) return oauthError('invalid_client');
  const body = { access_token: give(), token_type: 'Bearer', scope: 'api-role:1', expires_in: lifetime };
  return { status: 200, body };
}

const oauthError = (error: string): Reply => ({ status: 400, body: { error } });

function accountToken(call: Call, give: () => string, lifetime: number): Reply {
  const expected = Buffer.from(`${ACCOUNT.username}:${ACCOUNT.password}`).toString('base64');
  if (call.headers.authorization !== `Basic ${expected}`) return apiError(401);
  const expires = new Date(Date.now() + lifetime * 1000).toISOString();
  return { status: 200, body: { token: give(), expires } };
}
