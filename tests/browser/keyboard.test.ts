/** Every task with the keyboard alone; what is on the first page and in a check is walked in journey.test.ts. */
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { focused, tabTo } from '../support/keys.ts';
import { pageBrowser } from '../support/page-browser.ts';
import { type Api, apiOf, problem, reply, sessionReply } from '../support/page-server.ts';
import { busy, golden } from '../support/reports.ts';

const browser = pageBrowser();
const looks = [
  { at: '2026-09-01T08:00:00Z', who: 'ada@example.com', as: 'helpdesk', kind: 'report', reason: 'Ticket 1' },
];

interface Stop {
  top: number;
  width: number;
  outline: number;
  covered: boolean;
  name: string;
}

/** Where the focus is, how it shows, and whether something lies over it. */
const stop = (page: Page): Promise<Stop | undefined> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const box = element.getBoundingClientRect();
    const over = document.elementFromPoint(box.x + Math.min(box.width, 40) / 2, box.y + box.height / 2);
    return {
      top: Math.round(box.y + scrollY),
      width: box.width,
      outline: Number.parseFloat(getComputedStyle(element).outlineWidth),
      covered: over !== null && !element.contains(over) && !over.contains(element),
      name: (element.textContent ?? '').trim().slice(0, 40),
    };
  });

/** Every stop of Tab, from the start of the page until it leaves the page. */
async function stops(page: Page): Promise<Stop[]> {
  const all: Stop[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const next = await stop(page);
    if (next === undefined) return all;
    all.push(next);
  }
  throw new Error('Tab never leaves the page.');
}

describe('the way of Tab', () => {
  it.each(['/', '/privacy', '/help', '/people'])(
    'on %s goes down the page, shows itself, is never covered, and ends',
    async (path) => {
      const { page } = await browser.visit(path, apiOf(busy()), { viewport: { width: 390, height: 700 } });
      await page.waitForLoadState('networkidle');
      const all = await stops(page);
      expect(all.length).toBeGreaterThan(6);
      expect(all.filter(({ outline }) => outline < 2)).toEqual([]);
      expect(all.filter(({ covered }) => covered)).toEqual([]);
      // In the header the name, the pages and the way out share lines.
      const body = all.filter(({ top }) => top > 120).map(({ top }) => top);
      expect(body).toEqual([...body].sort((one, other) => one - other));
    },
  );

  it('goes back as well', async () => {
    const { page } = await browser.visit('/help', apiOf(busy()));
    await tabTo(page, 'Account');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).not.toBe('Account');
  });
});

describe('tasks', () => {
  it('check again, and the focus stays where it was', async () => {
    const asked = [{ source: 'jamf', state: 'fresh', next_allowed_at: '2026-09-01T09:02:00Z' }];
    const api: Api = { ...apiOf(busy()), 'POST /api/v1/report/me/refresh': () => reply({ asked }, 202) };
    const { page } = await browser.visit('/', api);
    await tabTo(page, 'Check again');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=status] >> text=Jamf Pro: was asked a short while ago.');
    expect(await focused(page)).toBe('Check again');
  });

  it('read who looked and why', async () => {
    const { page } = await browser.visit('/', {
      ...apiOf(busy()),
      'GET /api/v1/me/looks': () => reply({ looks }),
    });
    await tabTo(page, 'Who sees what');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=because “Ticket 1”');
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    await tabTo(page, 'Download all data stored about you');
  });

  it('read an answer in the help', async () => {
    const { page } = await browser.visit('/help', apiOf(busy()));
    await tabTo(page, 'Who can see this page?');
    await page.keyboard.press('Space');
    expect(await page.locator('main details[open]').count()).toBe(1);
    await tabTo(page, 'Write to IT help desk');
  });

  it('choose another language, and sign out', async () => {
    const api: Api = { ...apiOf(busy()), 'POST /auth/signout': () => reply({ redirect: '/help' }) };
    const { page } = await browser.visit('/', api);
    await tabTo(page, 'Account');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Deutsch');
    await page.keyboard.press('Enter');
    await page.waitForSelector('header >> text=Konto');
    await tabTo(page, 'Konto');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Abmelden');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/help');
  });

  it("open somebody's page, put a mistake right by its link, and close it", async () => {
    const api: Api = {
      ...apiOf(golden('all-well')),
      'GET /api/v1/session': () => sessionReply(golden('all-well'), 1800, ['employee', 'helpdesk']),
      'GET /api/v1/report/ada@example.com': () => reply({ ...busy(), user: 'ada@example.com' }),
    };
    const { page } = await browser.visit('/people', api);
    await page.focus('#field-email');
    await page.keyboard.type('ada@example.com');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert');
    await tabTo(page, 'Write a reason with at least 5 letters or digits.');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'field-reason');
    await page.keyboard.type('Ticket 4711');
    await page.keyboard.press('Enter');
    await page.waitForSelector("text=You are looking at ada@example.com's page");
    await tabTo(page, 'Close this page');
    await page.keyboard.press('Enter');
    await page.waitForSelector('h1:has-text("Find a person")');
  });

  it('stay signed in while writing, and nothing that was typed is lost', async () => {
    const api: Api = {
      ...apiOf(golden('all-well')),
      // Nearly over; asked again before warning, it is nearer still.
      'GET /api/v1/session': (call) =>
        sessionReply(golden('all-well'), call === 0 ? 122 : 110, ['employee', 'helpdesk']),
      'POST /api/v1/session/stay': () => sessionReply(golden('all-well'), 1800, ['employee', 'helpdesk']),
    };
    const { page } = await browser.visit('/people', api);
    await page.focus('#field-reason');
    await page.keyboard.type('Ticket 4711: half a sen');
    await page.waitForSelector('[role=alert] >> text=You will be signed out soon');
    await tabTo(page, 'Stay signed in');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=You will be signed out soon', { state: 'detached' });
    expect(await page.inputValue('#field-reason')).toBe('Ticket 4711: half a sen');
  });
});

describe('a hundred clicks on "check again"', () => {
  it('ask once while an answer is awaited, and say so when it is too often', async () => {
    const asked = [{ source: 'jamf', state: 'fresh', next_allowed_at: '2026-09-01T09:02:00Z' }];
    const clicked = Promise.withResolvers<void>();
    const api: Api = {
      ...apiOf(golden('all-well')),
      'POST /api/v1/report/me/refresh': (call) =>
        call < 5
          ? { ...reply({ asked }, 202), when: clicked.promise }
          : problem(429, 'too_often', 'Please wait ten minutes.'),
    };
    const { page } = await browser.visit('/', api);
    await page.waitForSelector('text=Check again');
    const button = page.locator('main button', { hasText: /Check again|Asking/ });
    await button.evaluate((element) => {
      for (let click = 0; click < 100; click += 1) (element as HTMLElement).click();
    });
    clicked.resolve();
    await page.waitForSelector('text=Jamf Pro: was asked a short while ago.');
    expect(browser.calls('POST /api/v1/report/me/refresh')).toBe(1);
    for (let click = 0; click < 5; click += 1) {
      await page.waitForSelector('button:has-text("Check again")');
      await button.click();
    }
    await page.waitForSelector('[role=alert] >> text=We could not ask again. Please wait ten minutes.');
    // Said once, not by a region within a region.
    expect(await page.locator('[role=status] [role=alert]').count()).toBe(0);
    expect(await page.locator('text=All is well.').count()).toBe(1);
  });
});
