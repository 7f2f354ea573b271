import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { asking, CONFIRM, told, UNKNOWN } from '../support/asked.ts';
import { axeFindings, pageBrowser, sideways, smallTargets } from '../support/page-browser.ts';
import { type Api, apiOf, problem, reply } from '../support/page-server.ts';

const browser = pageBrowser();
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true };
const ANSWER = `POST /api/v1/notifications/${CONFIRM.id}/answer`;
const kept = reply({ notification: told(CONFIRM, 'deny', 'I was at home.') });

const icon = (page: Page) => page.getAttribute('link[rel=icon]', 'href');

async function open(api: Api = {}, more = {}) {
  const visit = await browser.visit('/', { ...apiOf(asking(CONFIRM, UNKNOWN)), ...api }, more);
  await visit.page.waitForSelector(`[data-notification="${CONFIRM.id}"]`);
  return visit;
}

async function check(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
  expect(await smallTargets(page)).toEqual([]);
}

describe('a question', () => {
  it('comes first, and the window says so in title and icon', async () => {
    const { page, complaints } = await open();
    expect(await page.title()).toMatch(/^2 to answer · /);
    expect(await icon(page)).toBe('/logo-asked.svg');
    const order = await page.locator('main h1, main h2').allTextContents();
    expect(order[0]).toBe('Please answer');
    expect(complaints).toEqual([]);
  });

  it('is answered with one thumb: not me, what happens next at once, saved, and there after a reload', async () => {
    let said = false;
    const report = () => reply(asking(said ? told(CONFIRM, 'deny', 'I was at home.') : CONFIRM));
    const answered = () => {
      said = true;
      return kept;
    };
    const { page } = await open({ 'GET /api/v1/report/me': report, [ANSWER]: answered }, PHONE);
    await check(page);
    await page.tap('text=This was not me');
    // Before anything is sent.
    await page.waitForSelector('text=We look into it at once.');
    expect(browser.calls(ANSWER)).toBe(0);
    await page.fill('textarea', 'I was at home.');
    await check(page);
    await page.tap('text=Send: This was not me');
    await page.waitForSelector('text=Saved. You answered:');
    await check(page);
    expect(await page.isVisible('a[href="tel:+15550199"]')).toBe(true);
    expect(JSON.parse(browser.site.calls.at(-1)?.body ?? '')).toEqual({
      action: 'deny',
      comment: 'I was at home.',
    });
    expect(await page.title()).not.toContain('to answer');
    expect(await icon(page)).toBe('/logo.svg');
    await page.reload();
    await page.tap('text=One answered question');
    await page.waitForSelector('text=I was at home.');
  });

  it('is answered with the keyboard, with the focus where one goes on', async () => {
    const { page } = await open({ [ANSWER]: () => kept });
    await page.focus('text=This was not me');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.type('I was at home.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('Saved.'));
    expect(await page.locator('[role=status]', { hasText: 'Saved.' }).count()).toBe(1);
  });

  it('that only wants to be read takes one press', async () => {
    const { page } = await open({
      [`POST /api/v1/notifications/${UNKNOWN.id}/answer`]: () =>
        reply({ notification: told(UNKNOWN, 'acknowledge') }),
    });
    await page.click('text=I have read this');
    await page.waitForSelector('text=Saved. You answered:');
  });
});

describe('an answer that is not saved', () => {
  it('says so, keeps what was written, and goes out when it is sent again', async () => {
    const { page } = await open({
      [ANSWER]: (call) => (call === 0 ? problem(503, 'too_slow', 'This took too long.') : kept),
    });
    await page.click('text=This was not me');
    await page.fill('textarea', 'I was at home.');
    await page.click('text=Send: This was not me');
    await page.waitForSelector('[role=alert] >> text=Your answer is not saved yet.');
    expect(await page.inputValue('textarea')).toBe('I was at home.');
    expect(await page.isVisible('text=req-4711')).toBe(true);
    await check(page);
    await page.click('text=Send again: This was not me');
    await page.waitForSelector('text=Saved. You answered:');
  });

  it('because another window was faster shows what was said there', async () => {
    const body = {
      ...(problem(409, 'already_answered').body as object),
      notification: told(CONFIRM, 'confirm'),
    };
    const { page } = await open({ [ANSWER]: () => reply(body, 409) });
    await page.click('text=This was not me');
    await page.click('text=Send: This was not me');
    await page.waitForSelector('text=This was already answered');
    await page.waitForSelector('text=You answered: This was me');
  });
});
