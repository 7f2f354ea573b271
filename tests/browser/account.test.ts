/** The header and the account menu: who is signed in, in which words and colours, and the way out. */
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { focused, tabTo } from '../support/keys.ts';
import { axeFindings, pageBrowser, sideways } from '../support/page-browser.ts';
import { type Api, apiOf, problem, reply, sessionReply } from '../support/page-server.ts';
import { busy, golden } from '../support/reports.ts';

const browser = pageBrowser();
const security: Api = {
  ...apiOf(busy()),
  'GET /api/v1/session': () => sessionReply(busy(), 1800, ['employee', 'security']),
};

const openMenu = async (page: Page) => {
  await page.click('header button');
  await page.waitForSelector('header >> text=Signed in as');
};
const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

describe('the account menu', () => {
  it('says who is signed in, opens and closes by the keyboard, and axe finds nothing', async () => {
    const { page } = await browser.visit('/', apiOf(busy()));
    await page.waitForSelector('main section h2');
    await tabTo(page, 'Account');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`header >> text=Signed in as ${busy().user}`);
    expect(await axeFindings(page)).toEqual([]);
    await tabTo(page, 'Sign out');
    await page.keyboard.press('Escape');
    await page.waitForSelector('header >> text=Signed in as', { state: 'hidden' });
    expect(await focused(page)).toBe('Account');
  });

  it('changes the colours at once, against those of the system, and for the next visit', async () => {
    const { page } = await browser.visit('/', apiOf(busy()), { colorScheme: 'light' });
    const light = await paper(page);
    await openMenu(page);
    await page.click('header >> text=Dark');
    const dark = await paper(page);
    expect(dark).not.toBe(light);
    await page.reload();
    await page.waitForSelector('main section h2');
    expect(await paper(page)).toBe(dark);
    await page.emulateMedia({ colorScheme: 'dark' });
    await openMenu(page);
    await page.click('header >> text=Light');
    expect(await paper(page)).toBe(light);
    await page.click('header >> text=As on this device');
    expect(await paper(page)).toBe(dark);
  });

  it('has language and colours, and the way in, for those who are not signed in', async () => {
    const { page } = await browser.visit('/', {
      ...apiOf(busy()),
      'GET /api/v1/report/me': () => problem(401, 'not_signed_in'),
    });
    await page.click('header button');
    await page.waitForSelector('header >> text=Nobody is signed in here.');
    expect(await page.getAttribute('header a.button', 'href')).toBe('/auth/signin?return=%2F');
    await page.click('header >> text=Deutsch');
    await page.waitForSelector('h1:has-text("Bitte melden Sie sich an")');
  });
});

describe('the header', () => {
  it.each([320, 768, 820, 1024, 1140, 1280, 1680])(
    'stands in the same two lines on every page at %d px, also for the security team',
    async (width) => {
      const { page } = await browser.visit('/', security, { viewport: { width, height: 800 } });
      await page.waitForSelector('nav >> text=All devices');
      const boxes = () =>
        page.evaluate(() => {
          const top = (selector: string) =>
            Math.round(document.querySelector(selector)?.getBoundingClientRect().top ?? -1);
          const header = document.querySelector('header')?.getBoundingClientRect();
          return [top('header a'), top('header button'), top('header nav'), Math.round(header?.height ?? 0)];
        });
      const [name = 0, account = 0, pages = 0, height = 0] = await boxes();
      expect(Math.abs(name - account)).toBeLessThan(8);
      expect(pages).toBeGreaterThan(account + 24);
      if (width >= 768) expect(height).toBeLessThan(120);
      expect(await sideways(page)).toBe(0);
      for (const path of ['Find a person', 'Who sees what', 'Help']) {
        await page.click(`nav >> text=${path}`);
        await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
        expect(await boxes()).toEqual([name, account, pages, height]);
      }
    },
  );

  it('is gone through in the order in which it is seen', async () => {
    const { page } = await browser.visit('/', security, { viewport: { width: 1280, height: 800 } });
    await page.waitForSelector('nav >> text=All devices');
    const places = await page.evaluate(() =>
      [...document.querySelectorAll('header a, header button')].map((element) => {
        const { top, left } = element.getBoundingClientRect();
        return Math.round(top / 30) * 10_000 + left;
      }),
    );
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });
});

describe('signed out elsewhere', () => {
  it('another tab shows nothing any more, at once', async () => {
    const { page, context } = await browser.visit('/', apiOf(golden('all-well')));
    await page.waitForSelector('text=All is well.');
    const other = await context.newPage();
    await other.goto(page.url());
    await other.waitForSelector('text=All is well.');
    browser.site.api = {
      ...apiOf(golden('all-well')),
      'GET /api/v1/report/me': () => problem(401, 'not_signed_in'),
      'POST /auth/signout': () => reply({ redirect: '/help' }),
    };
    await openMenu(other);
    await other.click('header >> text=Sign out');
    await other.waitForURL('**/help');
    await page.waitForSelector('h1:has-text("Please sign in")');
    expect(await page.textContent('main')).not.toContain('All is well');
  });

  it.each([
    ['checking again', '/', 'text=Check again', 'POST /api/v1/report/me/refresh'],
    ['who looked', '/', 'nav >> text=Who sees what', 'GET /api/v1/me/looks'],
    ['accounts', '/', 'nav >> text=Accounts', 'GET /api/v1/accounts/me'],
  ])('%s says so, and offers to sign in', async (_what, path, press, route) => {
    const { page } = await browser.visit(path, apiOf(golden('all-well')));
    await page.waitForSelector('text=All is well.');
    await page.waitForLoadState('networkidle');
    const out = () => problem(401, 'expired');
    browser.site.api = { ...browser.site.api, [route]: out, 'GET /api/v1/report/me': out };
    await page.click(press);
    await page.waitForSelector('h1:has-text("Please sign in")');
    expect(await page.textContent('main')).not.toContain('All is well');
  });
});
