/** Whatever a request brings along, wherever it stands, is in no line of the log. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AnyHandlers } from '../../../../shared/access/handler.ts';
import { type ApiLambda, apiFunction } from '../../../../shared/access/middleware/index.ts';
import { ROUTES, routeKey } from '../../../../shared/access/routes.ts';
import { SCOPE_NAMES } from '../../../../shared/access/scopes.ts';
import { createLog } from '../../../../shared/platform/log.ts';
import { deliveryRoutes } from '../../../../shared/services/delivery/index.ts';
import { notificationRoutes } from '../../../../shared/services/notifications/index.ts';
import { personRoutes } from '../../../../shared/services/person/index.ts';
import { SESSION_COOKIE, SIGNIN_COOKIE, type TestAccess, testAccess } from '../../../support/access.ts';
import { type Call, callApi } from '../../../support/api.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { genuine } from '../../../support/forge.ts';
import { CONFIG, sent, testTable } from '../../../support/notifications.ts';
import { memoryPeople } from '../../../support/people.ts';
import { linesWhile } from '../../../support/stdout.ts';

const MARKER = 'lagos-hunter2';
const EMAIL = `${MARKER}@example.com`;

let tables: Tables;
let access: TestAccess;
let lambdas: Record<string, ApiLambda>;
beforeAll(async () => {
  tables = await startTables();
  access = testAccess(memoryPeople());
  const table = testTable(access.now);
  const echo = async () => ({ status: 200, devices: [] });
  const echoes = (name: string) =>
    Object.fromEntries(ROUTES.filter((one) => one.function === name).map((one) => [routeKey(one), echo]));
  // These read bodies, so the real work answers.
  const real: Record<string, AnyHandlers> = {
    notifications: {
      ...notificationRoutes({ table, config: CONFIG, now: access.now, wake: async () => {} }),
      ...deliveryRoutes(table),
    },
    person: personRoutes({ people: access.people, holdings: [], now: access.now }),
  };
  lambdas = Object.fromEntries(
    [...new Set(ROUTES.map((one) => one.function))].map((name) => [
      name,
      apiFunction(name, real[name] ?? echoes(name), access, { log: createLog(name) }),
    ]),
  );
});
afterAll(() => tables.close());

const BODIES = [
  MARKER,
  `{"${MARKER}`,
  JSON.stringify(MARKER),
  JSON.stringify([MARKER, { [MARKER]: MARKER }]),
  JSON.stringify({ [MARKER]: MARKER, id: MARKER, feedback: MARKER, notes: MARKER }),
  JSON.stringify({ action: MARKER, comment: MARKER.repeat(200), [MARKER]: { [MARKER]: 1 } }),
  JSON.stringify(sent({ recipient: EMAIL, title: MARKER, id: MARKER, [MARKER]: 1 })),
  JSON.stringify({ notifications: [sent({ title: MARKER.repeat(30) }), { [MARKER]: MARKER }] }),
];

/** The same call with the marker in one place, and in all of them. */
function calls(route: string, credentials: Call['cookies'], token: string): Call[] {
  const params = (value: string) => ({ who: value, serial: value, macaddr: value, id: value, source: value });
  const good = params('me');
  const header = Object.fromEntries(
    [
      ...['accept', 'accept-language', 'stethoscope-reason', 'user-agent', 'referer', 'x-request-id'],
      ...['origin', 'sec-fetch-site', 'content-type', 'x-origin-secret', 'x-forwarded-for', MARKER],
    ].map((name) => [name, MARKER]),
  );
  const bearer = { authorization: `Bearer ${token}` };
  return [
    ...[MARKER, EMAIL, `${MARKER}\r\n${MARKER}`].map((value) => ({
      params: params(value),
      cookies: credentials,
    })),
    {
      params: good,
      cookies: credentials,
      query: `before=${MARKER}&${MARKER}=1&code=${MARKER}&state=${MARKER}`,
    },
    { params: good, cookies: { ...credentials, [MARKER]: MARKER } },
    { params: good, cookies: { [SESSION_COOKIE]: MARKER, [SIGNIN_COOKIE]: MARKER, token: MARKER } },
    { params: good, headers: { authorization: `Bearer ${MARKER}` } },
    ...Object.entries(header).map(([name, value]) => ({
      params: good,
      cookies: credentials,
      headers: { [name]: value },
    })),
    ...BODIES.flatMap((body) => [
      { params: params('n'.repeat(22)), cookies: credentials, body },
      { params: params(EMAIL), headers: bearer, body },
      {
        params: good,
        cookies: credentials,
        body: Buffer.from(body).toString('base64'),
        isBase64Encoded: true,
      },
    ]),
  ].map((call) => ({ route, ...call })) as Call[];
}

it.each(ROUTES.map((route) => [routeKey(route), route] as const))('of %s', async (key, route) => {
  const session = await genuine(access, 'session');
  const { token } = await access.tokens.make({ sub: 'siem', scopes: SCOPE_NAMES, days: 1 });
  const lambda = lambdas[route.function];
  if (!lambda) throw new Error(`There is no function ${route.function}.`);
  const all = calls(key, { [SESSION_COOKIE]: session }, token);
  const lines = await linesWhile(async () => {
    for (const call of all) await callApi(lambda, call);
  });
  // Each says at least that it was answered, so the log was listened to.
  expect(lines.length).toBeGreaterThanOrEqual(all.length);
  expect(lines.filter((line) => /lagos|hunter2/i.test(line))).toEqual([]);
});
