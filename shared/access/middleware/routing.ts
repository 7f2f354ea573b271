/** Which entry of the table of routes this is. What has none does not exist. */

import { ProblemError } from '../problem.ts';
import { findRoute } from '../routes.ts';
import { type ApiEvent, logWith, type MiddlewareStep } from './exchange.ts';

/** @param handlers the keys of the routes that this function has work for */
export const routing = (handlers: ReadonlySet<string>): MiddlewareStep => ({
  before: ({ event, context: { exchange } }) => {
    const key = keyOf(event);
    const route = handlers.has(key) ? findRoute(key) : undefined;
    if (!route) throw new ProblemError(404, 'no_such_route', 'There is nothing at this address.');
    if (route.once && isHead(event)) {
      throw new ProblemError(405, 'method_not_allowed', 'Use GET here.', { headers: { allow: 'GET' } });
    }
    exchange.route = route;
    exchange.log = logWith(exchange.log, { route: key });
  },
});

const isHead = ({ routeKey, requestContext }: ApiEvent): boolean =>
  routeKey.startsWith('HEAD ') || requestContext?.http?.method === 'HEAD';

/** A HEAD is a GET without its body. Gateways name it either way, or as what is no route of theirs (`$default`). */
function keyOf(event: ApiEvent): string {
  if (event.routeKey === '$default' && isHead(event)) return `GET ${event.rawPath}`;
  return event.routeKey.replace(/^HEAD /, 'GET ');
}
