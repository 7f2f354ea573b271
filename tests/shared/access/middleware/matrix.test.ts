/** Every route × every caller × {own, another's, nobody's}, and every way in which a session or token can be wrong. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import type { ApiHandler, DevicesHandler } from '../../../../shared/access/handler.ts';
import { type ApiLambda, apiFunction } from '../../../../shared/access/middleware/index.ts';
import type { ApiFunction, Route } from '../../../../shared/access/route.ts';
import { ROUTES, routeKey } from '../../../../shared/access/routes.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import type { Role } from '../../../../shared/model/access.ts';
import { createPeopleTable } from '../../../../shared/tables/people.ts';
import { SESSION_COOKIE, type TestAccess, testAccess } from '../../../support/access.ts';
import { theirs } from '../../../support/answers.ts';
import { type Answer, type Call, callApi, cookieValue } from '../../../support/api.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { FORGERIES, genuine } from '../../../support/forge.ts';
import { type CallerName, EXPECTED } from './expected.ts';

const OWN = 'ann@example.com';
const ID = { id: 'n'.repeat(22), source: 'jamf', plugin: 'restful_feedback' };
const TARGETS = {
  own: { who: OWN, serial: 'C02OWN00001', macaddr: '00:1B:63:00:00:01', ...ID },
  other: { who: 'bob@example.com', serial: 'C02BOB00001', macaddr: '00:1B:63:00:00:02', ...ID },
  nonexistent: { who: 'ghost@example.com', serial: 'C02GHOST001', macaddr: '00:1B:63:00:00:03', ...ID },
};
const HOOK_SECRET = 'what-the-vendor-sends-0123456789';
type Target = keyof typeof TARGETS;
const OWNERS: Record<string, string[]> = {
  [TARGETS.own.serial]: [OWN],
  [TARGETS.own.macaddr]: [OWN],
  [TARGETS.other.serial]: ['bob@example.com'],
  [TARGETS.other.macaddr]: ['bob@example.com'],
};

let tables: Tables;
let access: TestAccess;
const lambdas = new Map<ApiFunction, ApiLambda>();

beforeAll(async () => {
  tables = await startTables();
  access = testAccess(createPeopleTable({ keepLooksFor: 86_400_000, now: () => access.now() }));
  access.secrets.set('hook/jamf', { value: HOOK_SECRET });
  for (const name of new Set(ROUTES.map((route) => route.function))) {
    const mine = ROUTES.filter((route) => route.function === name);
    const handlers = Object.fromEntries(mine.map((route) => [routeKey(route), workOf(route)]));
    lambdas.set(name, apiFunction(name, handlers, access, { log: silentLog, hooks: ['jamf'] }));
  }
});
afterAll(() => tables.close());

/** Work that answers something about the subject, as the real work does; about a device it keeps to `only`. */
function workOf(route: Route): ApiHandler {
  if (route.shows !== 'devices') return async ({ params }) => ({ status: 200, body: { data: params } });
  const found: DevicesHandler = async ({ params, only }) => {
    const owners = OWNERS[params.serial ?? params.macaddr ?? ''] ?? [];
    const isShown = owners.length > 0 && (only === undefined || owners.includes(only));
    const basis = [{ owners, claimed_for: [] }];
    const device = { device_id: 'd', body: { data: params }, worst: 'ok' as const, basis };
    return { status: 200, devices: isShown ? [device] : [] };
  };
  return route.subject === 'device'
    ? found
    : theirs(async ({ params }) => ({ status: 200, body: { data: params } }));
}

function call(route: Route, target: Target, credentials: Partial<Call> = {}): Promise<Answer> {
  const lambda = lambdas.get(route.function);
  if (!lambda) throw new Error(`No function ${route.function}.`);
  const body = route.changes ? { body: '{}' } : {};
  return callApi(lambda, { route: routeKey(route), params: TARGETS[target], ...body, ...credentials });
}

const cookie = (value: string): Partial<Call> => ({ cookies: { [SESSION_COOKIE]: value } });
const bearer = (token: string): Partial<Call> => ({ headers: { authorization: `Bearer ${token}` } });
const because = { headers: { 'stethoscope-reason': 'Ticket 4711, asked by phone' } };

async function session(...roles: Role[]): Promise<Partial<Call>> {
  return cookie(
    cookieValue((await access.sessions.begin({ email: OWN, roles: ['employee', ...roles] })).cookie),
  );
}
async function token(scope: string): Promise<Partial<Call>> {
  return bearer((await access.tokens.make({ sub: 'siem', scopes: [scope], days: 1 })).token);
}

const CALLERS: Record<CallerName, () => Promise<Partial<Call>>> = {
  nobody: async () => ({}),
  employee: () => session(),
  helpdesk: async () => ({ ...(await session('helpdesk')), ...because }),
  'no reason': () => session('helpdesk'),
  security: () => session('security'),
  token: () => token('devices:read'),
  'other scope': () => token('summary:read'),
  sender: () => token('notifications:write'),
  hook: async () => bearer(HOOK_SECRET),
};

function outcomeOf({ status, body }: Answer): unknown {
  if (status !== 200) return status;
  return Array.isArray(body) && body.length === 0 ? 'nothing' : 'data';
}

async function looksAt(email: string): Promise<number> {
  const { looks } = await access.people.looks(email);
  return looks.reduce((sum, { count = 1 }) => sum + count, 0);
}

const NAMES = Object.keys(CALLERS) as CallerName[];
const EACH = Object.keys(TARGETS) as Target[];

it('says what is expected of every route, and of no other', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(ROUTES.map(routeKey).sort());
});

describe.each(ROUTES.map((route) => [routeKey(route), route] as const))('%s', (key, route) => {
  it.each(NAMES)('answers %s as expected, and keeps a look whenever it is one', async (name) => {
    for (const [index, target] of EACH.entries()) {
      const credentials = await CALLERS[name]();
      const { who } = TARGETS[target];
      const before = await looksAt(who);
      const outcome = outcomeOf(await call(route, target, credentials));
      expect([target, outcome]).toEqual([target, EXPECTED[key]?.[name][index]]);
      const isLook = outcome === 'data' && route.look !== undefined && (target !== 'own' || name === 'token');
      expect([target, (await looksAt(who)) - before]).toEqual([target, isLook ? 1 : 0]);
    }
  });

  it('takes no wrong session for a right one', async () => {
    const expected = route.access === 'public' ? 200 : 401;
    for (const [name, forge] of Object.entries(FORGERIES)) {
      for (const target of EACH) {
        const answer = await call(route, target, cookie(await forge(access, 'session')));
        expect([name, target, answer.status]).toEqual([name, target, expected]);
      }
    }
  });

  it('takes no wrong token for a right one, in the header or as a cookie', async () => {
    const expected = route.access === 'public' ? 200 : 401;
    for (const [name, forge] of Object.entries(FORGERIES)) {
      for (const target of EACH) {
        const forged = await forge(access, 'token');
        for (const credentials of [bearer(forged), { cookies: { token: forged } }]) {
          const answer = await call(route, target, credentials);
          expect([name, target, answer.status]).toEqual([name, target, expected]);
        }
      }
    }
  });

  it('does not fall back to a good session when the token is wrong', async () => {
    const both = { ...(await session('security')), ...bearer('nonsense') };
    expect((await call(route, 'own', both)).status).toBe(route.access === 'public' ? 200 : 401);
  });
});

it('starts each forgery from what would be let in', async () => {
  const report = ROUTES.find((route) => routeKey(route) === 'GET /api/v1/report/{who}') as Route;
  expect((await call(report, 'other', cookie(await genuine(access, 'session')))).status).toBe(200);
  expect((await call(report, 'other', bearer(await genuine(access, 'token')))).status).toBe(200);
});

it("answers for another's device exactly as for one that does not exist", async () => {
  for (const route of ROUTES.filter(({ subject }) => subject === 'device')) {
    const answers = await Promise.all(
      (['other', 'nonexistent'] as const).map(async (target) => call(route, target, await session())),
    );
    const [other, none] = answers.map(({ status, headers, text }) => {
      const { 'x-request-id': _, ...rest } = headers;
      return { status, text, headers: rest };
    });
    expect(other).toEqual(none);
  }
});

describe('a token as the cookie of the first Stethoscope', () => {
  const report = 'GET /api/v1/devices/merged/{who}';
  const merged = ROUTES.find((route) => routeKey(route) === report) as Route;

  it('is let in as in the header', async () => {
    const credentials = { cookies: { token: await genuine(access, 'token') } };
    expect((await call(merged, 'other', credentials)).status).toBe(200);
  });

  it('counts for nothing beside a session', async () => {
    const mine = await session();
    const both = { cookies: { ...mine.cookies, token: await genuine(access, 'token') } };
    expect((await call(merged, 'own', both)).status).toBe(200);
    expect((await call(merged, 'other', both)).status).toBe(403);
  });

  it('of its own kind, for everybody, is nobody', async () => {
    const old = await new SignJWT({ sub: '*' })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuedAt()
      .setExpirationTime('1d')
      .sign((await access.signing.keys.first('token')).bytes);
    for (const credentials of [{ cookies: { token: old } }, bearer(old), cookie(old)])
      expect((await call(merged, 'other', credentials)).status).toBe(401);
  });
});
