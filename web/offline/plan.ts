/** What the service worker does with a request. Only the shell is its business: never the API, never signing in. */

/** `page`: the network, else the kept page. `file`: the kept file, else the network. `leave`: as without a worker. */
export type CacheStrategy = 'page' | 'file' | 'leave';

export interface FetchedRequest {
  method: string;
  mode: string;
  url: string;
}

const NEVER = /^\/(api|auth)\/|^\/healthcheck$/;

/** @param files paths of the files that are kept; @param origin of this site */
export function planFor(
  { method, mode, url }: FetchedRequest,
  files: ReadonlySet<string>,
  origin: string,
): CacheStrategy {
  const { pathname, origin: asked } = new URL(url);
  if (method !== 'GET' || asked !== origin || NEVER.test(pathname)) return 'leave';
  if (mode === 'navigate') return 'page';
  return files.has(pathname) ? 'file' : 'leave';
}
