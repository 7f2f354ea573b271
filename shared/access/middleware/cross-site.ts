/** Refuses what another site makes a browser send. */
import { ProblemError } from '../problem.ts';
import { type MiddlewareStep, readyExchange } from './exchange.ts';

/** @param origin the address of this site */
export const crossSite = (origin: string): MiddlewareStep => ({
  before: ({ context }) => {
    const { route, request } = readyExchange(context);
    // No browser keeps a hook's secret, so none can be made to send it.
    if (route.access === 'hook') return;
    const { headers } = request;
    const site = headers['sec-fetch-site'];
    const allowed = route.changes
      ? mayChange(site, headers.origin, headers.authorization !== undefined, origin)
      : route.access === 'public' || mayRead(site);
    if (allowed) return;
    throw new ProblemError(403, 'cross_site', 'This was sent by another site. Use the page itself.');
  },
});

/**
 * A browser says where a request comes from; one that says neither is too old to be trusted with a cookie. A program
 * with a token sends neither, and no site can make a browser send that token.
 */
function mayChange(
  said: string | undefined,
  from: string | undefined,
  token: boolean,
  origin: string,
): boolean {
  if (from !== undefined && from !== origin) return false;
  if (said !== undefined) return said === 'same-origin';
  return from === origin || token;
}

/** `none` is a person who typed the address. Neighbours on the same site would get the cookie, but not the answer. */
const mayRead = (said: string | undefined): boolean => !['cross-site', 'same-site'].includes(said ?? 'none');
