/** Signed claims of our own: one place makes and checks them, whatever they are for. */
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Keys } from './keys.ts';

/** What signed claims are. Each has its own key, audience and `typ`, so that one is never taken for the other. */
export type JwtKind = 'session' | 'token';

export interface JwtContext {
  keys: Keys;
  /** The address of this site. */
  issuer: string;
  now: () => Date;
}

/** Seconds by which two containers' clocks may differ. */
const SKEW = 5;

/** Longer than any that we make; longer ones are not looked at. */
const LONGEST = 4096;

const ALGORITHM = 'HS256';

/**
 * @param expires when it ends to be valid
 * @returns the compact form
 */
export async function sign(
  context: JwtContext,
  kind: JwtKind,
  claims: JWTPayload & { sub: string; jti: string },
  expires: Date,
): Promise<string> {
  const key = await context.keys.first(kind);
  const now = seconds(context.now());
  return new SignJWT({ ...claims, kind })
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid, typ: typ(kind) })
    .setIssuer(context.issuer)
    .setAudience(audience(kind))
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(seconds(expires))
    .sign(key.bytes);
}

/**
 * Checks signature, algorithm, `typ`, kind, issuer, audience, expiry and not-before.
 *
 * @returns the claims, or `undefined` when any check fails; which one is nobody's business
 * @throws ConfigError when our own keys cannot be had
 */
export async function verify(
  context: JwtContext,
  kind: JwtKind,
  jwt: string,
): Promise<JWTPayload | undefined> {
  if (jwt.length > LONGEST || !isCanonical(jwt)) return undefined;
  try {
    const { payload } = await jwtVerify(jwt, ({ kid }) => keyOf(context.keys, kind, kid), {
      algorithms: [ALGORITHM],
      typ: typ(kind),
      issuer: context.issuer,
      audience: audience(kind),
      requiredClaims: ['sub', 'jti', 'iat', 'nbf', 'exp'],
      clockTolerance: SKEW,
      currentDate: context.now(),
    });
    return payload.kind === kind ? payload : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

async function keyOf(keys: Keys, kind: JwtKind, kid: string | undefined): Promise<Uint8Array> {
  const key = kid === undefined ? undefined : await keys.find(kind, kid);
  if (!key) throw new errors.JWKSNoMatchingKey();
  return key.bytes;
}

/**
 * Whether each part is spelled as it is made. The last letter of base64url may carry bits that nothing reads: one
 * signature would have several spellings.
 */
export const isCanonical = (compact: string): boolean =>
  compact.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);

const typ = (kind: JwtKind): string => `stethoscope-${kind}+jwt`;
const audience = (kind: JwtKind): string => `stethoscope-${kind}`;
const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);
