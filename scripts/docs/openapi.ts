/** From the table of routes to OpenAPI 3.1. */

import type * as z from 'zod';
import { namesIn } from '../../shared/access/middleware/params.ts';
import { isForCallers, LIMITS, ROLES_WITH_REASON, type Route } from '../../shared/access/route.ts';
import { routeKey } from '../../shared/access/routes.ts';
import type { PathParameter } from '../../shared/api/parameters.ts';
import { Problem } from '../../shared/api/problem.ts';
import type { Contract } from '../../shared/api/routes.ts';
import { componentSchemas, nameOf } from './schemas.ts';

export interface Sources {
  routes: readonly Route[];
  /** By route key. */
  contracts: Readonly<Record<string, Contract>>;
  /** By name. */
  parameters: Readonly<Record<string, PathParameter>>;
  version: string;
}

export interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, object>;
  [key: string]: unknown;
}

export interface Operation {
  responses: Record<string, unknown>;
  [key: string]: unknown;
}

const SECURITY = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-stethoscope',
    description: 'What signing in sets, for the page.',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'For programs; `npm run -s cli -- token --help` makes one.',
  },
  hook: {
    type: 'http',
    scheme: 'bearer',
    description: 'For the vendor of one source; secret `hook/<source>` holds it.',
  },
};
const PROBLEM = { $ref: '#/components/responses/Problem' };

/** The whole document, as plain data. */
export function openApi({ routes, contracts, parameters, version }: Sources): OpenApi {
  const paths: OpenApi['paths'] = {};
  for (const route of routes) {
    const item = paths[route.path] ?? {};
    item[route.method.toLowerCase()] = operation(route, contractOf(route, contracts));
    paths[route.path] = item;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Stethoscope',
      version,
      description: 'Who may call what, and how, is in docs/api.md.',
      license: { name: 'Apache 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: SECURITY,
      parameters: Object.fromEntries(
        Object.entries(parameters).map(([name, what]) => [
          name,
          { name, in: 'path', required: true, schema: { type: 'string' }, ...what },
        ]),
      ),
      responses: {
        Problem: {
          description: 'It did not work; the `code` says why.',
          content: { 'application/problem+json': { schema: reference(Problem) } },
        },
      },
      schemas: { ...componentSchemas(), Text: { type: 'string' } },
    },
  };
}

function contractOf(route: Route, contracts: Sources['contracts']): Contract {
  const contract = contracts[routeKey(route)];
  if (!contract) throw new Error(`shared/api/routes.ts says nothing of ${routeKey(route)}.`);
  return contract;
}

function operation(route: Route, { body, answers, csv }: Contract): Operation {
  const parameters = namesIn(route.path).map((name) => ({ $ref: `#/components/parameters/${name}` }));
  const all = [...parameters, ...headersOf(route)];
  const responses = Object.entries(answers).map(
    ([status, schema]) => [status, response(schema, csv)] as const,
  );
  return {
    operationId: idOf(route),
    summary: route.what,
    tags: [route.function],
    security: securityOf(route),
    ...(route.limit && { description: limitOf(route.limit) }),
    ...(all.length > 0 && { parameters: all }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: reference(body) } } },
    }),
    responses: { ...Object.fromEntries(responses), default: PROBLEM },
  };
}

const reference = (schema: z.ZodType) => ({ $ref: `#/components/schemas/${nameOf(schema)}` });

function response(schema: z.ZodType | null, csv?: boolean): object {
  if (schema === null) return { description: 'See the headers.' };
  const json = { 'application/json': { schema: reference(schema) } };
  const text = csv && { 'text/csv': { schema: { $ref: '#/components/schemas/Text' } } };
  return { description: 'It worked.', content: { ...json, ...text } };
}

/** "GET /api/v1/report/{who}" is `getReportWho`. */
function idOf({ method, path }: Route): string {
  const words = path.replace('/api/v1', '').match(/\w+/g) ?? [];
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function securityOf({ access }: Route): object[] {
  if (access === 'public') return [];
  if (access === 'hook') return [{ hook: [] }];
  const session = access.own.length + access.others.length > 0 ? [{ session: [] }] : [];
  return [...session, ...access.scopes.map((scope) => ({ token: [scope] }))];
}

function headersOf({ access }: Route): object[] {
  if (!isForCallers(access) || !ROLES_WITH_REASON.some((role) => access.others.includes(role))) return [];
  const description =
    'Why, in words; percent-encoded UTF-8. The person reads it. The help desk must give it.';
  return [{ name: 'Stethoscope-Reason', in: 'header', description, schema: { type: 'string' } }];
}

function limitOf({ name, on }: NonNullable<Route['limit']>): string {
  const { calls, seconds } = LIMITS[name];
  const whose = on === 'others' ? ' for somebody else’s data' : '';
  return `At most ${calls} calls in ${seconds / 60} minutes${whose}, per caller.`;
}
