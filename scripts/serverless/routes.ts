/** Routes of the HTTP API, compared with the table of routes (shared/access/routes.ts), and those for HEAD. */
import type { Route } from '../../shared/access/route.ts';
import type { TemplateResource } from './cloudformation.ts';
import type { FunctionDefinition, HttpEvent } from './serverless.ts';

/**
 * A route that is not in the table cannot be packaged, for nobody has said who may call it; neither can one that another
 * function answers than the table says.
 *
 * @returns what is wrong with the HTTP events of functions, one line each
 */
export function routeProblems(
  functions: Readonly<Record<string, Pick<FunctionDefinition, 'events'>>>,
  routes: readonly Route[],
): string[] {
  const wanted = new Map(routes.map(({ method, path, function: name }) => [`${method} ${path}`, name]));
  const packaged = Object.entries(functions).flatMap(([name, { events = [] }]) =>
    events.flatMap(({ httpApi }) => (httpApi === undefined ? [] : [{ name, key: keyOf(httpApi) }])),
  );
  // What is no route is answered by a function too, so that it gets our own words and headers.
  const routed = packaged.filter(({ key }) => key !== '*');
  const unknown = routed.filter(({ name, key }) => wanted.get(key) !== name);
  const keys = new Set(routed.map(({ key }) => key));
  const missing = [...wanted].filter(([key]) => !keys.has(key));
  return [
    ...unknown.map(({ name, key }) => `${key} of function ${name} has no entry in shared/access/routes.ts.`),
    ...missing.map(([key, name]) => `${key} is in shared/access/routes.ts and no event of function ${name}.`),
  ];
}

const keyOf = (event: HttpEvent): string =>
  typeof event === 'string' ? event : `${event.method} ${event.path}`.replace(/^\* ?.*/, '*');

/**
 * HEAD goes wherever GET goes. An HTTP API sends it to `$default` otherwise, where another function answers 404; uptime
 * monitors ask that way. It is the same function and the same entry of the table of routes, and serverless-offline
 * answers HEAD through GET routes by itself: so only the template has these routes.
 *
 * @returns a route for HEAD beside each for GET, by their logical names
 */
export function headRoutes(
  resources: Readonly<Record<string, TemplateResource>>,
): Record<string, TemplateResource> {
  const gets = Object.entries(resources).flatMap(([id, route]) => {
    const key = String(route.Properties?.RouteKey);
    return route.Type === 'AWS::ApiGatewayV2::Route' && key.startsWith('GET ') ? [{ id, route, key }] : [];
  });
  return Object.fromEntries(
    gets.map(({ id, route, key }) => [
      id.replace('RouteGet', 'RouteHead'),
      { ...route, Properties: { ...route.Properties, RouteKey: key.replace(/^GET /, 'HEAD ') } },
    ]),
  );
}
