import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '../../../../shared/model/access.ts';
import { SESSION_COOKIE } from '../../../../shared/runtime/access/cookies.ts';
import type { ApiHandler, ApiRequest } from '../../../../shared/runtime/api.ts';
import { ProblemError } from '../../../../shared/runtime/errors.ts';
import type { Log } from '../../../../shared/runtime/log.ts';
import { type ApiLambda, apiFunction } from '../../../../shared/runtime/middleware/index.ts';
import { ORIGIN, type TestAccess, testAccess } from '../../../support/access.ts';
import { type Call, callApi, cookieValue, eventOf } from '../../../support/api.ts';
import { type MemoryPeople, memoryPeople } from '../../../support/people.ts';

const REPORT = 'GET /api/v1/report/{who}';
const REFRESH = 'POST /api/v1/report/{who}/refresh';
const SERIAL = 'GET /api/v1/devices/serial/{serial}';
const MAC = 'GET /api/v1/devices/macaddr/{macaddr}';

let people: MemoryPeople;
let access: TestAccess;
let seen: ApiRequest[];
let lines: string[];
let work: ApiHandler;
let lambda: ApiLambda;

beforeEach(() => {
  people = memoryPeople();
  access = testAccess(people);
  seen = [];
  lines = [];
  work = async () => ({ status: 200, body: { secret: 'data' } });
  const handler: ApiHandler = async (request) => {
    seen.push(request);
    return work(request);
  };
  const owned: ApiHandler = async (request) => {
    seen.push(request);
    return { status: 200, body: [], owners: [], otherwise: { status: 200, body: [] } } as never;
  };
  const handlers = { [REPORT]: handler, [REFRESH]: handler, [SERIAL]: owned, [MAC]: owned };
  lambda = apiFunction('aggregator', handlers, access, { log: keepingLog() });
});

function keepingLog(): Log {
  const keep =
    (level: string) =>
    (...parts: unknown[]) =>
      void lines.push(
        JSON.stringify([level, ...parts.map((part) => (part instanceof Error ? part.message : part))]),
      );
  return { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
}

async function as(...roles: Role[]): Promise<Pick<Call, 'cookies'>> {
  const person = { email: 'ann@example.com', roles: ['employee' as const, ...roles] };
  return { cookies: { [SESSION_COOKIE]: cookieValue((await access.sessions.begin(person)).cookie) } };
}
const report = async (who: string, more: Partial<Call> = {}, ...roles: Role[]) =>
  callApi(lambda, { route: REPORT, params: { who }, ...(await as(...roles)), ...more });
const refresh = async (more: Partial<Call> = {}) =>
  callApi(lambda, { route: REFRESH, params: { who: 'me' }, ...(await as()), body: '{}', ...more });

describe('what there is no entry for', () => {
  it('is not found, also when a function of ours has work for it elsewhere', async () => {
    for (const route of ['GET /api/v1/report', 'PUT /api/v1/report/{who}', '$default', 'GET /healthcheck']) {
      expect((await callApi(lambda, { route, ...(await as('security')) })).body.code).toBe('no_such_route');
    }
  });

  it.each(['GET /api/v1/everything', 'GET /healthcheck', 'toString'])('cannot be packaged: %s', (key) => {
    const handlers = { [key]: work };
    expect(() => apiFunction('aggregator', handlers, access)).toThrow(/has no entry for function aggregator/);
  });
});

describe('an answer', () => {
  it('is not stored, not framed, not sniffed, and says its request id', async () => {
    const { headers } = await report('me');
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'strict-transport-security': expect.stringMatching(/max-age=\d{8}/),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-request-id': expect.stringMatching(/^request-\d+$/),
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('to a HEAD has the same headers and no body', async () => {
    const head = await report('me', { route: REPORT.replace('GET', 'HEAD') });
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('carries the session with a new idle time, but not after a refusal', async () => {
    expect((await report('me')).cookies).toEqual([expect.stringContaining(`${SESSION_COOKIE}=`)]);
    expect((await report('bob@example.com')).cookies).toEqual([]);
  });
});

describe('a failure', () => {
  it('is a problem document that says what to do', async () => {
    work = async () => {
      throw new ProblemError(409, 'too_late', 'It is over.', { errors: [{ field: 'a', message: 'b' }] });
    };
    const answer = await report('me');
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.body).toEqual({
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      code: 'too_late',
      detail: 'It is over.',
      request_id: answer.headers['x-request-id'],
      errors: [{ field: 'a', message: 'b' }],
    });
  });

  it.each([new Error('password=hunter2'), 'hunter2', null, { hunter2: true }])(
    'of another kind (%p) is a 500 that tells nothing and is logged',
    async (thrown) => {
      work = () => Promise.reject(thrown);
      const answer = await report('me');
      expect([answer.status, answer.body.code]).toEqual([500, 'internal']);
      expect(answer.text).not.toContain('hunter2');
      expect(lines.some((line) => line.startsWith('["error"'))).toBe(true);
    },
  );

  it('of an event that is none is answered too', async () => {
    for (const event of [
      {},
      { requestContext: { http: {} } },
      { ...eventOf({ route: REPORT }), headers: null },
    ]) {
      const result = await lambda(event as never, { awsRequestId: 'r' } as never);
      expect(result.statusCode).toBe(500);
    }
  });

  it('of work that takes too long is answered before Lambda cuts it off', async () => {
    work = () => new Promise(() => undefined);
    const event = eventOf({ route: REPORT, params: { who: 'me' }, ...(await as()) });
    const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 520 };
    const result = await lambda(event, context as never);
    expect([result.statusCode, JSON.parse(result.body ?? '').code]).toEqual([503, 'too_slow']);
  });
});

describe('what the decision rests on is missing', () => {
  const failing = () => Promise.reject(new Error('The table is gone.'));

  it("answers nothing of another's data when the look cannot be kept", async () => {
    people.keepLook = failing;
    const answer = await report('bob@example.com', {}, 'security');
    expect([answer.status, answer.body.code]).toEqual([503, 'unavailable']);
    expect(answer.text).not.toContain('secret');
    expect((await report('me')).status).toBe(200);
  });

  it('lets nobody in when it cannot tell whether the session is over', async () => {
    people.signOuts = failing;
    expect((await report('me')).status).toBe(503);
    expect(seen).toEqual([]);
  });

  it('lets no token in when it cannot tell whether it was revoked', async () => {
    people.isTokenRevoked = failing;
    const { token } = await access.tokens.make({ sub: 'siem', scopes: ['devices:read'], days: 1 });
    const headers = { authorization: `Bearer ${token}` };
    expect((await callApi(lambda, { route: REPORT, params: { who: 'b@example.com' }, headers })).status).toBe(
      503,
    );
    expect(seen).toEqual([]);
  });

  it("keeps no look when the work failed: nothing of the person's went out", async () => {
    work = async () => ({ status: 404, body: {} });
    await report('bob@example.com', {}, 'security');
    expect(people.kept).toEqual([]);
  });
});

describe('a look', () => {
  it('says who, as what, whose, what kind and why, in clean words', async () => {
    const headers = { 'stethoscope-reason': `  Ticket%0A4711  ${encodeURIComponent('für Änne')} ` };
    await report('Bob@Example.com', { headers }, 'helpdesk');
    expect(people.kept).toEqual([
      {
        whose: 'bob@example.com',
        who: 'ann@example.com',
        as: 'helpdesk',
        kind: 'report',
        reason: 'Ticket 4711 für Änne',
      },
    ]);
  });

  it.each(['', '   ', 'abc', '%20%20%20%20%20%20', '\u200b\u200b\u200b\u200b\u200b\u200b'])(
    'of the help desk needs a reason that says something: %j',
    async (reason) => {
      const answer = await report(
        'bob@example.com',
        { headers: { 'stethoscope-reason': reason } },
        'helpdesk',
      );
      expect([answer.status, answer.body.code]).toEqual([400, 'reason_required']);
      expect(seen).toEqual([]);
    },
  );
});

describe('requests of other sites', () => {
  const CHANGES: [Record<string, string | undefined>, number][] = [
    [{ 'sec-fetch-site': 'same-origin', origin: ORIGIN }, 200],
    [{ 'sec-fetch-site': undefined, origin: ORIGIN }, 200],
    [{ 'sec-fetch-site': 'same-origin', origin: undefined }, 200],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://evil.example.com' }, 403],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site', origin: ORIGIN }, 403],
    [{ 'sec-fetch-site': 'none', origin: undefined }, 403],
    [{ 'sec-fetch-site': undefined, origin: undefined }, 403],
    [{ 'sec-fetch-site': undefined, origin: 'null' }, 403],
    [{ 'sec-fetch-site': undefined, origin: `${ORIGIN}.evil.example` }, 403],
  ];
  it.each(CHANGES)('that change something, with %j: %d', async (headers, status) => {
    expect((await refresh({ headers: headers as Record<string, string> })).status).toBe(status);
    expect(seen).toHaveLength(status === 200 ? 1 : 0);
  });

  it.each([
    ['same-origin', 200],
    ['none', 200],
    [undefined, 200],
    ['same-site', 403],
    ['cross-site', 403],
  ])('that read, from %s: %d', async (site, status) => {
    const headers = { 'sec-fetch-site': site } as Record<string, string>;
    expect((await report('me', { headers })).status).toBe(status);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    '',
  ])('cannot send a change as %s', async (type) => {
    const answer = await refresh({ headers: { 'content-type': type } });
    expect([answer.status, answer.body.code]).toEqual([415, 'json_required']);
  });
});

describe('the way through the CDN', () => {
  it.each([undefined, '', 'wrong', 'x'.repeat(1000)])('is the only one: %j', async (value) => {
    const headers = { 'x-origin-secret': value } as Record<string, string>;
    const answer = await report('me', { headers });
    expect([answer.status, answer.body.code]).toEqual([403, 'not_through_the_site']);
  });

  it('stays open when its secret is rotated', async () => {
    expect((await report('me')).status).toBe(200);
    access.secrets.set('origin', { value: 'another-secret-of-the-cdn' });
    const headers = { 'x-origin-secret': 'another-secret-of-the-cdn' };
    expect((await report('me', { headers })).status).toBe(200);
  });

  it.each([undefined, {}, { value: '' }])('is closed as long as the secret is %j', async (value) => {
    access = testAccess(people);
    access.secrets.set('origin', value);
    const closed = apiFunction('aggregator', { [REPORT]: work }, access, { log: keepingLog() });
    const call = { route: REPORT, params: { who: 'me' }, ...(await as()) };
    expect((await callApi(closed, call)).status).toBe(500);
  });
});

describe('limits', () => {
  it.each<[string, Partial<Call>, number, string]>([
    ['a long query', { query: 'a'.repeat(9000) }, 414, 'address_too_long'],
    ['a long path', { params: { who: `${'a'.repeat(2000)}@example.com` } }, 414, 'address_too_long'],
    ['a large body', { body: JSON.stringify('a'.repeat(70_000)) }, 413, 'body_too_large'],
    ['a body that is not JSON', { body: '{' }, 400, 'invalid_json'],
    ['a body that is not UTF-8', { body: '/w==', isBase64Encoded: true }, 400, 'invalid_json'],
  ])('refuse %s', async (_name, more, status, code) => {
    const answer = await refresh(more);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(seen).toEqual([]);
  });

  it('say when to come back', async () => {
    people.count = async () => 42;
    const answer = await refresh();
    expect([answer.status, answer.body.code, answer.headers['retry-after']]).toEqual([
      429,
      'too_often',
      '42',
    ]);
    expect(seen).toEqual([]);
  });

  it('do not count looking at oneself, but at others', async () => {
    people.count = async () => 42;
    expect((await report('me')).status).toBe(200);
    expect((await report('bob@example.com', {}, 'security')).status).toBe(429);
  });
});

describe('path parameters', () => {
  it.each([
    [REPORT, 'who', ' Ann@Example.COM ', 'ann@example.com'],
    [REPORT, 'who', 'me', 'ann@example.com'],
    [SERIAL, 'serial', ' c02 x1 ', 'C02 X1'],
    [MAC, 'macaddr', '00-1b-63-84-45-e6', '00:1B:63:84:45:E6'],
  ])('reach the work of %s in one spelling', async (route, name, given, canonical) => {
    await callApi(lambda, { route, params: { [name]: given }, ...(await as()) });
    expect(seen[0]?.params).toEqual({ [name]: canonical });
  });

  it.each([
    [REPORT, 'who', 'ann', 'invalid_email'],
    [REPORT, 'who', '*@example.com or 1=1', 'invalid_email'],
    [REPORT, 'who', '', 'invalid_email'],
    [SERIAL, 'serial', 'To Be Filled By O.E.M.', 'invalid_serial'],
    [MAC, 'macaddr', 'zz:zz', 'invalid_macaddr'],
  ])('of %s are refused when %s is %j', async (route, name, given, code) => {
    const answer = await callApi(lambda, { route, params: { [name]: given }, ...(await as('security')) });
    expect([answer.status, answer.body.code]).toEqual([400, code]);
    expect(seen).toEqual([]);
  });

  it('do not let a token be "me"', async () => {
    const { token } = await access.tokens.make({ sub: 'ann@example.com', scopes: ['devices:read'], days: 1 });
    const call = { route: REPORT, params: { who: 'me' }, headers: { authorization: `Bearer ${token}` } };
    expect((await callApi(lambda, call)).body.code).toBe('invalid_email');
  });
});

describe('the language', () => {
  it.each([
    ['de', 'en', 'de'],
    [undefined, 'de-AT,de;q=0.9,en;q=0.8', 'de'],
    [undefined, 'fr, de;q=0.5, en;q=0.9', 'en'],
    [undefined, 'de;q=0, en', 'en'],
    ['xx', 'de', 'de'],
    ['../../etc', '*', 'en'],
    [undefined, undefined, 'en'],
    [undefined, ';;;q=q=,,,', 'en'],
  ])('with cookie %s and header %s is %s', async (cookie, header, language) => {
    const { cookies = {} } = await as();
    await report('me', {
      cookies: { ...cookies, ...(cookie && { lang: cookie }) },
      headers: header === undefined ? {} : { 'accept-language': header },
    });
    expect(seen[0]?.language).toBe(language);
  });
});

describe('the log', () => {
  it('carries route and request id, and never an e-mail, a cookie, a token or a reason', async () => {
    const { cookies = {} } = await as('helpdesk');
    await report('bob@example.com', { cookies, headers: { 'stethoscope-reason': 'Ticket 4711' } });
    await report('bob@example.com');
    await report('not an address');
    const said = lines.join('\n');
    expect(said).toContain(REPORT);
    expect(said).toMatch(/"request_id":"request-\d+"/);
    for (const secret of ['bob@', 'ann@', 'not an address', 'Ticket', ...Object.values(cookies)]) {
      expect(said).not.toContain(secret);
    }
  });
});
