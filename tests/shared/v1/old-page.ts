/** The functions that the first Stethoscope's page calls, whole: middleware, work, source functions and vendors. */

import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import { type ApiLambda, apiFunction } from '../../../shared/access/middleware/index.ts';
import { findRoute } from '../../../shared/access/routes.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { ActivityKind } from '../../../shared/model/activity.ts';
import type { ActivityEvent } from '../../../shared/model/event.ts';
import { createInvoker } from '../../../shared/platform/invoke.ts';
import { activityRoutes } from '../../../shared/services/activity/index.ts';
import { notificationRoutes } from '../../../shared/services/notifications/index.ts';
import { activityKey } from '../../../shared/tables/activity.ts';
import { createNotificationsTable } from '../../../shared/tables/notifications.ts';
import { createPeopleTable } from '../../../shared/tables/people.ts';
import { SESSION_COOKIE, type TestAccess, testAccess } from '../../support/access.ts';
import { type Answer, callApi, cookieValue } from '../../support/api.ts';
import { noTransforms } from '../../support/transforms.ts';
import { startVendors, type Vendors } from '../services/aggregator/vendors.ts';

export interface OldPage {
  vendors: Vendors;
  access: TestAccess;
  /** What the vendor of accounts and events tells; the same for everybody. */
  accounts: Account[];
  events: ActivityEvent[];
  /** How asking it fails, while that is set. */
  activityFails?: 'unreachable' | undefined;
  /** As the page does: a GET with the cookie of whoever is signed in, and no other header. */
  get(path: string, who: string): Promise<Answer>;
  /** With a token of ours, as scripts do. */
  getAs(
    credentials: { cookies?: Record<string, string>; headers?: Record<string, string> },
    path: string,
  ): Promise<Answer>;
  feedback(body: unknown, who: string): Promise<Answer>;
  /** Sends a notification. @returns its id */
  notify(recipient: string, notification: object): Promise<string>;
  close(): Promise<void>;
}

const TEMPLATES = [
  '/api/v1/devices/merged/{who}',
  '/api/v1/devices/staged/{who}',
  '/api/v1/devices/email/{who}',
  '/api/v1/devices/serial/{serial}',
  '/api/v1/devices/macaddr/{macaddr}',
  '/api/v1/devices/{source}/email/{who}',
  '/api/v1/devices/{source}/serial/{serial}',
  '/api/v1/devices/{source}/macaddr/{macaddr}',
  '/api/v1/accounts/merged/{who}',
  '/api/v1/account/{source}/email/{who}',
  '/api/v1/events/merged/{who}',
  '/api/v1/events/{source}/email/{who}',
  '/api/v1/notifications/merged/{who}',
  '/api/v1/notifications/{source}/email/{who}',
] as const;

/** The template of a path, as API Gateway finds it: the one with the most fixed parts. */
function routeOf(path: string): { route: string; params: Record<string, string> } {
  for (const template of TEMPLATES) {
    const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const match = new RegExp(`^${template.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(path);
    if (match)
      return {
        route: `GET ${template}`,
        params: Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(match[at + 1] ?? '')])),
      };
  }
  throw new Error(`The first Stethoscope has no ${path}.`);
}

async function openOldPage(): Promise<OldPage> {
  const vendors = await startVendors();
  const { config, now } = vendors;
  const access = testAccess(createPeopleTable({ keepLooksFor: 86_400_000, now }), { at: new Date() });
  const table = createNotificationsTable({ keepFor: 86_400_000, now });
  const page: Pick<OldPage, 'accounts' | 'events' | 'activityFails'> = { accounts: [], events: [] };
  const records = {
    mark: (whose: Parameters<Vendors['table']['mark']>[0], source: string) =>
      vendors.table.mark(whose, source),
    sources: (names: readonly string[]) => vendors.table.sources(names),
  };
  const activity = activityRoutes({
    transforms: noTransforms,
    config: {
      ...config,
      activity: {
        google: { role: 'devices', deadline: 2_000, keep_events_for: 1, kinds: ['accounts', 'events'] },
      },
    },
    records,
    activity: {
      answer: async (_user, _source, kind) => (kind === 'accounts' ? page.accounts : page.events),
      events: async () => page.events,
      window: async () => undefined,
    },
    invoke: createInvoker({ log: silentLog, client: vendors.lambda.client, prefix: 'two-stages-' }),
    now,
  });
  vendors.lambda.on('two-stages-google', async (payload) => {
    const { activity: kind, of } = payload as { activity: ActivityKind; of: string };
    const key = activityKey('google', kind);
    if (page.activityFails)
      return {
        answer: { v: 1, source: 'google', error: { code: page.activityFails, message: 'It failed.' } },
      };
    await vendors.table.markFetched(of, key, {
      fetched_at: now().toISOString(),
      complete: true,
      dropped: [],
    });
    return {
      answer: {
        v: 1,
        source: 'google',
        synced_at: now().toISOString(),
        complete: true,
        dropped: [],
        records: [],
      },
    };
  });
  const options = { log: silentLog };
  const lambdas: Record<string, ApiLambda> = {
    aggregator: apiFunction('aggregator', vendors.routes, access, options),
    activity: apiFunction('activity', activity, access, options),
    notifications: apiFunction(
      'notifications',
      notificationRoutes({ table, config, now, wake: async () => {} }),
      access,
      options,
    ),
  };
  const lambdaOf = (route: string) => {
    const lambda = lambdas[findRoute(route)?.function ?? ''];
    if (!lambda) throw new Error(`No function answers ${route}.`);
    return lambda;
  };
  const session = async (email: string) => {
    const { cookie } = await access.sessions.begin({ email, roles: ['employee'] });
    return { cookies: { [SESSION_COOKIE]: cookieValue(cookie) } };
  };
  const getAs: OldPage['getAs'] = (credentials, path) => {
    const { route, params } = routeOf(path);
    return callApi(lambdaOf(route), { route, params, ...credentials });
  };
  return Object.assign(page, {
    vendors,
    access,
    getAs,
    get: async (path: string, who: string) => getAs(await session(who), path),
    async feedback(body: unknown, who: string) {
      const route = 'POST /api/v1/feedback/{plugin}';
      const call = { route, params: { plugin: 'restful_feedback' }, body: JSON.stringify(body) };
      return callApi(lambdaOf(route), { ...call, ...(await session(who)) });
    },
    async notify(recipient: string, notification: object) {
      const { token } = await access.tokens.make({ sub: 'siem', scopes: ['notifications:write'], days: 1 });
      const route = 'POST /api/v1/notifications';
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const body = JSON.stringify({ recipient, ...notification });
      return (await callApi(lambdaOf(route), { route, headers, body })).body.id as string;
    },
    close: () => vendors.close(),
  });
}

/** The same for all tests of a file; no source fails when one begins. */
export function useOldPage(): () => OldPage {
  let page: OldPage;
  beforeAll(async () => {
    page = await openOldPage();
  });
  afterAll(() => page.close());
  beforeEach(() => {
    page.vendors.jamf.faults.clear();
    page.vendors.bitfit.faults.clear();
    page.activityFails = undefined;
  });
  return () => page;
}

/** Its page ignores the status, and fails on anything but a list. */
export function list({ status, headers, body }: Answer): Record<string, unknown>[] {
  expect(status).toBe(200);
  expect(headers['content-type']).toMatch(/^application\/json/);
  expect(headers['cache-control']).toBe('no-store');
  expect(Array.isArray(body)).toBe(true);
  return body;
}
