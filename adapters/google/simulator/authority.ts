/** Google's token endpoint: takes a signed assertion of a service account and gives a token. */
import { type KeyObject, randomBytes } from 'node:crypto';
import { jwtVerify } from 'jose';
import type { Call, Reply } from '../../../local/simulator/server.ts';
import { AUDIT_SCOPES, DEVICE_SCOPES, USAGE_SCOPES } from '../token.ts';

export interface Authority {
  exchange(call: Call): Promise<Reply>;
  /** @param authorization the header's whole value; @param scope that the token must have been given for */
  knows(authorization: string | undefined, scope: string): boolean;
}

export interface AuthorityOptions {
  publicKey: KeyObject;
  /** The service account's e-mail. */
  client: string;
  /** The one administrator that it may act for. */
  subject: string;
}

/** What the administrator has delegated. */
const DELEGATED = [...DEVICE_SCOPES, ...USAGE_SCOPES, ...AUDIT_SCOPES];
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const AUDIENCE = 'https://oauth2.googleapis.com/token';
const LIFETIME = 3599;
/** An assertion may live for an hour at the most. */
const LONGEST = 3600;

export function createAuthority({ publicKey, client, subject }: AuthorityOptions): Authority {
  const tokens = new Map<string, { until: number; scopes: string[] }>();
  return {
    async exchange({ method, body }) {
      const form = new URLSearchParams(body);
      if (method !== 'POST' || form.get('grant_type') !== GRANT) return refuse(400, 'unsupported_grant_type');
      let scopes: string[];
      try {
        const { payload } = await jwtVerify(form.get('assertion') ?? '', publicKey, {
          algorithms: ['RS256'],
          issuer: client,
          audience: AUDIENCE,
          requiredClaims: ['iat', 'exp', 'sub', 'scope'],
        });
        if ((payload.exp ?? 0) - (payload.iat ?? 0) > LONGEST) return refuse(400, 'invalid_grant');
        scopes = String(payload.scope).split(' ');
        const delegated = payload.sub === subject && scopes.every((scope) => DELEGATED.includes(scope));
        if (!delegated) return refuse(401, 'unauthorized_client');
      } catch {
        return refuse(400, 'invalid_grant');
      }
      const token = `ya29.${randomBytes(24).toString('base64url')}`;
      tokens.set(`Bearer ${token}`, { until: Date.now() + LIFETIME * 1000, scopes });
      return { status: 200, body: { access_token: token, expires_in: LIFETIME, token_type: 'Bearer' } };
    },
    knows(authorization = '', scope) {
      const token = tokens.get(authorization);
      return token !== undefined && token.until > Date.now() && token.scopes.includes(scope);
    },
  };
}

const refuse = (status: number, error: string): Reply => ({
  status,
  body: { error, error_description: 'The assertion was not accepted.' },
});
