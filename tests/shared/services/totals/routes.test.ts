import { describe, expect, it } from '@jest/globals';
import { apiFunction } from '../../../../shared/access/middleware/index.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import type { Role } from '../../../../shared/model/access.ts';
import type { FeedStatus } from '../../../../shared/model/feed.ts';
import { publish } from '../../../../shared/services/totals/publish.ts';
import { summaryRoutes } from '../../../../shared/services/totals/routes.ts';
import type { StoredDay } from '../../../../shared/tables/fleet.ts';
import { SESSION_COOKIE, testAccess } from '../../../support/access.ts';
import { type Call, callApi, cookieValue } from '../../../support/api.ts';
import { memoryPeople } from '../../../support/people.ts';

const FEEDS_NOW: FeedStatus[] = [
  { feed: 'sofa', feed_time: '2026-11-22T06:00:00.000Z', read_at: '2026-11-22T08:00:00.000Z' },
  { feed: 'kev', off: true },
];
const ROUTE = 'GET /api/v1/summary';
const cell = { people: 40, devices: 40, ok: 30, nudge: 0, warn: 10, unknown: 0, na: 0, stale: 1 };
const dayOn = (date: string): StoredDay => ({
  totals: publish(
    { groups: { '*|all|': cell, 'encryption|all|': cell }, quality: {} },
    [{ practice: 'encryption', name: 'Disk encryption' }],
    date,
    new Date(`${date}T03:00:00.000Z`),
    [],
  ),
});

async function ask(call: Partial<Call> = {}, role: Role = 'security', days = ['2026-11-21', '2026-11-22']) {
  const access = testAccess(memoryPeople());
  const asked: string[] = [];
  const fleet = {
    days: async (since: string) => {
      asked.push(since);
      return days.map(dayOn);
    },
  };
  const lambda = apiFunction(
    'summary',
    summaryRoutes(fleet, async () => FEEDS_NOW, access.now),
    access,
    { log: silentLog },
  );
  const session = await access.sessions.begin({ email: 'ann@example.com', roles: ['employee', role] });
  const cookies = { [SESSION_COOKIE]: cookieValue(session.cookie) };
  return { ...(await callApi(lambda, { route: ROUTE, cookies, ...call })), asked };
}

describe('the summary', () => {
  it('is the last day, and the course of the days before', async () => {
    const { status, body, asked } = await ask();
    expect(status).toBe(200);
    expect(asked).toEqual(['2026-08-25']);
    expect(body.latest).toMatchObject({ date: '2026-11-22', people: 40 });
    expect(body.days.map(({ date }: { date: string }) => date)).toEqual(['2026-11-21', '2026-11-22']);
    expect(body.days[0].practices.encryption).toMatchObject({ ok: 30, warn: 10, stale: 1 });
  });

  it('says that nothing was counted yet', async () => {
    expect((await ask({}, 'security', [])).body).toEqual({ v: 1, latest: null, days: [], feeds: FEEDS_NOW });
  });

  it.each(['employee', 'helpdesk'] as const)('is not for role %s', async (role) => {
    const { status, text } = await ask({}, role);
    expect(status).toBe(403);
    expect(text).not.toContain('encryption');
  });

  it.each<[string, Partial<Call>]>([
    ['?format=csv', { query: 'format=csv' }],
    ['Accept: text/csv', { headers: { accept: 'text/csv, */*;q=0.1' } }],
  ])('is a file with %s', async (_, call) => {
    const { headers, text } = await ask(call);
    expect(headers['content-type']).toContain('text/csv');
    expect(headers['content-disposition']).toBe('attachment; filename="totals-2026-11-22.csv"');
    expect(headers['cache-control']).toBe('no-store');
    expect(text.split('\r\n')).toContain('2026-11-22,encryption,Disk encryption,all,,warn,10');
  });

  it('does not guess what another format may be', async () => {
    const { status, body } = await ask({ query: 'format=xml' });
    expect([status, body.code]).toEqual([400, 'invalid_format']);
  });
});
