/** Sending and answering through the function as API Gateway calls it, on a real table. */
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { type ApiLambda, apiFunction } from '../../../../shared/access/middleware/index.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import { deliveryRoutes } from '../../../../shared/services/delivery/index.ts';
import { notificationRoutes } from '../../../../shared/services/notifications/index.ts';
import { createPeopleTable } from '../../../../shared/tables/people.ts';
import { SESSION_COOKIE, type TestAccess, testAccess } from '../../../support/access.ts';
import { type Answer, callApi, cookieValue } from '../../../support/api.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { ANN, CONFIG, DAY, sent, testTable } from '../../../support/notifications.ts';

export interface Stage {
  access: TestAccess;
  lambda: ApiLambda;
  table: ReturnType<typeof testTable>;
  /** How often the delivery was woken; it never works here. */
  wakes: number;
  /** A session of somebody, for a call. */
  as(email: string, ...roles: 'security'[]): Promise<{ cookies: Record<string, string> }>;
  /** Sends with a token. @param sender default: `siem` */
  post(body: unknown, sender?: string): Promise<Answer>;
  /** Sends a notification that is taken. @returns its id */
  sendOne(more?: object): Promise<string>;
  answer(id: string, body: unknown, who?: string): Promise<Answer>;
  /** The notification as somebody sees it; `undefined` when they do not. */
  find(id: string, who?: string): Promise<Answer['body']>;
}

let count = 0;
/** An id that no test has sent before. */
export const nextSenderId = () => `api-${++count}`;

/** Registers the hooks; the fields are set before each test. */
export function notificationStage(): Stage {
  let tables: Tables;
  const stage = { wakes: 0, as, post, sendOne, answer, find } as unknown as Stage;
  beforeAll(async () => {
    tables = await startTables();
  });
  afterAll(() => tables.close());
  beforeEach(() => {
    const access = testAccess(createPeopleTable({ keepLooksFor: DAY, now: () => access.now() }));
    const table = testTable(access.now);
    const wake = async () => {
      stage.wakes += 1;
      throw new Error('Nobody hears it.');
    };
    const work = notificationRoutes({ table, config: CONFIG, now: access.now, wake });
    const handlers = { ...work, ...deliveryRoutes(table) };
    const lambda = apiFunction('notifications', handlers, access, { log: silentLog });
    Object.assign(stage, { access, table, lambda, wakes: 0 });
  });

  async function as(email: string, ...roles: 'security'[]) {
    const { cookie } = await stage.access.sessions.begin({ email, roles: ['employee', ...roles] });
    return { cookies: { [SESSION_COOKIE]: cookieValue(cookie) } };
  }
  async function post(body: unknown, sender = 'siem') {
    const wanted = { sub: sender, scopes: ['notifications:write'], days: 1 };
    const { token } = await stage.access.tokens.make(wanted);
    const headers = { authorization: `Bearer ${token}` };
    const route = 'POST /api/v1/notifications';
    return callApi(stage.lambda, { route, headers, body: JSON.stringify(body) });
  }
  async function sendOne(more: object = {}) {
    const { body } = await post(sent({ id: nextSenderId(), ...more }));
    return body.id;
  }
  async function answer(id: string, body: unknown, who = ANN) {
    const route = 'POST /api/v1/notifications/{id}/answer';
    return callApi(stage.lambda, { route, params: { id }, body: JSON.stringify(body), ...(await as(who)) });
  }
  async function find(id: string, who = ANN) {
    const route = 'GET /api/v1/notifications/{who}';
    const { body } = await callApi(stage.lambda, { route, params: { who: 'me' }, ...(await as(who)) });
    return body.notifications.find((one: { id: string }) => one.id === id);
  }
  return stage;
}
