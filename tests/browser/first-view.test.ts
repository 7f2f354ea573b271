import { describe, expect, it } from '@jest/globals';
import { asking, CONFIRM } from '../support/asked.ts';
import { letPass, pageBrowser } from '../support/page-browser.ts';
import { apiOf, reply, sessionReply } from '../support/page-server.ts';
import { busy, deviceOf, golden } from '../support/reports.ts';

const browser = pageBrowser();
const PHONE = { viewport: { width: 360, height: 640 } };
const REPORT = 'GET /api/v1/report/me';
const { device_id } = deviceOf(busy());

describe('the first view', () => {
  it.each(['/', `/devices/${device_id}`, `/devices/${device_id}/encryption`, '/privacy', '/help'])(
    'of %s asks for the report once, and the HTML begins it',
    async (path) => {
      const { page, complaints } = await browser.visit(path, apiOf(busy()));
      await page.waitForLoadState('networkidle');
      // A preload that nothing took up is a warning some seconds after loading.
      await letPass(page, 10_000);
      expect(browser.calls(REPORT)).toBe(1);
      expect(browser.site.calls[0]?.route).toBe(REPORT);
      expect(complaints).toEqual([]);
    },
  );

  it('loads nothing from anywhere else', async () => {
    const { page } = await browser.visit('/', apiOf(busy()));
    await page.waitForLoadState('networkidle');
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    expect(loaded.filter((name) => !name.startsWith(browser.site.url))).toEqual([]);
  });

  it('does not load what is opened later', async () => {
    const { page } = await browser.visit('/', apiOf(busy()));
    await page.waitForLoadState('networkidle');
    const later = () =>
      page.evaluate(
        () =>
          performance.getEntriesByType('resource').filter(({ name }) => name.includes('opened-later')).length,
      );
    expect(await later()).toBe(0);
    await page.click('main details > summary');
    await page.waitForSelector('[data-check]');
    expect(await later()).toBe(1);
  });

  it('says on a small phone, without scrolling, how things are and what to do next', async () => {
    const { page } = await browser.visit('/', apiOf(busy()), PHONE);
    const bottom = async (selector: string) => {
      const box = await page.locator(selector).first().boundingBox();
      return (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN);
    };
    expect(await bottom('main h1 + p')).toBeLessThan(640);
    expect(await bottom(`main a[href="/devices/${device_id}/encryption"]`)).toBeLessThan(640);
  });

  const LAPTOP = { viewport: { width: 1280, height: 800 } };
  const helping = sessionReply(busy(), 1800, ['employee', 'helpdesk']);

  it.each([
    ['on a phone', PHONE, busy()],
    ['on a laptop', LAPTOP, busy()],
    ['with nothing to do', PHONE, golden('all-well')],
    ['with a question', LAPTOP, asking(CONFIRM)],
    ['with a question on a phone', PHONE, asking(CONFIRM)],
  ])('does not move when the data comes late: %s', async (_, size, report) => {
    const [session, data] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = {
      ...apiOf(report),
      [REPORT]: () => ({ ...reply(report), when: data.promise }),
      'GET /api/v1/session': () => ({ ...helping, when: session.promise }),
    };
    const { page } = await browser.visit('/', slow, size);
    session.resolve();
    await page.waitForSelector('nav >> text=Find a person');
    data.resolve();
    await page.waitForSelector('main section h2');
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          const add = (entries: PerformanceEntryList) => {
            for (const entry of entries) sum += (entry as unknown as { value: number }).value;
          };
          const observer = new PerformanceObserver((list) => add(list.getEntries()));
          observer.observe({ type: 'layout-shift', buffered: true });
          const draw = (frames: number) => {
            if (frames > 0) return void requestAnimationFrame(() => draw(frames - 1));
            add(observer.takeRecords());
            resolve(sum);
          };
          draw(20);
        }),
    );
    expect(shift).toBeLessThan(0.02);
  });

  it('tells the window how much there is to do', async () => {
    const { page } = await browser.visit('/', apiOf(busy()));
    await page.waitForSelector('main section h2');
    expect(await page.title()).toBe('1 to do now · Your devices · Stethoscope');
  });

  it('says everything in one language on a check opened by its link, whichever words come first', async () => {
    const report = { ...busy(), language: 'de' };
    const path = `/devices/${deviceOf(report).device_id}/encryption`;
    const german = { locale: 'de-DE', serviceWorkers: 'block' } as const;
    const { page } = await browser.visit('/help', apiOf(report), german);
    const files = ['first', 'later', 'opened-later'];
    for (const last of files) {
      const others = files
        .filter((file) => file !== last)
        .map((file) => page.waitForEvent('requestfinished', (one) => one.url().includes(`/assets/${file}.`)));
      await page.route(`**/assets/${last}.*.js`, async (route) => {
        await Promise.all(others);
        await route.continue();
      });
      await page.goto(new URL(path, page.url()).href);
      await page.waitForSelector('[data-check]');
      const said = await page.textContent('main');
      expect(said).toContain('Warum es wichtig ist');
      expect(said).not.toMatch(/check\.\w+|Why it matters/);
      await page.unroute(`**/assets/${last}.*.js`);
    }
  });

  it('follows the language of the report, and keeps one that was chosen', async () => {
    const { page } = await browser.visit('/', apiOf(golden('all-well')), { locale: 'de-DE' });
    await page.waitForSelector('text=All is well.');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.click('header button');
    await page.click('button:has-text("Deutsch")');
    await page.waitForSelector('text=Alles ist gut.');
    expect(await page.getAttribute('html', 'lang')).toBe('de');
    expect(await page.evaluate(() => document.cookie)).toBe('lang=de');
    expect(browser.site.calls.at(-1)?.headers.cookie ?? '').toContain('lang=de');
  });
});
