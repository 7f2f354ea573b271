import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiLambda, apiFunction } from '../../../../shared/access/middleware/index.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import {
  forgetPerson,
  type Holding,
  personRoutes,
  recordsHolding,
} from '../../../../shared/services/person/index.ts';
import { createPeopleTable } from '../../../../shared/tables/people.ts';
import { createRecordsTable } from '../../../../shared/tables/records.ts';
import { SESSION_COOKIE, type TestAccess, testAccess } from '../../../support/access.ts';
import { theirs } from '../../../support/answers.ts';
import { callApi, cookieValue } from '../../../support/api.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { record } from '../../../support/records.ts';

const ANN = 'ann@example.com';

let tables: Tables;
let access: TestAccess;
let person: ApiLambda;
let report: ApiLambda;

beforeAll(async () => {
  tables = await startTables();
  access = testAccess(createPeopleTable({ keepLooksFor: 86_400_000, now: () => access.now() }));
  const records = createRecordsTable({ now: () => access.now() });
  await records.putRecords([
    record('mac', { owners: [ANN], name: "Ann's Mac", synced_at: access.now().toISOString() }),
  ]);
  const { people, now } = access;
  const options = { log: silentLog };
  const routes = personRoutes({ people, holdings: [recordsHolding(records)], now });
  person = apiFunction('person', routes, access, options);
  const answer = theirs(async () => ({ status: 200, body: {} }));
  report = apiFunction('aggregator', { 'GET /api/v1/report/{who}': answer }, access, options);
});
afterAll(() => tables.close());

async function as(email: string, ...roles: ('helpdesk' | 'security')[]) {
  const { cookie } = await access.sessions.begin({ email, roles: ['employee', ...roles] });
  return { cookies: { [SESSION_COOKIE]: cookieValue(cookie) } };
}
const mine = async (route: string, query = '') => callApi(person, { route, query, ...(await as(ANN)) });

describe('who looked', () => {
  it('shows each look of the help desk, of security and of a program, and none of the person', async () => {
    const look = { route: 'GET /api/v1/report/{who}', params: { who: ANN } };
    const reason = { 'stethoscope-reason': 'Ticket 4711' };
    const { token } = await access.tokens.make({ sub: 'siem', scopes: ['devices:read'], days: 1 });
    await callApi(report, { ...look, ...(await as(ANN)) });
    await callApi(report, { ...look, ...(await as('desk@example.com', 'helpdesk')), headers: reason });
    access.wait(1000);
    await callApi(report, { ...look, ...(await as('sec@example.com', 'security')) });
    await callApi(report, { ...look, headers: { authorization: `Bearer ${token}` } });
    await callApi(report, { ...look, headers: { authorization: `Bearer ${token}` } });

    const { status, body } = await mine('GET /api/v1/me/looks');
    expect(status).toBe(200);
    expect(body).toEqual({
      looks: [
        { who: 'sec@example.com', as: 'security', kind: 'report', at: '2026-11-23T10:00:01.000Z' },
        {
          who: 'desk@example.com',
          as: 'helpdesk',
          kind: 'report',
          reason: 'Ticket 4711',
          at: '2026-11-23T10:00:00.000Z',
        },
        { who: 'siem', as: 'service', kind: 'report', count: 2, at: '2026-11-23T10:00:01.000Z' },
      ],
    });
  });

  it('goes on from where an earlier answer ended', async () => {
    const { body } = await mine('GET /api/v1/me/looks', 'before=2026-11-23T10:00:01.000Z%23');
    expect(body.looks.map(({ as }: { as: string }) => as)).toEqual(['helpdesk', 'service']);
  });

  it.each(['', 'x', 'look#2026', '2026-11-23', `2026-11-23${'a'.repeat(200)}`])(
    'takes no other cursor: %j',
    async (before) => {
      const answer = await mine('GET /api/v1/me/looks', new URLSearchParams({ before }).toString());
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid_cursor']);
    },
  );
});

describe('what is held', () => {
  it('is a file with everything, and only of the person', async () => {
    const { headers, body } = await mine('GET /api/v1/me/data');
    expect(headers['content-disposition']).toBe('attachment; filename="stethoscope.json"');
    expect(body).toMatchObject({
      user: ANN,
      generated_at: access.now().toISOString(),
      held: {
        records: { devices: [{ id: 'mac', name: "Ann's Mac", owners: [ANN] }], claims: [], fetched: [] },
      },
    });
    expect(body.held.people).toHaveLength(3);
    const other = await callApi(person, { route: 'GET /api/v1/me/data', ...(await as('bob@example.com')) });
    expect(other.body.held).toEqual({ people: [], records: { devices: [], claims: [], fetched: [] } });
  });
});

describe('what is held in more than one answer', () => {
  const owner = 'kiosk@example.com';
  const notes = Array.from({ length: 60 }, (_, index) => `Note ${index} ${'x'.repeat(100_000)}`);
  const big: Holding = {
    name: 'notes',
    lists: ['few', 'many'],
    held: async () => [
      { list: 'few', key: 'one', value: 'y'.repeat(6_000_000) },
      ...notes.map((value, index) => ({ list: 'many', key: `n${index}`, value })),
    ],
  };

  it('comes in pages, each of which can be sent, and nothing twice or never', async () => {
    const records = createRecordsTable({ now: () => access.now() });
    await records.putRecords(
      Array.from({ length: 1500 }, (_, index) =>
        record(`ipad-${index}`, { owners: [owner], synced_at: access.now().toISOString() }),
      ),
    );
    const holdings = [recordsHolding(records), big];
    const routes = personRoutes({ people: access.people, holdings, now: access.now });
    const lambda = apiFunction('person', routes, access, { log: silentLog });
    const who = await as(owner);
    const pages = [];
    let query = '';
    do {
      const answer = await callApi(lambda, { route: 'GET /api/v1/me/data', query, ...who });
      expect(answer.status).toBe(200);
      expect(Buffer.byteLength(JSON.stringify(answer.text))).toBeLessThan(5_000_000);
      pages.push(answer.body);
      query = answer.body.next ? `before=${answer.body.next}` : '';
    } while (query);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages[0].held).not.toHaveProperty('notes.missing');
    const devices = pages.flatMap(({ held }) => held.records?.devices ?? []);
    expect(new Set(devices.map(({ id }: { id: string }) => id)).size).toBe(1500);
    expect(devices).toHaveLength(1500);
    expect(pages.flatMap(({ held }) => held.notes?.many ?? []).sort()).toEqual([...notes].sort());
    expect(pages.flatMap(({ left_out = [] }) => left_out)).toEqual([{ held: 'notes.few', entry: 'one' }]);
  });

  it.each(['', 'x', 'WyJ4IiwiIiwiIl0', 'bnVsbA', 'a'.repeat(5000)])(
    'takes no other cursor: %j',
    async (before) => {
      const answer = await mine('GET /api/v1/me/data', new URLSearchParams({ before }).toString());
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid_cursor']);
    },
  );
});

describe('forgetting', () => {
  it('ends the sessions before anything is deleted', async () => {
    const steps: string[] = [];
    const nothing = { deleted: {}, rewritten: {}, stays: {}, left: {}, undelivered: 0 };
    const step = (name: string) => async () => {
      steps.push(name);
      return nothing;
    };
    const forgotten = await forgetPerson(ANN, {
      people: { revokeSessions: async () => void steps.push('sessions') },
      session: access.settings.session,
      tables: { records: step('records'), people: step('people') },
    });
    expect(steps).toEqual(['sessions', 'records', 'people']);
    expect(forgotten).toEqual({ records: nothing, people: nothing });
  });
});
