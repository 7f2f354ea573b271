import { expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import type { Page } from 'playwright-core';
import { siteCookies } from '../../../shared/access/cookies.ts';
import type { StackBrowser } from '../../support/stack-browser.ts';

const RED = 'one-red@example.com';
const TO_DO = 'The disk is not encrypted';
const SIGNED_OUT = 'h1:has-text("Please sign in")';

/** The session's cookie, as a thief would copy it. */
export async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  const { session } = siteCookies(new URL(page.url()).origin);
  const found = cookies.find(({ name }) => name === session.name);
  if (!found) throw new Error('There is no session cookie.');
  expect(found).toMatchObject({
    httpOnly: true,
    secure: page.url().startsWith('https:'),
    sameSite: 'Strict',
    path: '/',
  });
  return `${found.name}=${found.value}`;
}

/** When a session's cookie was made, in seconds. */
const madeAt = (cookie: string): number => decodeJwt(cookie.slice(cookie.indexOf('=') + 1)).iat ?? Number.NaN;

/** What the API says to a request with this cookie. */
async function statusOf(on: StackBrowser, cookie: string): Promise<number> {
  return (await fetch(`${on.stack.origin}/api/v1/report/me`, { headers: { cookie } })).status;
}

async function expectNothing(page: Page): Promise<void> {
  await page.waitForSelector(SIGNED_OUT);
  expect(await page.textContent('body')).not.toContain(TO_DO);
}

/** Begins, lasts and ends. */
export function sessions(on: StackBrowser): void {
  it('signing out ends the session here, also for a copy of its cookie', async () => {
    const page = await on.signIn(RED);
    const cookie = await cookieOf(page);
    expect(await statusOf(on, cookie)).toBe(200);
    await page.click('header button');
    await page.click('text=Sign out');
    await page.waitForURL(`${on.stack.issuer}/**`);
    expect(await statusOf(on, cookie)).toBe(401);
  });

  it('after signing out the back button shows nothing', async () => {
    const page = await on.signIn(RED);
    await page.waitForSelector(`text=${TO_DO}`);
    await page.click('header button');
    await page.click('text=Sign out');
    await page.waitForURL(`${on.stack.issuer}/**`);
    await page.goBack();
    await expectNothing(page);
  });

  it('a page that the browser kept in memory comes back empty and asks again', async () => {
    const page = await on.signIn(RED);
    await page.waitForSelector(`text=${TO_DO}`);
    // The browser of the tests keeps no pages, so it is told what one that does would tell.
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    expect(await page.isVisible('body')).toBe(false);
    await page.context().clearCookies();
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await expectNothing(page);
  });

  it('`session revoke` ends all sessions of a person at once, and nobody else’s', async () => {
    const [page, other, elsewhere] = [
      await on.signIn(RED),
      await on.signIn('green@example.com'),
      await on.signIn(RED),
    ];
    const cookies = [await cookieOf(page), await cookieOf(elsewhere)];
    expect(await on.cli('session', 'revoke', RED)).toEqual({ email: RED, revoked: true });
    expect(await Promise.all(cookies.map((cookie) => statusOf(on, cookie)))).toEqual([401, 401]);
    expect(await statusOf(on, await cookieOf(other))).toBe(200);
    await page.reload();
    await expectNothing(page);
    const again = await on.signIn(RED);
    expect(await statusOf(on, await cookieOf(again))).toBe(200);
  });

  it('the page warns before the end, and staying puts it off', async () => {
    const page = await on.signIn(RED);
    await page.waitForSelector('[role=alert] >> text=You will be signed out soon');
    const before = await cookieOf(page);
    // A cookie counts in whole seconds.
    await page.waitForFunction((made) => Date.now() >= (made + 1) * 1000, madeAt(before));
    await page.click('text=Stay signed in');
    await page.waitForFunction(() => document.querySelector('[role=status].vh:not(:empty)') !== null);
    expect(await cookieOf(page)).not.toBe(before);
  });

  it('leads back to this site only', async () => {
    for (const away of [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      const page = await (await on.browser.newContext()).newPage();
      await page.goto(`${on.stack.origin}/auth/signin?return=${encodeURIComponent(away)}`);
      await page.click(`button:has-text("${RED}")`);
      await page.waitForSelector('main h1');
      expect(page.url()).toBe(`${on.stack.origin}/`);
    }
  });
}
