/** What a request must be like before anything is done with it. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { apiFunction } from '../../../../shared/access/middleware/index.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import { ORIGIN, SESSION_COOKIE, testAccess } from '../../../support/access.ts';
import { theirs } from '../../../support/answers.ts';
import { type Call, callApi, cookieValue } from '../../../support/api.ts';
import { MAC, makeSite, REPORT, SERIAL, type Site } from '../../../support/site.ts';

let site: Site;
beforeEach(() => {
  site = makeSite();
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
    expect((await site.refresh({ headers: headers as Record<string, string> })).status).toBe(status);
    expect(site.seen).toHaveLength(status === 200 ? 1 : 0);
  });

  it.each([
    ['same-origin', 200],
    ['none', 200],
    [undefined, 200],
    ['same-site', 403],
    ['cross-site', 403],
  ])('that read, from %s: %d', async (from, status) => {
    const headers = { 'sec-fetch-site': from } as Record<string, string>;
    expect((await site.report('me', { headers })).status).toBe(status);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    '',
  ])('cannot send a change as %s', async (type) => {
    const answer = await site.refresh({ headers: { 'content-type': type } });
    expect([answer.status, answer.body.code]).toEqual([415, 'json_required']);
  });
});

describe('the way through the CDN', () => {
  it.each([undefined, '', 'wrong', 'x'.repeat(1000)])('is the only one: %j', async (value) => {
    const headers = { 'x-origin-secret': value } as Record<string, string>;
    const answer = await site.report('me', { headers });
    expect([answer.status, answer.body.code]).toEqual([403, 'not_through_the_site']);
  });

  it('stays open when its secret is rotated', async () => {
    expect((await site.report('me')).status).toBe(200);
    site.access.secrets.set('origin', { value: 'another-secret-of-the-cdn' });
    const headers = { 'x-origin-secret': 'another-secret-of-the-cdn' };
    expect((await site.report('me', { headers })).status).toBe(200);
  });

  it('is open to the value before and the one of now while it is renewed, and to no other', async () => {
    const [value, previous] = ['the-next-secret-of-the-cdn', 'the-secret-of-the-cdn-before'];
    site.access.secrets.set('origin', { value, previous });
    const statuses: number[] = [];
    for (const given of [previous, value, 'the-one-before-that-of-the-cdn'])
      statuses.push((await site.report('me', { headers: { 'x-origin-secret': given } })).status);
    expect(statuses).toEqual([200, 200, 403]);
    site.access.secrets.set('origin', { value });
    site.access.wait(30_000);
    // A value that is not known makes the function read again.
    await site.report('me', { headers: { 'x-origin-secret': 'a-value-that-nobody-has-made' } });
    const late = await site.report('me', { headers: { 'x-origin-secret': previous } });
    expect(late.status).toBe(403);
  });

  it.each([undefined, {}, { value: '' }])('is closed as long as the secret is %j', async (value) => {
    const access = testAccess(site.people);
    access.secrets.set('origin', value);
    const closed = apiFunction('aggregator', { [REPORT]: theirs(site.work) }, access, { log: silentLog });
    const { cookie } = await access.sessions.begin({ email: 'ann@example.com', roles: ['employee'] });
    const cookies = { [SESSION_COOKIE]: cookieValue(cookie) };
    const call = { route: REPORT, params: { who: 'me' }, cookies };
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
    const answer = await site.refresh(more);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(site.seen).toEqual([]);
  });

  it('say when to come back', async () => {
    site.people.count = async () => 42;
    const answer = await site.refresh();
    expect([answer.status, answer.body.code, answer.headers['retry-after']]).toEqual([
      429,
      'too_often',
      '42',
    ]);
    expect(site.seen).toEqual([]);
  });

  it('do not count looking at oneself, but at others', async () => {
    site.people.count = async () => 42;
    expect((await site.report('me')).status).toBe(200);
    expect((await site.report('bob@example.com', {}, 'security')).status).toBe(429);
  });
});

describe('path parameters', () => {
  it.each([
    [REPORT, 'who', ' Ann@Example.COM ', 'ann@example.com'],
    [REPORT, 'who', 'me', 'ann@example.com'],
    [SERIAL, 'serial', ' c02 x1 ', 'C02 X1'],
    [MAC, 'macaddr', '00-1b-63-84-45-e6', '00:1B:63:84:45:E6'],
  ])('reach the work of %s in one spelling', async (route, name, given, canonical) => {
    await callApi(site.lambda, { route, params: { [name]: given }, ...(await site.as()) });
    expect(site.seen[0]?.params).toEqual({ [name]: canonical });
  });

  it.each([
    [REPORT, 'who', 'ann', 'invalid_email'],
    [REPORT, 'who', '*@example.com or 1=1', 'invalid_email'],
    [REPORT, 'who', '', 'invalid_email'],
    [SERIAL, 'serial', 'To Be Filled By O.E.M.', 'invalid_serial'],
    [MAC, 'macaddr', 'zz:zz', 'invalid_macaddr'],
  ])('of %s are refused when %s is %j', async (route, name, given, code) => {
    const answer = await callApi(site.lambda, {
      route,
      params: { [name]: given },
      ...(await site.as('security')),
    });
    expect([answer.status, answer.body.code]).toEqual([400, code]);
    expect(site.seen).toEqual([]);
  });

  it('do not let a token be "me"', async () => {
    const { token } = await site.access.tokens.make({
      sub: 'ann@example.com',
      scopes: ['devices:read'],
      days: 1,
    });
    const call = { route: REPORT, params: { who: 'me' }, headers: { authorization: `Bearer ${token}` } };
    expect((await callApi(site.lambda, call)).body.code).toBe('invalid_email');
  });
});

describe('the language', () => {
  it.each([
    ['de', 'en', 'de'],
    [undefined, 'de-AT,de;q=0.9,en;q=0.8', 'de'],
    [undefined, 'xx, de;q=0.5, en;q=0.9', 'en'],
    [undefined, 'de;q=0, en', 'en'],
    ['xx', 'de', 'de'],
    ['../../etc', '*', 'en'],
    [undefined, undefined, 'en'],
    [undefined, ';;;q=q=,,,', 'en'],
  ])('with cookie %s and header %s is %s', async (cookie, header, language) => {
    const { cookies = {} } = await site.as();
    await site.report('me', {
      cookies: { ...cookies, ...(cookie && { lang: cookie }) },
      headers: header === undefined ? {} : { 'accept-language': header },
    });
    expect(site.seen[0]?.language).toBe(language);
  });
});
