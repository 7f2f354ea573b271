/** Access tokens by domain-wide delegation: an assertion that the service account signs is exchanged for one (RFC 7523). */
import { importPKCS8, SignJWT } from 'jose';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { object, text } from '../../shared/adapter-kit/read.ts';
import { keepTokens, type VendorToken, type VendorTokens } from '../../shared/adapter-kit/tokens.ts';
import type { Config } from './config.ts';

/** Read-only, and no more than devices. */
export const DEVICE_SCOPES = [
  'https://www.googleapis.com/auth/admin.directory.device.mobile.readonly',
  'https://www.googleapis.com/auth/admin.directory.device.chromeos.readonly',
] as const;

/** Asked for only when somebody asks about accounts, and about sign-ins. */
export const USAGE_SCOPES = ['https://www.googleapis.com/auth/admin.reports.usage.readonly'];
export const AUDIT_SCOPES = ['https://www.googleapis.com/auth/admin.reports.audit.readonly'];

/** Whatever address it is sent to. */
const AUDIENCE = 'https://oauth2.googleapis.com/token';
/** Google takes no assertion that is good for longer. */
const ASSERTION_LIFETIME = '1h';
/** A token is renewed so long before its end, milliseconds. */
const RESERVE = 5 * 60_000;

export function createTokens(
  config: Config,
  context: AdapterContext,
  scopes: readonly string[],
): VendorTokens {
  const { http, now } = context;
  async function exchange(): Promise<VendorToken> {
    const asked = now().getTime();
    const { status, body } = await http.json(new URL(config.token_uri), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: await assertionOf(config, scopes),
      }),
      accept: [400, 401],
    });
    if (status !== 200) throw refused(body);
    const { access_token, expires_in } = object(body) ?? {};
    if (typeof access_token !== 'string' || access_token === '')
      throw new SourceError('unintelligible', 'Google answered no token.');
    const lifetime = typeof expires_in === 'number' ? expires_in * 1000 : 0;
    return { value: access_token, until: asked + lifetime - RESERVE };
  }

  return keepTokens(exchange, { now });
}

/** Its times are those of this machine: Google holds them against its own clock. */
async function assertionOf(config: Config, scopes: readonly string[]): Promise<string> {
  try {
    const key = await importPKCS8(config.private_key, 'RS256');
    return await new SignJWT({ scope: scopes.join(' ') })
      .setProtectedHeader({
        alg: 'RS256',
        typ: 'JWT',
        ...(config.private_key_id && { kid: config.private_key_id }),
      })
      .setIssuer(config.client_email)
      .setSubject(config.subject)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(ASSERTION_LIFETIME)
      .sign(key);
  } catch (cause) {
    throw new SourceError('misconfigured', 'The private key of the service account cannot be used.', {
      cause,
    });
  }
}

/** An error code of RFC 6749 as all of them are; other words of a vendor belong into no log. */
const CODE = /^[a-z_]{1,64}$/;

/** `unauthorized_client` means that the scopes are not delegated to the service account. */
function refused(body: unknown): SourceError {
  const said = text(object(body)?.error) ?? '';
  const code = CODE.test(said) ? said : 'unknown';
  return new SourceError('credentials_refused', `Google does not accept the service account (${code}).`);
}
