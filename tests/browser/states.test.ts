import { describe, expect, it } from '@jest/globals';
import { pageBrowser } from '../support/page-browser.ts';
import { type Api, apiOf, problem, reply, sessionReply } from '../support/page-server.ts';
import { busy, deviceOf, golden } from '../support/reports.ts';

const browser = pageBrowser();
const REPORT = 'GET /api/v1/report/me';
const withReport = (answer: Api[string]): Api => ({ ...apiOf(golden('all-well')), [REPORT]: answer });

describe('when something is not as it should be', () => {
  it('a report that could not be loaded is tried again by a button, and has a reference', async () => {
    const api = withReport((call) => (call === 0 ? problem(500, 'internal') : reply(golden('all-well'))));
    const { page } = await browser.visit('/', api);
    await page.waitForSelector('text=Reference for the help desk: req-4711');
    expect(await page.textContent('main')).not.toMatch(/nothing to do|All is well/);
    await page.click('text=Try again');
    await page.waitForSelector('text=All is well.');
  });

  it('nobody signed in sees nothing but the way in, which leads back', async () => {
    const { device_id } = deviceOf(busy());
    const { page } = await browser.visit(
      `/devices/${device_id}/firewall`,
      withReport(() => problem(401, 'not_signed_in')),
    );
    expect(await page.getAttribute('main a', 'href')).toBe(
      `/auth/signin?return=${encodeURIComponent(`/devices/${device_id}/firewall`)}`,
    );
    expect(await page.locator('text=Sign out').count()).toBe(0);
  });

  it('a source that has not answered fills in by itself', async () => {
    const pending = { ...golden('pending'), retry_after: 1 };
    const api = withReport((call) => reply(call < 2 ? pending : golden('all-well')));
    const { page } = await browser.visit('/', api);
    await page.waitForSelector('text=We are asking about your devices.');
    await page.waitForSelector('text=All is well.');
    expect(browser.calls(REPORT)).toBe(3);
    expect(
      browser.site.calls.filter(({ headers }) => headers['stethoscope-background']).length,
    ).toBeGreaterThan(1);
  });

  it('an answer that does not come is called slow within ten seconds', async () => {
    const { page } = await browser.visit(
      '/',
      withReport(() => ({ status: 200, when: new Promise(() => {}) })),
    );
    await page.waitForSelector('text=Loading your devices');
    await page.waitForSelector('text=This takes longer than usual.', { timeout: 10_000 });
  });

  it('offline keeps what is shown, says so, and says why checking again does not work', async () => {
    const { page, context } = await browser.visit('/', apiOf(golden('all-well')));
    await page.waitForSelector('text=All is well.');
    await context.setOffline(true);
    await page.waitForSelector('text=You are offline. What you see is from');
    await page.waitForSelector('text=You are offline, so we cannot check again now.');
    expect(await page.locator('text=All is well.').count()).toBe(1);
    expect(await page.getAttribute('button:has-text("Check again")', 'aria-disabled')).toBe('true');
    await context.setOffline(false);
    await page.waitForSelector('text=You are offline', { state: 'detached' });
  });
});

describe('the end of the session', () => {
  it('is announced two minutes ahead and can be put off', async () => {
    const api: Api = {
      ...apiOf(busy()),
      'GET /api/v1/session': () => sessionReply(busy(), 110),
      'POST /api/v1/session/stay': () => sessionReply(busy(), 1800),
    };
    const { page } = await browser.visit('/', api);
    await page.waitForSelector('[role=alert] >> text=You will be signed out soon');
    await page.click('text=Stay signed in');
    await page.waitForSelector('text=You will be signed out soon', { state: 'detached' });
    expect(browser.calls('POST /api/v1/session/stay')).toBe(1);
  });

  it('takes the report off the page', async () => {
    const api: Api = {
      ...withReport((call) => (call === 0 ? reply(golden('all-well')) : problem(401, 'not_signed_in'))),
      'GET /api/v1/session': (call) =>
        call === 0 ? sessionReply(golden('all-well'), 1) : problem(401, 'expired'),
    };
    const { page } = await browser.visit('/', api);
    await page.waitForSelector('text=Please sign in');
    expect(await page.locator('text=MacBook').count()).toBe(0);
  });

  it('comes by signing out, which leaves the page', async () => {
    const api: Api = { ...apiOf(busy()), 'POST /auth/signout': () => reply({ redirect: '/help' }) };
    const { page } = await browser.visit('/', api);
    await page.click('header button');
    await page.click('text=Sign out');
    await page.waitForURL('**/help');
    expect(browser.site.calls.find(({ route }) => route === 'POST /auth/signout')?.body).toBe('{}');
  });
});
