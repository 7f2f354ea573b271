import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ORIGIN, SESSION_COOKIE, SIGNIN_COOKIE } from '../../../support/access.ts';
import { type Answer, cookiesOf } from '../../../support/api.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { startProvider, type TestProvider } from '../../../support/provider.ts';
import { ANN, makeSignIns, type SignIns } from '../../../support/sign-ins.ts';

const MINUTE = 60_000;

let tables: Tables;
let provider: TestProvider;
let site: SignIns;

beforeAll(async () => {
  tables = await startTables();
  provider = await startProvider(ORIGIN);
});
afterAll(() => Promise.all([tables.close(), provider.close()]));
beforeEach(() => {
  site = makeSignIns(provider);
});

describe('signing in', () => {
  it('sends the browser to the provider with PKCE, state and nonce, and a sealed cookie', async () => {
    const begun = await site.begin('return=/%23/devices');
    expect(begun.status).toBe(303);
    const url = new URL(begun.headers.location ?? '');
    expect(url.origin).toBe(provider.secret.issuer);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'stethoscope',
      redirect_uri: `${ORIGIN}/auth/callback`,
      scope: 'openid email profile groups',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(begun.cookies).toHaveLength(1);
    expect(begun.cookies[0]).toMatch(
      /^__Host-stethoscope-signin=[\w.-]+; Max-Age=600; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
    );
  });

  it('begins a session with the roles of the groups and leads back', async () => {
    const answer = await site.signIn(ANN, 'return=/%23/devices');
    expect([answer.status, answer.headers.location]).toEqual([303, '/#/devices']);
    const cookies = cookiesOf(answer);
    expect(cookies[SIGNIN_COOKIE]).toBe('');
    expect((await site.session(cookies)).body).toMatchObject({
      user: 'ann@example.com',
      name: 'Ann',
      roles: ['employee', 'helpdesk'],
    });
  });

  it('asks userinfo when the ID token is thin', async () => {
    const thin = await startProvider(ORIGIN, { thin: true });
    const site = makeSignIns(thin);
    const answer = await site.signIn(ANN);
    await thin.close();
    expect((await site.session(cookiesOf(answer))).body).toMatchObject({
      user: 'ann@example.com',
      roles: ['employee', 'helpdesk'],
    });
  });

  it('gives no role when the list of groups is cut off', async () => {
    const answer = await site.signIn({ ...ANN, _claim_names: { groups: 'src1' } });
    expect((await site.session(cookiesOf(answer))).body.roles).toEqual(['employee']);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example'])(
    'never leads to %s',
    async (address) => {
      const answer = await site.signIn(ANN, new URLSearchParams({ return: address }).toString());
      expect([answer.status, answer.headers.location]).toEqual([303, '/']);
    },
  );
});

describe('signing in is refused', () => {
  const refused = async (answer: Answer, status: number, code: string) => {
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(cookiesOf(answer)[SESSION_COOKIE]).toBeUndefined();
  };

  it.each([
    ['email_unverified', { ...ANN, email_verified: false }],
    ['email_unverified', { email: 'ann@example.com' }],
    ['email_foreign', { ...ANN, email: 'ann@evil.com' }],
    ['email_missing', { name: 'Ann' }],
  ])('as %s', async (code, person) => {
    await refused(await site.signIn(person), 403, code);
  });

  it('and is counted, which one that works is not', async () => {
    await site.signIn(ANN);
    expect(site.counted).toEqual([]);
    await site.signIn({ ...ANN, email: 'ann@evil.com' });
    await site.call({ route: 'GET /auth/callback', query: 'code=x' });
    expect(site.counted).toEqual(['SignInsFailed', 'SignInsFailed']);
  });

  it('when the person cancels', async () => {
    provider.person = undefined;
    await refused(await site.comeBack(await site.begin()), 403, 'sign_in_refused');
  });

  it('when the state is not ours', async () => {
    provider.person = ANN;
    const other = (query: URLSearchParams) => query.set('state', 'x'.repeat(43));
    await refused(await site.comeBack(await site.begin(), { query: other }), 400, 'sign_in_expired');
    const none = (query: URLSearchParams) => query.delete('state');
    await refused(await site.comeBack(await site.begin(), { query: none }), 400, 'sign_in_expired');
  });

  it('when the nonce is not ours', async () => {
    provider.person = ANN;
    const begun = await site.begin();
    const cookie = await site.resealed(begun, { nonce: 'x'.repeat(43) });
    await refused(await site.comeBack(begun, { cookie }), 400, 'sign_in_expired');
  });

  it('when the PKCE verifier is not ours', async () => {
    provider.person = ANN;
    const begun = await site.begin();
    const cookie = await site.resealed(begun, { verifier: 'x'.repeat(43) });
    await refused(await site.comeBack(begun, { cookie }), 400, 'sign_in_expired');
  });

  it('when the answer names another issuer', async () => {
    provider.person = ANN;
    const other = (query: URLSearchParams) => query.set('iss', 'https://evil.example');
    await refused(await site.comeBack(await site.begin(), { query: other }), 400, 'sign_in_expired');
  });

  it('when it was begun in another browser', async () => {
    provider.person = ANN;
    const [mine, theirs] = [await site.begin(), await site.begin()];
    const cookie = cookiesOf(theirs)[SIGNIN_COOKIE] ?? '';
    await refused(await site.comeBack(mine, { cookie }), 400, 'sign_in_expired');
    await refused(await site.comeBack(await site.begin(), { cookie: 'nonsense' }), 400, 'sign_in_expired');
  });

  it('when it took more than ten minutes', async () => {
    provider.person = ANN;
    const begun = await site.begin();
    site.access.wait(11 * MINUTE);
    await refused(await site.comeBack(begun), 400, 'sign_in_expired');
  });

  it('when the code was used before', async () => {
    provider.person = ANN;
    const begun = await site.begin();
    const back = await provider.visit(begun.headers.location ?? '');
    const call = {
      route: 'GET /auth/callback',
      query: back.searchParams.toString(),
      cookies: { [SIGNIN_COOKIE]: cookiesOf(begun)[SIGNIN_COOKIE] ?? '' },
    };
    expect((await site.call(call)).status).toBe(303);
    await refused(await site.call(call), 400, 'sign_in_expired');
  });

  it('when it is tried too often: the provider is asked three times at most', async () => {
    const begun = await site.begin();
    const state = new URL(begun.headers.location ?? '').searchParams.get('state') ?? '';
    const cookies = { [SIGNIN_COOKIE]: cookiesOf(begun)[SIGNIN_COOKIE] ?? '' };
    const before = provider.redeemed;
    const attempts = Array.from({ length: 20 }, (_, index) => {
      const query = new URLSearchParams({ state, code: `made-up-${index}`, iss: provider.secret.issuer });
      return site.call({ route: 'GET /auth/callback', query: query.toString(), cookies });
    });
    for (const answer of await Promise.all(attempts)) await refused(answer, 400, 'sign_in_expired');
    expect(provider.redeemed - before).toBe(3);
  });

  it.each([
    ['no code', (query: URLSearchParams) => query.delete('code')],
    ['two codes', (query: URLSearchParams) => query.append('code', 'another')],
    ['two states', (query: URLSearchParams) => query.append('state', 'another')],
    ['another state', (query: URLSearchParams) => query.set('state', 'another')],
    ['a code of other letters', (query: URLSearchParams) => query.set('code', 'é\n')],
    ['an endless code', (query: URLSearchParams) => query.set('code', 'x'.repeat(2049))],
  ])('with %s, without asking the provider and without using an attempt up', async (_, query) => {
    provider.person = ANN;
    const begun = await site.begin();
    const before = provider.redeemed;
    for (let times = 0; times < 4; times += 1)
      await refused(await site.comeBack(begun, { query }), 400, 'sign_in_expired');
    expect(provider.redeemed).toBe(before);
    expect((await site.comeBack(begun)).status).toBe(303);
  });

  it('by HEAD, which uses no code up', async () => {
    provider.person = ANN;
    const begun = await site.begin();
    const back = await provider.visit(begun.headers.location ?? '');
    const call = {
      query: back.searchParams.toString(),
      cookies: { [SIGNIN_COOKIE]: cookiesOf(begun)[SIGNIN_COOKIE] ?? '' },
    };
    const head = await site.call({ route: 'HEAD /auth/callback', ...call });
    expect([head.status, head.headers.allow, head.cookies]).toEqual([405, 'GET', []]);
    expect((await site.call({ route: 'HEAD /auth/signin' })).status).toBe(405);
    expect((await site.call({ route: 'GET /auth/callback', ...call })).status).toBe(303);
  });

  it('when our own secret is wrong, and works again once it was rotated', async () => {
    provider.person = ANN;
    site.access.secrets.set('oidc', { ...provider.secret, client_secret: 'an old one' });
    expect((await site.begin()).status).toBe(303);
    await refused(await site.comeBack(await site.begin()), 502, 'provider_unreachable');
    site.access.secrets.set('oidc', provider.secret);
    expect((await site.comeBack(await site.begin())).status).toBe(303);
  });

  it.each([
    ['en', 'This account belongs to another organization'],
    ['de', 'Dieses Konto gehört zu einer anderen Firma'],
  ])('with a page for a browser, in words of %s, without a session', async (language, title) => {
    provider.person = { ...ANN, email: 'ann@evil.com' };
    const begun = await site.begin();
    const back = await provider.visit(begun.headers.location ?? '');
    const answer = await site.call({
      route: 'GET /auth/callback',
      query: back.searchParams.toString(),
      cookies: { [SIGNIN_COOKIE]: cookiesOf(begun)[SIGNIN_COOKIE] ?? '' },
      headers: { accept: 'text/html,application/xhtml+xml', 'accept-language': language },
    });
    expect(answer.status).toBe(403);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.text).toContain(`<html lang="${language}">`);
    expect(answer.text).toContain(`<h1>${title}</h1>`);
    expect(answer.text).toContain(answer.headers['x-request-id']);
    expect(answer.text).not.toContain('evil.com');
    expect(cookiesOf(answer)).toEqual({ [SIGNIN_COOKIE]: '' });
  });
});

describe('a provider that cannot be reached', () => {
  it.each([
    ['does not answer', 'http://127.0.0.1:9', 502],
    ['is not on this machine and speaks http', 'http://idp.example.com', 500],
  ])('%s: nobody signs in', async (_name, issuer, status) => {
    site.access.secrets.set('oidc', { ...provider.secret, issuer });
    expect((await site.begin()).status).toBe(status);
  });
});
