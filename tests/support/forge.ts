/** Sessions and tokens that are wrong in exactly one way. */
import { decodeJwt, decodeProtectedHeader, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import type { JwtKind } from '../../shared/access/jwt.ts';
import type { TestAccess } from './access.ts';
import { cookieValue } from './api.ts';

const PERSON = { email: 'ann@example.com', name: 'Ann' };
const HOUR = 3600;

/** A good one, to compare with and to spoil. */
export async function genuine(access: TestAccess, kind: JwtKind): Promise<string> {
  if (kind === 'session') {
    return cookieValue((await access.sessions.begin({ ...PERSON, roles: ['employee', 'security'] })).cookie);
  }
  return (await access.tokens.make({ sub: 'siem', scopes: ['devices:read'], days: 1 })).token;
}

interface Change {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  key?: Uint8Array;
}

async function forge(access: TestAccess, kind: JwtKind, change: Change): Promise<string> {
  const jwt = await genuine(access, kind);
  const key = change.key ?? (await access.signing.keys.first(kind)).bytes;
  const header = { ...decodeProtectedHeader(jwt), alg: 'HS256', ...change.header };
  return new SignJWT({ ...decodeJwt(jwt), ...change.claims } as JWTPayload)
    .setProtectedHeader(header)
    .sign(key);
}

function tampered(jwt: string): string {
  const [header, payload = '', signature] = jwt.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as object;
  const changed = JSON.stringify({ ...claims, roles: ['employee', 'security'], name: 'Mallory' });
  return [header, Buffer.from(changed).toString('base64url'), signature].join('.');
}

/** By name, what makes one. Each starts from a good one. */
export const FORGERIES: Record<string, (access: TestAccess, kind: JwtKind) => Promise<string>> = {
  tampered: async (access, kind) => tampered(await genuine(access, kind)),
  'cut off': async (access, kind) => (await genuine(access, kind)).slice(0, -4),
  'of a wrong key': (access, kind) => forge(access, kind, { key: new Uint8Array(32).fill(7) }),
  'of the key of another kind': async (access, kind) => {
    const other = kind === 'session' ? 'token' : 'session';
    return forge(access, kind, { key: (await access.signing.keys.first(other)).bytes });
  },
  'of an unknown key id': (access, kind) => forge(access, kind, { header: { kid: 'k9' } }),
  'without key id': (access, kind) => forge(access, kind, { header: { kid: undefined } }),
  'for another audience': (access, kind) => forge(access, kind, { claims: { aud: 'somebody-else' } }),
  'of another issuer': (access, kind) => forge(access, kind, { claims: { iss: 'https://evil.example' } }),
  'of another type': (access, kind) => forge(access, kind, { header: { typ: 'JWT' } }),
  'of another kind': (access, kind) => forge(access, kind, { claims: { kind: 'other' } }),
  'without algorithm': async (access, kind) =>
    new UnsecuredJWT(decodeJwt(await genuine(access, kind))).encode(),
  'of another algorithm': (access, kind) =>
    forge(access, kind, { header: { alg: 'HS512' }, key: new Uint8Array(64).fill(7) }),
  'not valid yet': (access, kind) =>
    forge(access, kind, { claims: { nbf: Math.floor(access.now().getTime() / 1000) + HOUR } }),
  over: (access, kind) =>
    forge(access, kind, { claims: { exp: Math.floor(access.now().getTime() / 1000) - 60 } }),
  'without end': (access, kind) => forge(access, kind, { claims: { exp: undefined } }),
  'of the other kind': (access, kind) => genuine(access, kind === 'session' ? 'token' : 'session'),
  revoked: async (access, kind) => {
    const jwt = await genuine(access, kind);
    const { jti = '', sub = '' } = decodeJwt(jwt);
    const until = new Date(access.now().getTime() + 24 * HOUR * 1000);
    await (kind === 'session'
      ? access.people.endSession(sub, jti, until)
      : access.people.revokeToken(jti, until));
    return jwt;
  },
};
