/** What somebody chose in this browser: a language, a theme; nothing about anybody. */

export type Choice = 'lang' | 'theme';

const YEAR = 31_536_000;

/** @param cookies as `document.cookie` has them */
export const chosen = (choice: Choice, cookies: string): string | undefined =>
  cookies
    .split('; ')
    .find((one) => one.startsWith(`${choice}=`))
    ?.slice(choice.length + 1);

/** The `Set-Cookie`-like text for `document.cookie` that remembers a choice for a year. */
export const remembering = (choice: Choice, value: string, secure: boolean): string =>
  `${choice}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure ? '; Secure' : ''}`;

/** Remembers it here. */
export function remember(choice: Choice, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that people still use.
  document.cookie = remembering(choice, value, location.protocol === 'https:');
}
