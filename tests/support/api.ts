/** Calls a function as API Gateway does (HTTP API, payload 2.0). */
import { appendFileSync } from 'node:fs';
import { afterAll, expect } from '@jest/globals';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { ApiLambda } from '../../shared/access/middleware/index.ts';
import { ORIGIN, ORIGIN_SECRET } from './access.ts';

export interface Call {
  /** "GET /api/v1/report/{who}" */
  route: string;
  /** What the gateway calls it. Default: the route. */
  routeKey?: string;
  params?: Record<string, string>;
  query?: string;
  headers?: Record<string, string>;
  cookies?: Record<string, string>;
  body?: string;
  isBase64Encoded?: boolean;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  text: string;
  /** Parsed, when it is JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

/** What the page's own requests carry. */
const FROM_PAGE = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', origin: ORIGIN };

export function eventOf(call: Call): APIGatewayProxyEventV2 {
  const [method = '', path = ''] = call.route.split(' ');
  const rawPath = path.replace(/\{(\w+)\}/g, (_, name: string) => call.params?.[name] ?? '');
  return {
    version: '2.0',
    routeKey: call.routeKey ?? call.route,
    rawPath,
    rawQueryString: call.query ?? '',
    cookies: Object.entries(call.cookies ?? {}).map(([name, value]) => `${name}=${value}`),
    headers: {
      'x-origin-secret': ORIGIN_SECRET,
      ...(method === 'POST' ? FROM_PAGE : { 'sec-fetch-site': 'same-origin' }),
      ...call.headers,
    },
    ...(call.params && { pathParameters: call.params }),
    ...(call.body !== undefined && { body: call.body }),
    isBase64Encoded: call.isBase64Encoded ?? false,
    requestContext: { http: { method, path: rawPath } } as APIGatewayProxyEventV2['requestContext'],
  };
}

let count = 0;

// `npm run test:access` adds up how much was tried.
if (process.env.ATTEMPTS_FILE !== undefined) {
  const file = process.env.ATTEMPTS_FILE;
  afterAll(() => appendFileSync(file, `${JSON.stringify({ test: expect.getState().testPath, count })}\n`));
}

export async function callApi(lambda: ApiLambda, call: Call): Promise<Answer> {
  count += 1;
  const context = { awsRequestId: `request-${count}`, getRemainingTimeInMillis: () => 29_000 } as Context;
  const { statusCode = 0, headers = {}, cookies = [], body = '' } = await lambda(eventOf(call), context);
  return {
    status: statusCode,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    cookies,
    text: body,
    body: /json/.test(String(headers['content-type'])) && body ? JSON.parse(body) : undefined,
  };
}

/** Cookies that an answer sets, by name; `''` takes one away. */
export const cookiesOf = (answer: Answer): Record<string, string> =>
  Object.fromEntries(
    answer.cookies.map((cookie) => [cookie.slice(0, cookie.indexOf('=')), cookieValue(cookie)]),
  );

/** The value of a `Set-Cookie`. */
export const cookieValue = (cookie: string): string =>
  cookie.slice(cookie.indexOf('=') + 1, cookie.indexOf(';'));
