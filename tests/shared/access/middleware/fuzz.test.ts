/**
 * Whatever comes from outside is answered without a 5xx, with a problem document or an answer.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Handlers } from '../../../../shared/access/handler.ts';
import { type ApiLambda, apiFunction } from '../../../../shared/access/middleware/index.ts';
import { createProvider } from '../../../../shared/access/oidc.ts';
import { ROUTES, routeKey } from '../../../../shared/access/routes.ts';
import { seal } from '../../../../shared/access/seal.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import { silentMetrics } from '../../../../shared/platform/metrics.ts';
import { personRoutes } from '../../../../shared/services/person/index.ts';
import { sessionRoutes } from '../../../../shared/services/session/index.ts';
import {
  HINT_COOKIE,
  ORIGIN,
  SESSION_COOKIE,
  SIGNIN_COOKIE,
  type TestAccess,
  testAccess,
} from '../../../support/access.ts';
import { type Call, callApi } from '../../../support/api.ts';
import { genuine } from '../../../support/forge.ts';
import { RUNS, TIME } from '../../../support/fuzz.ts';
import { spoiled, text } from '../../../support/noise.ts';
import { memoryPeople } from '../../../support/people.ts';
import { startProvider, type TestProvider } from '../../../support/provider.ts';

let provider: TestProvider;
let access: TestAccess;
let lambdas: Record<string, ApiLambda>;
let session: string;
let token: string;
let begun: string;

beforeAll(async () => {
  provider = await startProvider(ORIGIN);
  access = testAccess(memoryPeople());
  access.secrets.set('oidc', provider.secret);
  const { secrets, settings, origin, now, people } = access;
  const options = { log: silentLog };
  const echoing = [...new Set(ROUTES.map((entry) => entry.function))].map(
    (name) => [name, apiFunction(name, echoes(name), access, options)] as const,
  );
  lambdas = {
    ...Object.fromEntries(echoing),
    // These read what comes from outside themselves, so the real work answers.
    session: apiFunction(
      'session',
      sessionRoutes({
        access,
        provider: createProvider({ secrets, settings, origin, now }),
        metrics: silentMetrics,
      }),
      access,
      options,
    ),
    person: apiFunction('person', personRoutes({ people, holdings: [], now }), access, options),
  };
  session = await genuine(access, 'session');
  token = await genuine(access, 'token');
  const transaction = { state: 's', nonce: 'n', verifier: 'v', return: '/' };
  begun = await seal(access.signing, 'signin', transaction, 600);
});
afterAll(() => provider.close());

const route = fc.constantFrom(...ROUTES);

/** Work for every route of a function: what is tried here is what stands before it. */
function echoes(name: string): Handlers {
  const echo = async () => ({ status: 200, devices: [] });
  const mine = ROUTES.filter((entry) => entry.function === name);
  return Object.fromEntries(mine.map((entry) => [routeKey(entry), echo]));
}

/** Answered, and not by failing. */
async function check(name: string, call: Call): Promise<void> {
  const lambda = lambdas[name];
  if (!lambda) throw new Error(`No function ${name}.`);
  const answer = await callApi(lambda, call);
  if (answer.status < 200 || answer.status >= 500)
    throw new Error(`${answer.status} for ${JSON.stringify(call)}`);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.headers.location ?? '/').not.toMatch(/^(?!http:\/\/127\.0\.0\.1:)(\/[/\\]|[^/])/);
}

const run = <Values extends [unknown, ...unknown[]]>(property: fc.IAsyncProperty<Values>) =>
  fc.assert(property, { numRuns: RUNS });

describe('whatever comes', () => {
  it(
    'as cookies',
    async () => {
      const cookies = fc.dictionary(
        fc.oneof(fc.constantFrom(SESSION_COOKIE, SIGNIN_COOKIE, HINT_COOKIE, 'lang'), text),
        fc.oneof(text, spoiled(session), spoiled(token), spoiled(begun)),
        { maxKeys: 6 },
      );
      await run(
        fc.asyncProperty(route, cookies, (entry, found) =>
          check(entry.function, { route: routeKey(entry), params: params('me'), cookies: found }),
        ),
      );
    },
    TIME,
  );

  it(
    'as headers',
    async () => {
      const names = fc.constantFrom(
        'authorization',
        'accept',
        'accept-language',
        'content-type',
        'origin',
        'sec-fetch-site',
        'stethoscope-reason',
        'stethoscope-background',
        'cookie',
      );
      const values = fc.oneof(
        text,
        text.map((value) => `Bearer ${value}`),
        spoiled(`Bearer ${token}`),
      );
      await run(
        fc.asyncProperty(
          route,
          fc.dictionary(fc.oneof(names, text), values, { maxKeys: 6 }),
          (entry, headers) =>
            check(entry.function, {
              ...signedIn(),
              route: routeKey(entry),
              params: params('b@example.com'),
              headers,
            }),
        ),
      );
    },
    TIME,
  );

  it(
    'in the path',
    async () => {
      await run(
        fc.asyncProperty(route, text, (entry, value) =>
          check(entry.function, { ...signedIn(), route: routeKey(entry), params: params(value) }),
        ),
      );
    },
    TIME,
  );

  it(
    'in the query',
    async () => {
      const pairs = fc.array(
        fc.tuple(fc.oneof(fc.constantFrom('return', 'code', 'state', 'iss', 'error', 'before'), text), text),
        {
          maxLength: 6,
        },
      );
      const query = fc.oneof(
        text,
        pairs.map((found) => found.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')),
      );
      await run(
        fc.asyncProperty(route, query, (entry, found) =>
          check(entry.function, {
            ...signedIn(),
            route: routeKey(entry),
            params: params('me'),
            query: found,
          }),
        ),
      );
    },
    TIME,
  );

  it(
    'as a body',
    async () => {
      const body = fc.oneof(text, fc.json({ maxDepth: 8 }), fc.constant('['.repeat(30_000)));
      await run(
        fc.asyncProperty(route, body, fc.boolean(), (entry, found, isBase64Encoded) =>
          check(entry.function, {
            ...signedIn(),
            route: routeKey(entry),
            params: params('me'),
            body: found,
            isBase64Encoded,
          }),
        ),
      );
    },
    TIME,
  );
});

const params = (value: string) => ({ who: value, serial: value, macaddr: value, id: value });
const signedIn = (): Pick<Call, 'cookies'> => ({
  cookies: { [SESSION_COOKIE]: session, [SIGNIN_COOKIE]: begun },
});
const encode = (value: string) => encodeURIComponent(value.toWellFormed());
