import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HINT_COOKIE, ORIGIN, SESSION_COOKIE } from '../../../support/access.ts';
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

describe('signing out', () => {
  const signOut = (cookies: Record<string, string>) =>
    site.call({ route: 'POST /auth/signout', cookies, body: '{}' });

  it('ends the session here, also for copies of its cookie, and leads to the provider', async () => {
    const cookies = cookiesOf(await site.signIn(ANN));
    const out = await signOut(cookies);
    expect(out.status).toBe(200);
    expect(cookiesOf(out)).toEqual({ [SESSION_COOKIE]: '', [HINT_COOKIE]: '' });
    const address = new URL(out.body.redirect);
    expect(address.origin).toBe(provider.secret.issuer);
    expect(address.searchParams.get('post_logout_redirect_uri')).toBe(`${ORIGIN}/`);
    expect(address.searchParams.get('id_token_hint')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect((await fetch(address)).status).toBe(200);
    expect((await site.session(cookies)).status).toBe(401);
  });

  it('leaves the same person signed in elsewhere', async () => {
    const [here, there] = [cookiesOf(await site.signIn(ANN)), cookiesOf(await site.signIn(ANN))];
    await signOut(here);
    expect((await site.session(here)).status).toBe(401);
    expect((await site.session(there)).status).toBe(200);
  });

  it('works without a session and without the provider', async () => {
    site.access.secrets.set('oidc', { ...provider.secret, issuer: 'http://127.0.0.1:9' });
    const out = await signOut({ [SESSION_COOKIE]: 'nonsense', [HINT_COOKIE]: 'nonsense' });
    expect([out.status, out.body]).toEqual([200, { redirect: '/' }]);
  });
});

describe('the session', () => {
  const ends = (answer: Answer) => Date.parse(answer.body.idle_expires) - Date.parse(answer.body.now);

  it('lives on with what the person does, but not with what the page does by itself', async () => {
    const cookies = cookiesOf(await site.signIn(ANN));
    site.access.wait(20 * MINUTE);
    const background = await site.session(cookies, { 'stethoscope-background': 'true' });
    expect([ends(background), background.cookies]).toEqual([expect.closeTo(10 * MINUTE, -4), []]);
    const stayed = await site.call({ route: 'POST /api/v1/session/stay', cookies, body: '{}' });
    expect(ends(stayed)).toBe(30 * MINUTE);
    site.access.wait(20 * MINUTE);
    expect((await site.session(cookies)).status).toBe(401);
    expect((await site.session(cookiesOf(stayed))).status).toBe(200);
  });

  it('ends at once when all of a person are revoked, and a new one begins', async () => {
    const cookies = cookiesOf(await site.signIn(ANN));
    await site.access.people.revokeSessions('ann@example.com', 8 * 60 * MINUTE);
    expect((await site.session(cookies)).status).toBe(401);
    site.access.wait(1);
    expect((await site.session(cookiesOf(await site.signIn(ANN)))).status).toBe(200);
  });
});
