import { describe, expect, it } from '@jest/globals';
import { parseCookies, siteCookies } from '../../../shared/access/cookies.ts';
import { ConfigError } from '../../../shared/model/config-error.ts';
import { SESSION_COOKIE, testAccess } from '../../support/access.ts';
import { memoryPeople } from '../../support/people.ts';
import { makeSite } from '../../support/site.ts';

describe('the cookies of a site', () => {
  it('over https belong to this host and to TLS', () => {
    const { session, signin, hint } = siteCookies('https://stethoscope.example.com');
    expect(session.set('v', 60)).toBe(
      '__Host-stethoscope=v; Max-Age=60; Path=/; Secure; HttpOnly; SameSite=Strict',
    );
    expect(signin.set('v', 60)).toBe(
      '__Host-stethoscope-signin=v; Max-Age=60; Path=/; Secure; HttpOnly; SameSite=Lax',
    );
    expect(hint.over).toBe(
      '__Secure-stethoscope-hint=; Max-Age=0; Path=/auth/signout; Secure; HttpOnly; SameSite=Strict',
    );
  });

  it.each(['http://localhost:3000', 'http://127.0.0.1:8080', 'http://[::1]'])(
    'on this machine (%s) are plain, because Safari’s engine takes no other',
    (origin) => {
      for (const cookie of Object.values(siteCookies(origin))) {
        expect(cookie.name).toMatch(/^stethoscope/);
        expect(cookie.set('v', 1)).not.toMatch(/Secure|__/);
        expect(cookie.set('v', 1)).toContain('HttpOnly');
      }
    },
  );

  it.each([
    'http://stethoscope.example.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://0.0.0.0',
    'http://10.0.0.1',
    'http://localhost@evil.example',
    'ftp://localhost',
  ])('are none for %s: nothing starts', (origin) => {
    expect(() => siteCookies(origin)).toThrow(ConfigError);
    expect(() => siteCookies(origin)).toThrow(
      /PUBLIC_ORIGIN .* must be https; http is for this machine only/,
    );
    expect(() => testAccess(memoryPeople(), { origin })).toThrow();
  });
});

describe('cookies of a request', () => {
  it.each([
    [['a=1', 'b=2'], { a: '1', b: '2' }],
    [[' a = 1 ', '\tb=2'], { a: '1', b: '2' }],
    [['a=1=2', '=x', 'y'], { a: '1=2' }],
    [['a=one two', 'b=\t'], { a: 'one two', b: '' }],
    [['__proto__=x'], Object.fromEntries([['__proto__', 'x']])],
    [undefined, {}],
  ])('%j are %j', (sent, read) => {
    expect({ ...parseCookies(sent) }).toEqual(read);
  });

  it.each(['\u2000', '\u00a0', '\ufeff', '\u3000', '\v', '\f', '\u2028'])(
    'are not imitated by a name that begins with %j',
    (blank) => {
      const read = parseCookies([`${blank}__Host-stethoscope=EVIL`, '__Host-stethoscope=good']);
      expect(read['__Host-stethoscope']).toBe('good');
    },
  );

  it('say nothing when a name comes twice', async () => {
    expect(parseCookies(['a=1', 'a=1', 'b=2'])).toMatchObject({ a: '', b: '2' });
    const site = makeSite();
    const { cookies = {} } = await site.as();
    expect((await site.report('me', { cookies })).status).toBe(200);
    const both = { ...cookies, [` ${SESSION_COOKIE}`]: cookies[SESSION_COOKIE] ?? '' };
    expect((await site.report('me', { cookies: both })).status).toBe(401);
  });
});
