/** Encrypted claims: what a browser carries for us and must not read (PKCE verifier, nonce, the provider's token). */
import { EncryptJWT, errors, type JWTPayload, jwtDecrypt } from 'jose';
import { isCanonical, type JwtContext } from './jwt.ts';

/** `signin`: a sign-in under way. `hint`: the provider's ID token, to sign out there. */
export type Sealed = 'signin' | 'hint';

const ALGORITHM = { alg: 'dir', enc: 'A256GCM' } as const;

/** Larger than any that we make, and about what browsers keep in one cookie. */
export const LARGEST_SEALED = 4096;

/** @param lifetime seconds */
export async function seal(
  context: JwtContext,
  use: Sealed,
  claims: JWTPayload,
  lifetime: number,
): Promise<string> {
  const key = await context.keys.first(use);
  const now = Math.floor(context.now().getTime() / 1000);
  return new EncryptJWT(claims)
    .setProtectedHeader({ ...ALGORITHM, kid: key.kid })
    .setIssuer(context.issuer)
    .setAudience(`stethoscope-${use}`)
    .setIssuedAt(now)
    .setExpirationTime(now + lifetime)
    .encrypt(key.bytes);
}

/** The claims, or `undefined` when it is not ours, was changed or is over. */
export async function open(
  context: JwtContext,
  use: Sealed,
  sealed: string,
): Promise<JWTPayload | undefined> {
  if (sealed.length > LARGEST_SEALED || !isCanonical(sealed)) return undefined;
  try {
    const { payload } = await jwtDecrypt(sealed, ({ kid }) => keyOf(context, use, kid), {
      keyManagementAlgorithms: [ALGORITHM.alg],
      contentEncryptionAlgorithms: [ALGORITHM.enc],
      issuer: context.issuer,
      audience: `stethoscope-${use}`,
      requiredClaims: ['exp'],
      currentDate: context.now(),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

async function keyOf(context: JwtContext, use: Sealed, kid: unknown): Promise<Uint8Array> {
  const key = typeof kid === 'string' ? await context.keys.find(use, kid) : undefined;
  if (!key) throw new errors.JWEDecryptionFailed();
  return key.bytes;
}
