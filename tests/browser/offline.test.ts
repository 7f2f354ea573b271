import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFindings, letPass, pageBrowser } from '../support/page-browser.ts';
import { apiOf, reply } from '../support/page-server.ts';
import { busy } from '../support/reports.ts';

const browser = pageBrowser();
const REPORT = 'GET /api/v1/report/me';

/** Everything that the browser keeps, by address. */
const keptPaths = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = (await Promise.all(caches_.map((cache) => cache.keys()))).flat();
    return requests.map(({ url }) => new URL(url).pathname);
  });

/** A page that was open once, with its files kept. */
async function visited(path = '/') {
  const visit = await browser.visit(path, apiOf(busy()));
  await visit.page.waitForSelector('main section h2');
  await visit.page.evaluate(() => navigator.serviceWorker.ready);
  return visit;
}

describe('without a connection', () => {
  it('the page opens and says that it is offline, on every address and also what is opened later', async () => {
    const { page, context, complaints } = await visited();
    await context.setOffline(true);
    await browser.site.without(async () => {
      await page.reload();
      await page.waitForSelector('h1:has-text("You are offline.")');
      expect(await page.textContent('main')).toContain('your devices are not stored in this browser');
      expect(await page.textContent('body')).not.toContain('MacBook');
      await page.goto(`${browser.site.url}/devices/a/encryption`);
      await page.waitForSelector('h1:has-text("You are offline.")');
      await page.click('nav >> text=Help');
      await page.waitForSelector('text=What the words mean');
    });
    await context.setOffline(false);
    await page.goto(browser.site.url);
    await page.waitForSelector('text=There is one thing to do now.');
    expect(complaints).toEqual([]);
  });

  it('a server that is not there is said to be that, when the browser believes to be online', async () => {
    const { page } = await visited();
    await browser.site.without(async () => {
      await page.reload();
      await page.waitForSelector('h1:has-text("There is no connection to this page\'s server.")');
      expect(await page.textContent('main')).not.toMatch(/nothing to do|All is well|To do now/);
      expect(await axeFindings(page)).toEqual([]);
    });
    await page.click('button:has-text("Try again")');
    await page.waitForSelector('text=There is one thing to do now.');
  });
});

describe('what the browser keeps', () => {
  it('is the files of the page, and nothing about anybody', async () => {
    const { page } = await visited();
    await page.click('text=Show me how');
    await page.waitForSelector('[data-check]');
    const kept = await keptPaths(page);
    expect(kept).toContain('/');
    expect(kept.filter((path) => !/^\/($|logo[\w-]*\.svg$|assets\/)/.test(path))).toEqual([]);
    const stored = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
    ]);
    expect(stored).toEqual([0, 0, 0]);
  });

  it('never comes between the page and the report, which is asked for once', async () => {
    const { page, complaints } = await visited();
    browser.site.calls.length = 0;
    await page.reload();
    await page.waitForSelector('text=There is one thing to do now.');
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    // A preload that nothing took up is a warning some seconds after loading.
    await letPass(page, 10_000);
    expect(browser.calls(REPORT)).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('leaves signing in alone: what counts once is asked for once', async () => {
    const { page } = await visited();
    await page.reload();
    await page.waitForSelector('text=There is one thing to do now.');
    browser.site.api = { 'GET /auth/callback': () => reply({}) };
    await page.goto(`${browser.site.url}/auth/callback?code=once`);
    expect(browser.calls('GET /auth/callback')).toBe(1);
  });

  it('is renewed whole when the site is', async () => {
    const { page } = await visited();
    await page.evaluate(() => caches.open('shell-of-yesterday'));
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.unregister());
    await page.reload();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(async () => (await caches.keys()).length === 1);
    expect((await page.evaluate(() => caches.keys()))[0]).toMatch(/^shell-[0-9a-f]{16}$/);
  });
});

it('trusted types let the page make a script of no other address', async () => {
  const { page } = await visited();
  const outcomes = await page.evaluate(async () => {
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): unknown };
    };
    const tries: (() => unknown)[] = [
      () => navigator.serviceWorker.register('/sw.js'),
      () => trustedTypes.createPolicy('another', {}),
      () => {
        document.createElement('script').src = '/assets/x.js';
      },
    ];
    const outcomeOf = async (attempt: () => unknown) => {
      try {
        await attempt();
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    };
    return Promise.all(tries.map(outcomeOf));
  });
  expect(outcomes).toEqual(['TypeError', 'TypeError', 'TypeError']);
});
