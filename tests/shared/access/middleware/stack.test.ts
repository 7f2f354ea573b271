import { beforeEach, describe, expect, it } from '@jest/globals';
import { apiFunction } from '../../../../shared/access/middleware/index.ts';
import { ProblemError } from '../../../../shared/access/problem.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import { silentMetrics } from '../../../../shared/platform/metrics.ts';
import { SESSION_COOKIE, testAccess } from '../../../support/access.ts';
import { theirs } from '../../../support/answers.ts';
import { callApi, eventOf } from '../../../support/api.ts';
import { memoryPeople } from '../../../support/people.ts';
import { makeSite, REPORT, type Site } from '../../../support/site.ts';

let site: Site;
beforeEach(() => {
  site = makeSite();
});

describe('what there is no entry for', () => {
  it('is not found, also when a function of ours has work for it elsewhere', async () => {
    for (const route of ['GET /api/v1/report', 'PUT /api/v1/report/{who}', '$default', 'GET /healthcheck']) {
      expect((await callApi(site.lambda, { route, ...(await site.as('security')) })).body.code).toBe(
        'no_such_route',
      );
    }
  });

  it.each(['GET /api/v1/everything', 'GET /healthcheck', 'toString'])('cannot be packaged: %s', (key) => {
    const handlers = { [key]: theirs(site.work) };
    expect(() => apiFunction('aggregator', handlers, site.access)).toThrow(
      /has no entry for function aggregator/,
    );
  });
});

describe('an answer', () => {
  it('is not stored, not framed, not sniffed, and says its request id', async () => {
    const { headers } = await site.report('me');
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
    const head = await site.report('me', { route: REPORT.replace('GET', 'HEAD') });
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('to a HEAD that the gateway has no route for is the same, where the path is all of the address', async () => {
    const access = testAccess(memoryPeople());
    const handlers = { 'GET /healthcheck': async () => ({ status: 200, body: { status: 'ok' } }) };
    const lambda = apiFunction('session', handlers, access, { log: silentLog });
    const ask = (route: string) => callApi(lambda, { route, routeKey: '$default' });
    expect(await ask('HEAD /healthcheck')).toMatchObject({ status: 200, text: '' });
    expect(await ask('HEAD /no/such')).toMatchObject({ status: 404, text: '' });
    // A GET that falls to it has no route at all.
    expect(await ask('GET /healthcheck')).toMatchObject({ status: 404 });
  });

  it('carries the session with a new idle time, but not after a refusal', async () => {
    expect((await site.report('me')).cookies).toEqual([expect.stringContaining(`${SESSION_COOKIE}=`)]);
    expect((await site.report('bob@example.com')).cookies).toEqual([]);
  });
});

describe('an answer that is too large to be sent', () => {
  const counted: string[] = [];
  const metrics = { ...silentMetrics, count: (name: string) => void counted.push(name) };
  const health = (body: unknown) => {
    const handlers = { 'GET /healthcheck': async () => ({ status: 200, body, cookies: ['a=b'] }) };
    const access = testAccess(memoryPeople());
    const lambda = apiFunction('session', handlers, access, { log: silentLog, metrics });
    return callApi(lambda, { route: 'GET /healthcheck' });
  };

  it.each([
    ['in its own bytes', ['x'.repeat(5_000_000)]],
    ['in its characters', ['\u{1f600}'.repeat(1_250_000)]],
    ['once it is a text within JSON', ['"'.repeat(1_250_000)]],
    ['as a plain text', '\n'.repeat(2_500_000)],
  ])('is a problem, and counted: %s', async (_, body) => {
    counted.length = 0;
    const answer = await health(body);
    expect([answer.status, answer.body.code, answer.cookies]).toEqual([500, 'answer_too_large', ['a=b']]);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(counted).toEqual(['AnswersTooLarge']);
  });

  it('is sent up to there', async () => {
    counted.length = 0;
    expect((await health(['x'.repeat(4_990_000)])).status).toBe(200);
    expect(counted).toEqual([]);
  });
});

describe('a failure', () => {
  it('is a problem document that says what to do', async () => {
    site.work = async () => {
      throw new ProblemError(409, 'expired', 'It is over.', { errors: [{ field: 'a', message: 'b' }] });
    };
    const answer = await site.report('me');
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.body).toEqual({
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      code: 'expired',
      detail: 'It is over.',
      request_id: answer.headers['x-request-id'],
      errors: [{ field: 'a', message: 'b' }],
    });
  });

  it.each([new Error('password=hunter2'), 'hunter2', null, { hunter2: true }])(
    'of another kind (%p) is a 500 that tells nothing and is logged',
    async (thrown) => {
      site.work = () => Promise.reject(thrown);
      const answer = await site.report('me');
      expect([answer.status, answer.body.code]).toEqual([500, 'internal']);
      expect(answer.text).not.toContain('hunter2');
      expect(site.lines.some((line) => line.startsWith('["error"'))).toBe(true);
    },
  );

  it('of an event that is none is answered too', async () => {
    for (const event of [
      {},
      { requestContext: { http: {} } },
      { ...eventOf({ route: REPORT }), headers: null },
    ]) {
      const result = await site.lambda(event as never, { awsRequestId: 'r' } as never);
      expect(result.statusCode).toBe(500);
    }
  });

  it('of work that takes too long is answered before Lambda cuts it off', async () => {
    site.work = () => new Promise(() => undefined);
    const event = eventOf({ route: REPORT, params: { who: 'me' }, ...(await site.as()) });
    const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 520 };
    const result = await site.lambda(event, context as never);
    expect([result.statusCode, JSON.parse(result.body ?? '').code]).toEqual([503, 'too_slow']);
  });
});

describe('what the decision rests on is missing', () => {
  const failing = () => Promise.reject(new Error('The table is gone.'));

  it("answers nothing of another's data when the look cannot be kept", async () => {
    site.people.keepLook = failing;
    const answer = await site.report('bob@example.com', {}, 'security');
    expect([answer.status, answer.body.code]).toEqual([503, 'unavailable']);
    expect(answer.text).not.toContain('secret');
    expect((await site.report('me')).status).toBe(200);
  });

  it('lets nobody in when it cannot tell whether the session is over', async () => {
    site.people.signOuts = failing;
    expect((await site.report('me')).status).toBe(503);
    expect(site.seen).toEqual([]);
  });

  it('lets no token in when it cannot tell whether it was revoked', async () => {
    site.people.isTokenRevoked = failing;
    const { token } = await site.access.tokens.make({ sub: 'siem', scopes: ['devices:read'], days: 1 });
    const headers = { authorization: `Bearer ${token}` };
    expect(
      (await callApi(site.lambda, { route: REPORT, params: { who: 'b@example.com' }, headers })).status,
    ).toBe(503);
    expect(site.seen).toEqual([]);
  });

  it("keeps no look when the work failed: nothing of the person's went out", async () => {
    site.work = async () => ({ status: 404, body: {} });
    await site.report('bob@example.com', {}, 'security');
    expect(site.people.kept).toEqual([]);
  });
});

describe('a look', () => {
  it('says who, as what, whose, what kind and why, in clean words', async () => {
    const headers = { 'stethoscope-reason': `  Ticket%0A4711  ${encodeURIComponent('für Änne')} ` };
    await site.report('Bob@Example.com', { headers }, 'helpdesk');
    expect(site.people.kept).toEqual([
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
      const answer = await site.report(
        'bob@example.com',
        { headers: { 'stethoscope-reason': reason } },
        'helpdesk',
      );
      expect([answer.status, answer.body.code]).toEqual([400, 'reason_required']);
      expect(site.seen).toEqual([]);
    },
  );
});

describe('the log', () => {
  it('carries route and request id, and never an e-mail, a cookie, a token or a reason', async () => {
    const { cookies = {} } = await site.as('helpdesk');
    await site.report('bob@example.com', { cookies, headers: { 'stethoscope-reason': 'Ticket 4711' } });
    await site.report('bob@example.com');
    await site.report('not an address');
    const said = site.lines.join('\n');
    expect(said).toContain(REPORT);
    expect(said).toMatch(/"request_id":"request-\d+"/);
    for (const secret of ['bob@', 'ann@', 'not an address', 'Ticket', ...Object.values(cookies)]) {
      expect(said).not.toContain(secret);
    }
  });
});
