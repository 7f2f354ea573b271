/** The cookies of this site and how they are set. */
import { ConfigError } from '../model/config-error.ts';
import { isLoopback } from './loopback.ts';

/** An API token, for programs that cannot set headers. Nothing here ever sets it. */
export const TOKEN_COOKIE = 'token';

export interface SiteCookie {
  name: string;
  /**
   * A whole `Set-Cookie` value.
   *
   * @param value made of characters that need no quoting: a compact JWT, or nothing
   * @param maxAge seconds
   */
  set(value: string, maxAge: number): string;
  /** The same, to take it away. */
  over: string;
}

export interface SiteCookies {
  session: SiteCookie;
  /** Of a sign-in under way. Lax, because the way back from the provider starts on another site. */
  signin: SiteCookie;
  /** The provider's ID token, sealed. Sent to signing out only, which is why it cannot be `__Host-`. */
  hint: SiteCookie;
}

/**
 * Names and attributes follow the address of the site. Over https names begin with `__Host-`: only this host sets them,
 * only over TLS, for all paths. On this machine without TLS they are plain: Safari's engine takes no `Secure` cookie
 * there.
 *
 * @param origin the address of this site
 * @throws ConfigError when it is neither: then nothing may start
 */
export function siteCookies(origin: string): SiteCookies {
  const { protocol, hostname } = new URL(origin);
  const isSecure = protocol === 'https:';
  if (!isSecure && !(protocol === 'http:' && isLoopback(hostname))) {
    throw new ConfigError('The address of the site cannot be used', [
      `PUBLIC_ORIGIN ${origin} must be https; http is for this machine only (localhost, 127.0.0.1, [::1]).`,
    ]);
  }
  const cookie = (prefix: string, name: string, sameSite: 'Strict' | 'Lax', path = '/'): SiteCookie => {
    const full = `${isSecure ? prefix : ''}${name}`;
    const set = (value: string, maxAge: number) =>
      `${full}=${value}; Max-Age=${maxAge}; Path=${path}; ${isSecure ? 'Secure; ' : ''}HttpOnly; SameSite=${sameSite}`;
    return { name: full, set, over: set('', 0) };
  };
  return {
    session: cookie('__Host-', 'stethoscope', 'Strict'),
    signin: cookie('__Host-', 'stethoscope-signin', 'Lax'),
    hint: cookie('__Secure-', 'stethoscope-hint', 'Strict', '/auth/signout'),
  };
}

/**
 * Reads cookies as API Gateway hands them over, one `name=value` each. Only blanks and tabs around a name are no part of
 * it (RFC 6265): browsers keep others from setting `__Host-` names, but not names that begin with another blank. A name
 * that comes twice says nothing, because one of the two may be somebody else's: its value is empty.
 *
 * @param cookies `undefined` without any
 */
export function parseCookies(cookies: readonly string[] | undefined): Record<string, string> {
  const read: Record<string, string> = Object.create(null);
  for (const cookie of cookies ?? []) {
    const equals = cookie.indexOf('=');
    if (equals <= 0) continue;
    const name = trimmed(cookie.slice(0, equals));
    read[name] = name in read ? '' : trimmed(cookie.slice(equals + 1));
  }
  return read;
}

/** Counts from the end: a pattern for blanks at the end tries anew at each blank on the way. */
function trimmed(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).replace(/^[ \t]+/, '');
}
