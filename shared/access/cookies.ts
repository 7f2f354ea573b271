/** The cookies of this site and how they are set. */

/** `__Host-`: only this host sets it, only over TLS, for all paths. */
export const SESSION_COOKIE = '__Host-stethoscope';
/** An API token, for programs that cannot set headers. Nothing here ever sets it. */
export const TOKEN_COOKIE = 'token';
/** Of a sign-in under way. Lax, because the way back from the provider starts on another site. */
export const SIGNIN_COOKIE = '__Host-stethoscope-signin';
/** The provider's ID token, sealed. Sent to signing out only, which is why it cannot be `__Host-`. */
export const HINT_COOKIE = '__Secure-stethoscope-hint';

export interface CookieOptions {
  sameSite: 'Strict' | 'Lax';
  /** Seconds; 0 takes the cookie away. */
  maxAge: number;
  path?: string;
}

/** A whole `Set-Cookie` value. @param value made of characters that need no quoting: a compact JWT, or nothing */
export function setCookie(name: string, value: string, options: CookieOptions): string {
  const { sameSite, maxAge, path = '/' } = options;
  return `${name}=${value}; Max-Age=${maxAge}; Path=${path}; Secure; HttpOnly; SameSite=${sameSite}`;
}

/**
 * Reads cookies as API Gateway hands them over, one `name=value` each. The first of a name wins.
 *
 * @param cookies `undefined` without any
 */
export function parseCookies(cookies: readonly string[] | undefined): Record<string, string> {
  const read: Record<string, string> = Object.create(null);
  for (const cookie of cookies ?? []) {
    const equals = cookie.indexOf('=');
    const name = cookie.slice(0, equals).trim();
    if (equals > 0 && read[name] === undefined) read[name] = cookie.slice(equals + 1).trim();
  }
  return read;
}
