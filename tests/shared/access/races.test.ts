/** Many requests of one person at once: no limit is passed, and no session outlives its end. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiHandler } from '../../../shared/access/handler.ts';
import { apiFunction } from '../../../shared/access/middleware/index.ts';
import { LIMITS } from '../../../shared/access/route.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { createPeopleTable } from '../../../shared/tables/people.ts';
import { SESSION_COOKIE, type TestAccess, testAccess } from '../../support/access.ts';
import { theirs } from '../../support/answers.ts';
import { callApi, cookiesOf, cookieValue } from '../../support/api.ts';
import { startTables, type Tables } from '../../support/dynalite.ts';

const REFRESH = 'POST /api/v1/report/{who}/refresh';
const REPORT = 'GET /api/v1/report/{who}';

let tables: Tables;
let access: TestAccess;
let lambda: ReturnType<typeof apiFunction>;
beforeAll(async () => {
  tables = await startTables();
  access = testAccess(createPeopleTable({ keepLooksFor: 86_400_000, now: () => access.now() }));
  const work: ApiHandler = async () => ({ status: 200, body: {} });
  lambda = apiFunction('aggregator', { [REPORT]: theirs(work), [REFRESH]: work }, access, { log: silentLog });
});
afterAll(() => tables.close());

let people = 0;
async function somebody() {
  people += 1;
  const email = `racer${people}@example.com`;
  const { session, cookie } = await access.sessions.begin({ email, roles: ['employee'] });
  return { email, session, cookies: { [SESSION_COOKIE]: cookieValue(cookie) } };
}
const times = <Result>(count: number, work: () => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, work));

describe('requests at once', () => {
  it.each([26, 60])('%d refreshes are as many as the limit, and not one more', async (count) => {
    const { cookies } = await somebody();
    const call = () => callApi(lambda, { route: REFRESH, params: { who: 'me' }, cookies, body: '{}' });
    const statuses = (await times(count, call)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(LIMITS.refresh.calls);
    expect(statuses.filter((status) => status === 429)).toHaveLength(count - LIMITS.refresh.calls);
  });

  it('around the end of a session leave no cookie that lives on', async () => {
    const { email, session, cookies } = await somebody();
    const read = () => callApi(lambda, { route: REPORT, params: { who: 'me' }, cookies });
    const ended = access.people.endSession(email, session.id, session.expires);
    const answers = await times(32, read);
    await ended;
    const slid = answers.flatMap((answer) => cookiesOf(answer)[SESSION_COOKIE] ?? []);
    for (const value of [...slid, cookies[SESSION_COOKIE] ?? '']) {
      const again = { route: REPORT, params: { who: 'me' }, cookies: { [SESSION_COOKIE]: value } };
      expect((await callApi(lambda, again)).status).toBe(401);
    }
  });

  it('count no attempt at a sign-in twice', async () => {
    const until = new Date(access.now().getTime() + 600_000);
    const counted = await times(40, () => access.people.countAttempt('one sign-in', 3, until));
    expect(counted.filter(Boolean)).toHaveLength(3);
  });

  it('keep one look a day of a device that two people have', async () => {
    const look = { whose: 'other@example.com', who: 'me@example.com', as: 'owner', kind: 'device' } as const;
    await times(20, () => access.people.keepDailyLook(look, 'one device'));
    expect((await access.people.looks('other@example.com')).looks).toHaveLength(1);
    await access.people.keepDailyLook(look, 'another device');
    access.wait(86_400_000 / 2);
    await access.people.keepDailyLook(look, 'one device');
    access.wait(86_400_000 / 4);
    expect((await access.people.looks('other@example.com')).looks.length).toBeGreaterThanOrEqual(2);
  });
});
