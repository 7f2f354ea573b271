/** A function with work that a test chooses, and everything that reaches that work. */

import type { ApiHandler, ApiRequest, DevicesHandler } from '../../shared/access/handler.ts';
import { type ApiLambda, apiFunction } from '../../shared/access/middleware/index.ts';
import type { Log } from '../../shared/adapter-kit/log.ts';
import type { Role } from '../../shared/model/access.ts';
import { SESSION_COOKIE, type TestAccess, testAccess } from './access.ts';
import { theirs } from './answers.ts';
import { type Answer, type Call, callApi, cookieValue } from './api.ts';
import { type MemoryPeople, memoryPeople } from './people.ts';

export const REPORT = 'GET /api/v1/report/{who}';
export const REFRESH = 'POST /api/v1/report/{who}/refresh';
export const SERIAL = 'GET /api/v1/devices/serial/{serial}';
export const MAC = 'GET /api/v1/devices/macaddr/{macaddr}';

export interface Site {
  people: MemoryPeople;
  access: TestAccess;
  lambda: ApiLambda;
  /** What the routes about a person do; default: answer `{ secret: 'data' }`. */
  work: ApiHandler;
  /** The requests that reached any work. */
  seen: ApiRequest[];
  /** The lines of the log. */
  lines: string[];
  /** Credentials of ann@example.com with these roles. */
  as(...roles: Role[]): Promise<Pick<Call, 'cookies'>>;
  report(who: string, more?: Partial<Call>, ...roles: Role[]): Promise<Answer>;
  refresh(more?: Partial<Call>): Promise<Answer>;
}

export function makeSite(): Site {
  const people = memoryPeople();
  const access = testAccess(people);
  const handler: ApiHandler = async (request) => {
    site.seen.push(request);
    return site.work(request);
  };
  const owned: DevicesHandler = async (request) => {
    site.seen.push(request);
    return { status: 200, devices: [] };
  };
  const handlers = { [REPORT]: theirs(handler), [REFRESH]: handler, [SERIAL]: owned, [MAC]: owned };
  const lines: string[] = [];
  const site: Site = {
    people,
    access,
    lines,
    seen: [],
    lambda: apiFunction('aggregator', handlers, access, { log: logInto(lines) }),
    work: async () => ({ status: 200, body: { secret: 'data' } }),
    async as(...roles) {
      const person = { email: 'ann@example.com', roles: ['employee' as const, ...roles] };
      return { cookies: { [SESSION_COOKIE]: cookieValue((await access.sessions.begin(person)).cookie) } };
    },
    report: async (who, more = {}, ...roles) =>
      callApi(site.lambda, { route: REPORT, params: { who }, ...(await site.as(...roles)), ...more }),
    refresh: async (more = {}) =>
      callApi(site.lambda, {
        route: REFRESH,
        params: { who: 'me' },
        ...(await site.as()),
        body: '{}',
        ...more,
      }),
  };
  return site;
}

export function logInto(lines: string[]): Log {
  const plain = (part: unknown) => (part instanceof Error ? part.message : part);
  const keep =
    (level: string) =>
    (...parts: unknown[]) =>
      void lines.push(JSON.stringify([level, ...parts.map(plain)]));
  return { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
}
