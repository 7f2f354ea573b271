/** Where a sign-in leads back to: only ever this site. */

const LONGEST = 512;
/** Paths that are no pages: leading there would loop or show JSON. */
const NOT_PAGES = /^\/(api|auth)(\/|$)/;

/**
 * A path of this site, as safe to redirect to, or `/` for anything else.
 *
 * @param wanted what the request asks for; anybody can have written it
 */
export function returnPath(wanted: string | null | undefined): string {
  if (!wanted || wanted.length > LONGEST || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted)) return '/';
  // The base can be any: what counts is whether a browser would leave it.
  const base = 'https://this.invalid';
  const url = URL.parse(wanted, base);
  if (url?.origin !== base || NOT_PAGES.test(url.pathname)) return '/';
  // Dots may have been resolved to two slashes, which a browser reads as another host.
  return url.pathname.startsWith('//') ? '/' : `${url.pathname}${url.search}${url.hash}`;
}
