import { describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { createSessions } from '../../../shared/access/session.ts';
import { noPeople, ORIGIN, SESSION_COOKIE, SETTINGS, testAccess } from '../../support/access.ts';
import { keyset } from '../../support/keyset.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ANN = {
  email: 'ann@example.com',
  name: 'Ann',
  roles: ['employee', 'helpdesk'] as ('employee' | 'helpdesk')[],
};

const cookieValue = (cookie: string) => cookie.slice(cookie.indexOf('=') + 1, cookie.indexOf(';'));

async function begun() {
  const access = testAccess(noPeople);
  const { session, cookie } = await access.sessions.begin(ANN);
  return { access, session, cookie, value: cookieValue(cookie) };
}

describe('a session', () => {
  it('is a cookie that only this host gets, that no script reads and no other site sends', async () => {
    const { cookie } = await begun();
    const [pair, ...attributes] = cookie.split('; ');
    expect(pair?.split('=')[0]).toBe(SESSION_COOKIE);
    expect(SESSION_COOKIE).toMatch(/^__Host-/);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=1800', 'Path=/', 'SameSite=Strict', 'Secure']);
  });

  it('says who somebody is and when it ends', async () => {
    const { access, value, session } = await begun();
    const read = await access.sessions.read(value);
    expect(read).toEqual(session);
    expect(read).toMatchObject({ ...ANN, signed_in: access.now() });
    expect(read?.idle_expires.getTime()).toBe(access.now().getTime() + 30 * MINUTE);
    expect(read?.expires.getTime()).toBe(access.now().getTime() + 8 * HOUR);
  });

  it('names key, kind, issuer and audience', async () => {
    const { value } = await begun();
    expect(decodeProtectedHeader(value)).toEqual({ alg: 'HS256', kid: 'k1', typ: 'stethoscope-session+jwt' });
    expect(decodeJwt(value)).toMatchObject({ iss: ORIGIN, aud: 'stethoscope-session', kind: 'session' });
  });

  it('ends after 30 idle minutes', async () => {
    const { access, value } = await begun();
    access.wait(30 * MINUTE - 1000);
    expect(await access.sessions.read(value)).toBeDefined();
    access.wait(2000);
    expect(await access.sessions.read(value)).toBeUndefined();
  });

  it('lives on while it is used, and ends after 8 hours whatever is done', async () => {
    const { access, session } = await begun();
    let current = session;
    let cookie = '';
    for (let count = 0; count < 24; count += 1) {
      access.wait(20 * MINUTE - 1000);
      ({ session: current, cookie } = await access.sessions.slide(current));
    }
    expect(current).toMatchObject({ id: session.id, signed_in: session.signed_in, expires: session.expires });
    expect(current.idle_expires).toEqual(session.expires);
    access.wait(30_000);
    expect(await access.sessions.read(cookieValue(cookie))).toBeUndefined();
  });

  it('obeys the times of now when the organization made them shorter', async () => {
    const { access, value } = await begun();
    const shorter = { ...access.signing, settings: { idle_minutes: 5, absolute_hours: 1 } };
    access.wait(6 * MINUTE);
    expect(await createSessions(shorter).read(value)).toBeUndefined();
    expect(await access.sessions.read(value)).toBeDefined();
  });

  it('survives a rotation of keys, until the old key is taken away', async () => {
    const { access, value } = await begun();
    const old = (await access.secrets.read('session')).value as ReturnType<typeof keyset>;
    const fresh = keyset('k2');
    const rotated = testAccess(noPeople);
    rotated.secrets.set('session', { keys: [...fresh.keys, ...old.keys] });
    expect(await rotated.sessions.read(value)).toMatchObject(ANN);
    const gone = testAccess(noPeople);
    gone.secrets.set('session', fresh);
    expect(await gone.sessions.read(value)).toBeUndefined();
  });

  it.each([undefined, '', 'x', 'a.b.c', '..', 'e30.e30.', 'x'.repeat(10_000), 'ééé'])(
    'is not in %j',
    async (value) => {
      expect(await testAccess(noPeople).sessions.read(value)).toBeUndefined();
    },
  );

  it('needs every claim, even when the signature is ours', async () => {
    const { access, value } = await begun();
    const whole = decodeJwt(value);
    const key = await access.signing.keys.first('session');
    const header = { alg: 'HS256', kid: 'k1', typ: 'stethoscope-session+jwt' };
    for (const claim of Object.keys(whole).filter((name) => name !== 'name')) {
      const { [claim]: _, ...rest } = whole;
      const jwt = await new SignJWT(rest).setProtectedHeader(header).sign(key.bytes);
      expect([claim, await access.sessions.read(jwt)]).toEqual([claim, undefined]);
    }
    const all = await new SignJWT(whole).setProtectedHeader(header).sign(key.bytes);
    expect(await access.sessions.read(all)).toMatchObject(ANN);
  });

  it('has one spelling: bits that nothing reads make no second one', async () => {
    const { access, value } = await begun();
    const last = value.at(-1) ?? '';
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].filter(
      (letter) => letter !== last,
    );
    for (const letter of letters)
      expect(await access.sessions.read(`${value.slice(0, -1)}${letter}`)).toBeUndefined();
    expect(await access.sessions.read(value)).toBeDefined();
  });

  it('belongs to one site', async () => {
    const { access, value } = await begun();
    const elsewhere = { ...access.signing, issuer: 'https://other.example.com', settings: SETTINGS.session };
    expect(await createSessions(elsewhere).read(value)).toBeUndefined();
  });
});
