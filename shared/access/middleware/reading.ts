/** From what API Gateway hands over to a request: limits first, then query, cookies, body and language. */
import { parseCookies } from '../cookies.ts';
import { ProblemError } from '../problem.ts';
import { LARGEST_BODY, type Route } from '../route.ts';
import type { ApiEvent, MiddlewareStep } from './exchange.ts';
import { chooseLanguage } from './language.ts';

/** Characters. Providers send long codes and states to the callback. */
const LONGEST_PATH = 1024;
const LONGEST_QUERY = 8192;

/** @param languages of the organization, its first as the default */
export const reading = (languages: readonly string[]): MiddlewareStep => ({
  before: ({ event, context: { exchange } }) => {
    const { route, requestId, log } = exchange;
    if (!route) throw new TypeError('Reading comes after routing.');
    if (event.rawPath.length > LONGEST_PATH || event.rawQueryString.length > LONGEST_QUERY) {
      throw new ProblemError(414, 'address_too_long', 'The address is too long.');
    }
    const headers = readHeaders(event);
    const cookies = parseCookies(event.cookies);
    exchange.request = {
      route: `${route.method} ${route.path}`,
      params: readParams(event),
      query: new URLSearchParams(event.rawQueryString),
      headers,
      cookies,
      body: route.changes ? readBody(event, route.largest) : undefined,
      language: chooseLanguage(cookies.lang, headers['accept-language'], languages),
      requestId,
      log,
    };
    requireJson(route, headers);
  },
});

/** Without a prototype: names come from outside. */
function readHeaders(event: ApiEvent): Record<string, string> {
  const headers: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(event.headers)) {
    if (value !== undefined) headers[name.toLowerCase()] = value;
  }
  return headers;
}

function readParams(event: ApiEvent): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(event.pathParameters ?? {})) {
    if (value !== undefined) params[name] = value;
  }
  return params;
}

/** A form of another site cannot send this type without asking first. */
function requireJson(route: Route, headers: Record<string, string>): void {
  if (!route.changes || route.access === 'hook') return;
  if (/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return;
  throw new ProblemError(415, 'json_required', 'Send the content type application/json.');
}

function readBody({ body, isBase64Encoded }: ApiEvent, largest = LARGEST_BODY): unknown {
  if (!body) return undefined;
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.byteLength > largest) {
    throw new ProblemError(413, 'body_too_large', `The body is larger than ${largest} bytes.`);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new ProblemError(400, 'invalid_json', 'The body is not JSON.');
  }
}
