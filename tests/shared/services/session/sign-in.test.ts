import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HINT_COOKIE, SESSION_COOKIE, SIGNIN_COOKIE } from '../../../../shared/runtime/access/cookies.ts';
import { createProvider } from '../../../../shared/runtime/access/oidc.ts';
import { open, seal } from '../../../../shared/runtime/access/seal.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { type ApiLambda, apiFunction } from '../../../../shared/runtime/middleware/index.ts';
import { createPeopleTable } from '../../../../shared/runtime/tables/people.ts';
import { sessionRoutes } from '../../../../shared/services/session/index.ts';
import { ORIGIN, type TestAccess, testAccess } from '../../../support/access.ts';
import { type Answer, callApi, cookiesOf } from '../../../support/api.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { startProvider, type TestProvider } from '../../../support/provider.ts';

const ANN = { email: 'ann@example.com', email_verified: true, name: 'Ann', groups: ['helpdesk'] };
const MINUTE = 60_000;

let tables: Tables;
let whole: TestProvider;
let thin: TestProvider;
let provider: TestProvider;
let access: TestAccess;
let lambda: ApiLambda;

beforeAll(async () => {
  tables = await startTables();
  whole = await startProvider(ORIGIN);
  thin = await startProvider(ORIGIN, { thin: true });
});
afterAll(() => Promise.all([tables.close(), whole.close(), thin.close()]));
beforeEach(() => use(whole));
afterEach(() => {
  whole.person = undefined;
});

function use(chosen: TestProvider): void {
  provider = chosen;
  // The provider's clock is the machine's, so ours must start there too.
  access = testAccess(createPeopleTable({ keepLooksFor: 1000, now: () => access.now() }), { at: new Date() });
  access.secrets.set('oidc', provider.secret);
  const { secrets, settings, origin, now } = access;
  lambda = apiFunction(
    'session',
    sessionRoutes({ access, provider: createProvider({ secrets, settings, origin, now }) }),
    access,
    { log: silentLog },
  );
}

const begin = (query = '') => callApi(lambda, { route: 'GET /auth/signin', query });

/** Comes back from the provider with what it says and the cookie of the sign-in. */
async function comeBack(begun: Answer, change?: (query: URLSearchParams) => void, cookie?: string) {
  const back = await provider.visit(begun.headers.location ?? '');
  change?.(back.searchParams);
  return callApi(lambda, {
    route: 'GET /auth/callback',
    query: back.searchParams.toString(),
    cookies: { [SIGNIN_COOKIE]: cookie ?? cookiesOf(begun)[SIGNIN_COOKIE] ?? '' },
    headers: { 'sec-fetch-site': 'cross-site', accept: 'application/json' },
  });
}

async function signIn(person: Record<string, unknown>, query = '') {
  provider.person = person;
  return comeBack(await begin(query));
}

const session = (cookies: Record<string, string>, headers = {}) =>
  callApi(lambda, { route: 'GET /api/v1/session', cookies, headers });

/** The cookie of a sign-in with other contents. */
async function resealed(begun: Answer, change: Record<string, unknown>): Promise<string> {
  const claims = await open(access.signing, 'signin', cookiesOf(begun)[SIGNIN_COOKIE] ?? '');
  return seal(access.signing, 'signin', { ...claims, ...change }, 600);
}

describe('signing in', () => {
  it('sends the browser to the provider with PKCE, state and nonce, and a sealed cookie', async () => {
    const begun = await begin('return=/%23/devices');
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
    const answer = await signIn(ANN, 'return=/%23/devices');
    expect([answer.status, answer.headers.location]).toEqual([303, '/#/devices']);
    const cookies = cookiesOf(answer);
    expect(cookies[SIGNIN_COOKIE]).toBe('');
    expect((await session(cookies)).body).toMatchObject({
      user: 'ann@example.com',
      name: 'Ann',
      roles: ['employee', 'helpdesk'],
    });
  });

  it('asks userinfo when the ID token is thin', async () => {
    use(thin);
    const answer = await signIn(ANN);
    expect((await session(cookiesOf(answer))).body).toMatchObject({
      user: 'ann@example.com',
      roles: ['employee', 'helpdesk'],
    });
  });

  it('gives no role when the list of groups is cut off', async () => {
    const answer = await signIn({ ...ANN, _claim_names: { groups: 'src1' } });
    expect((await session(cookiesOf(answer))).body.roles).toEqual(['employee']);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example'])(
    'never leads to %s',
    async (address) => {
      const answer = await signIn(ANN, new URLSearchParams({ return: address }).toString());
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
    await refused(await signIn(person), 403, code);
  });

  it('when the person cancels', async () => {
    provider.person = undefined;
    await refused(await comeBack(await begin()), 403, 'sign_in_refused');
  });

  it('when the state is not ours', async () => {
    provider.person = ANN;
    const other = (query: URLSearchParams) => query.set('state', 'x'.repeat(43));
    await refused(await comeBack(await begin(), other), 400, 'sign_in_expired');
    const none = (query: URLSearchParams) => query.delete('state');
    await refused(await comeBack(await begin(), none), 400, 'sign_in_expired');
  });

  it('when the nonce is not ours', async () => {
    provider.person = ANN;
    const begun = await begin();
    const cookie = await resealed(begun, { nonce: 'x'.repeat(43) });
    await refused(await comeBack(begun, undefined, cookie), 400, 'sign_in_expired');
  });

  it('when the PKCE verifier is not ours', async () => {
    provider.person = ANN;
    const begun = await begin();
    const cookie = await resealed(begun, { verifier: 'x'.repeat(43) });
    await refused(await comeBack(begun, undefined, cookie), 400, 'sign_in_expired');
  });

  it('when the answer names another issuer', async () => {
    provider.person = ANN;
    const other = (query: URLSearchParams) => query.set('iss', 'https://evil.example');
    await refused(await comeBack(await begin(), other), 400, 'sign_in_expired');
  });

  it('when it was begun in another browser', async () => {
    provider.person = ANN;
    const [mine, theirs] = [await begin(), await begin()];
    const cookie = cookiesOf(theirs)[SIGNIN_COOKIE] ?? '';
    await refused(await comeBack(mine, undefined, cookie), 400, 'sign_in_expired');
    await refused(await comeBack(await begin(), undefined, 'nonsense'), 400, 'sign_in_expired');
  });

  it('when it took more than ten minutes', async () => {
    provider.person = ANN;
    const begun = await begin();
    access.wait(11 * MINUTE);
    await refused(await comeBack(begun), 400, 'sign_in_expired');
  });

  it('when the code was used before', async () => {
    provider.person = ANN;
    const begun = await begin();
    const back = await provider.visit(begun.headers.location ?? '');
    const call = {
      route: 'GET /auth/callback',
      query: back.searchParams.toString(),
      cookies: { [SIGNIN_COOKIE]: cookiesOf(begun)[SIGNIN_COOKIE] ?? '' },
    };
    expect((await callApi(lambda, call)).status).toBe(303);
    await refused(await callApi(lambda, call), 400, 'sign_in_expired');
  });

  it('when our own secret is wrong, and works again once it was rotated', async () => {
    provider.person = ANN;
    access.secrets.set('oidc', { ...provider.secret, client_secret: 'an old one' });
    expect((await begin()).status).toBe(303);
    await refused(await comeBack(await begin()), 502, 'provider_unreachable');
    access.secrets.set('oidc', provider.secret);
    expect((await comeBack(await begin())).status).toBe(303);
  });

  it('with a page for a browser, in words, without a session', async () => {
    provider.person = { ...ANN, email: 'ann@evil.com' };
    const begun = await begin();
    const back = await provider.visit(begun.headers.location ?? '');
    const answer = await callApi(lambda, {
      route: 'GET /auth/callback',
      query: back.searchParams.toString(),
      cookies: { [SIGNIN_COOKIE]: cookiesOf(begun)[SIGNIN_COOKIE] ?? '' },
      headers: { accept: 'text/html,application/xhtml+xml' },
    });
    expect(answer.status).toBe(403);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.text).toContain('<h1>This account belongs to another organization</h1>');
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
    access.secrets.set('oidc', { ...provider.secret, issuer });
    expect((await begin()).status).toBe(status);
  });
});

describe('signing out', () => {
  const signOut = (cookies: Record<string, string>) =>
    callApi(lambda, { route: 'POST /auth/signout', cookies, body: '{}' });

  it('ends the session here, also for copies of its cookie, and leads to the provider', async () => {
    const cookies = cookiesOf(await signIn(ANN));
    const out = await signOut(cookies);
    expect(out.status).toBe(200);
    expect(cookiesOf(out)).toEqual({ [SESSION_COOKIE]: '', [HINT_COOKIE]: '' });
    const address = new URL(out.body.redirect);
    expect(address.origin).toBe(provider.secret.issuer);
    expect(address.searchParams.get('post_logout_redirect_uri')).toBe(`${ORIGIN}/`);
    expect(address.searchParams.get('id_token_hint')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect((await fetch(address)).status).toBe(200);
    expect((await session(cookies)).status).toBe(401);
  });

  it('leaves the same person signed in elsewhere', async () => {
    const [here, there] = [cookiesOf(await signIn(ANN)), cookiesOf(await signIn(ANN))];
    await signOut(here);
    expect((await session(here)).status).toBe(401);
    expect((await session(there)).status).toBe(200);
  });

  it('works without a session and without the provider', async () => {
    access.secrets.set('oidc', { ...provider.secret, issuer: 'http://127.0.0.1:9' });
    const out = await signOut({ [SESSION_COOKIE]: 'nonsense', [HINT_COOKIE]: 'nonsense' });
    expect([out.status, out.body]).toEqual([200, { redirect: '/' }]);
  });
});

describe('the session', () => {
  const ends = (answer: Answer) => Date.parse(answer.body.idle_expires) - Date.parse(answer.body.now);

  it('lives on with what the person does, but not with what the page does by itself', async () => {
    const cookies = cookiesOf(await signIn(ANN));
    access.wait(20 * MINUTE);
    const background = await session(cookies, { 'stethoscope-background': 'true' });
    expect([ends(background), background.cookies]).toEqual([expect.closeTo(10 * MINUTE, -4), []]);
    const stayed = await callApi(lambda, { route: 'POST /api/v1/session/stay', cookies, body: '{}' });
    expect(ends(stayed)).toBe(30 * MINUTE);
    access.wait(20 * MINUTE);
    expect((await session(cookies)).status).toBe(401);
    expect((await session(cookiesOf(stayed))).status).toBe(200);
  });

  it('ends at once when all of a person are revoked, and a new one begins', async () => {
    const cookies = cookiesOf(await signIn(ANN));
    await access.people.revokeSessions('ann@example.com', 8 * 60 * MINUTE);
    expect((await session(cookies)).status).toBe(401);
    access.wait(1);
    expect((await session(cookiesOf(await signIn(ANN)))).status).toBe(200);
  });
});
