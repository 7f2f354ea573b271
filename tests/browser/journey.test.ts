import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Report } from '../../shared/model/report.ts';
import { focused, tabTo } from '../support/keys.ts';
import { axeFindings, pageBrowser } from '../support/page-browser.ts';
import { type Api, apiOf, problem, reply } from '../support/page-server.ts';
import { arrange, busy, deviceOf, golden, practiceOf } from '../support/reports.ts';

const browser = pageBrowser();
const { device_id } = deviceOf(busy());

/** The focus can be seen: an outline of at least two pixels. */
const outline = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Number.parseFloat(getComputedStyle(document.activeElement ?? document.body).outlineWidth),
  );

describe('a page', () => {
  it.each([
    ['/privacy', 'Who sees what'],
    ['/help', 'Help'],
    ['/accounts', 'Accounts'],
    ['/people', 'Find a person'],
    ['/fleet', 'All devices in numbers'],
    ['/nowhere', 'There is no page at this address.'],
  ])('%s has its name in the title, opened directly and left again', async (path, name) => {
    const { page } = await browser.visit(path, apiOf(golden('all-well')));
    await page.waitForFunction((title) => document.title === title, `${name} · Stethoscope`);
    await page.click('header a');
    await page.waitForFunction(() => document.title === 'Your devices · Stethoscope');
  });

  it('of a check has a heading for each part, one below another', async () => {
    const { page } = await browser.visit(`/devices/${device_id}/encryption`, apiOf(busy()));
    await page.waitForSelector('[data-check=encryption]');
    const headings = await page.locator('main h1, main h2, main h3').allTextContents();
    expect(headings.slice(0, 3)).toEqual([
      'The disk is not encrypted',
      'Why it matters',
      expect.stringMatching(/^What to do on macOS/),
    ]);
    expect(headings).toContain('Does this look wrong, or do you need help?');
  });

  it('of a check writes a message that leads those who help to the same place', async () => {
    const { page } = await browser.visit(`/devices/${device_id}/encryption`, apiOf(busy()));
    const href = await page.getAttribute('[data-check] a[href^=mailto]', 'href');
    const body = new URLSearchParams(String(href).split('?')[1]).get('body') ?? '';
    expect(body).toContain(`/people/${encodeURIComponent(busy().user)}/devices/${device_id}/encryption`);
    expect(body).toMatch(/MacBook of user 2, C02STORY002/);
    expect(body).toContain('We saw: not encrypted');
  });
});

describe('"I have done this"', () => {
  const REFRESH = 'POST /api/v1/report/me/refresh';
  const asked = (state: string) =>
    reply({ asked: [{ source: 'jamf', state, next_allowed_at: '2026-09-01T09:02:00Z' }] }, 202);
  const answered = (change: (report: Report) => void): Report => {
    const report = busy();
    const jamf = report.sources.find(({ source }) => source === 'jamf');
    if (jamf) jamf.synced_at = '2026-09-01T09:00:30.000Z';
    change(report);
    return report;
  };
  const done = async (after: Report, state = 'refreshing') => {
    const visit = await browser.visit(`/devices/${device_id}/encryption`, {
      ...apiOf(busy()),
      [REFRESH]: () => asked(state),
      'GET /api/v1/report/me': (call) => reply(call === 0 ? busy() : after),
    });
    await visit.page.click('[data-check] >> text=I have done this');
    return visit;
  };

  it('asks the source that decided, and no other, and shows what it says now', async () => {
    const fixed = answered((report) => {
      const result = practiceOf(deviceOf(report), 'encryption');
      Object.assign(result, {
        status: 'ok',
        group: 'done',
        title: 'The disk is encrypted',
        directions: null,
      });
    });
    const { page } = await done(fixed);
    await page.waitForSelector('h1:has-text("The disk is encrypted")');
    const [call] = browser.site.calls.filter(({ route }) => route === REFRESH);
    expect(JSON.parse(String(call?.body))).toEqual({ sources: ['jamf'] });
  });

  it('says in its place what the source still sees, and when it can be asked again', async () => {
    const { page } = await done(answered(() => {}));
    await page.waitForSelector('[data-check] [role=status] >> text=Jamf Pro still says: not encrypted.');
    expect(await axeFindings(page)).toEqual([]);
    const { page: again } = await done(busy(), 'fresh');
    await again.waitForSelector('[data-check] [role=status] >> text=Jamf Pro was asked a moment ago.');
  });
});

describe('with the keyboard alone', () => {
  it('finds what to do, does it, and comes back to where it was', async () => {
    const { page } = await browser.visit('/', apiOf(busy()));
    await page.waitForSelector('main section h2');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/#main');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await tabTo(page, 'The disk is not encrypted');
    expect(await outline(page)).toBeGreaterThanOrEqual(2);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/devices/${device_id}/encryption`);
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    expect(await focused(page)).toBe('The disk is not encrypted');
    expect(await page.title()).toContain('The disk is not encrypted, MacBook of user 2');
    await page.goBack();
    await page.waitForFunction(() => document.activeElement?.tagName === 'A');
    expect(await focused(page)).toContain('The disk is not encrypted');
    expect(browser.calls('GET /api/v1/report/me')).toBe(1);
  });

  it('opens a check in its place, with its name, state and device', async () => {
    const { page } = await browser.visit('/', apiOf(busy()));
    await page.waitForSelector('main section h2');
    await tabTo(page, 'Recommended: The firewall is off, MacBook of user 2');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-check=firewall]');
    await tabTo(page, 'Copy the steps');
    await tabTo(page, 'Open on its own page');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/devices/${device_id}/firewall`);
  });

  it('unfolds what is done and reads why records are one device', async () => {
    const { page } = await browser.visit('/', apiOf(busy()));
    await page.waitForSelector('main section h2');
    await tabTo(page, 'checks are done');
    await page.keyboard.press('Space');
    await page.waitForSelector('text=The system is up to date');
    await tabTo(page, 'About this device');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=The same serial number');
  });
});

describe('a day by which something is to be done', () => {
  it('is said in the zone of whoever reads, before all that have no day', async () => {
    const report = busy();
    const [first, second] = [deviceOf(report), deviceOf(report, 1)];
    const deadline = { status_after: 'warn', late: true, code: 'set', reason: 'Your company set this day.' };
    const warn = { status: 'warn', title: 'The phone is open', due: '2026-12-04' };
    // Over in Berlin, where the company is; in Los Angeles the day goes on until midnight.
    const ends_at = '2026-12-04T23:00:00.000Z';
    Object.assign(practiceOf(second, 'jailed'), { ...warn, deadline: { ...deadline, ends_at } });
    const options = { timezoneId: 'America/Los_Angeles' };
    const { page } = await browser.visit('/', apiOf(arrange(report)), options);
    await page.waitForSelector('main section h2');
    const links = await page.locator('main section h2 + ul a').allInnerTexts();
    const [phone = '', disk = ''] = links.map((text) => text.replaceAll(/\s+/g, ' '));
    expect([phone, disk.includes(first.name ?? '?')]).toEqual([
      expect.stringContaining('Late since Friday, December 4, 2026 at 3:00 PM.'),
      true,
    ]);
  });
});

describe('the steps', () => {
  it('are copied as text', async () => {
    const options = { permissions: ['clipboard-read', 'clipboard-write'] };
    const { page } = await browser.visit(`/devices/${device_id}/encryption`, apiOf(busy()), options);
    await page.click('text=Copy the steps');
    await page.waitForSelector('text=The steps are copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^The disk is not encrypted\n\n1\. Open/,
    );
  });

  it('are printed alone', async () => {
    const { page } = await browser.visit('/', apiOf(busy()));
    await page.click('main details > summary');
    await page.evaluate(() => {
      window.print = () => {};
    });
    await page.click('text=Print the steps');
    await page.waitForSelector('[data-printing]');
    await page.emulateMedia({ media: 'print' });
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count.
    const printed = await page.evaluate(() => document.body.innerText);
    expect(printed).toContain('The disk is not encrypted (MacBook of user 2)');
    expect(printed).toContain('Turn on FileVault.');
    expect(printed).not.toMatch(/There is one thing to do|The firewall is off|Sign out|Copy the steps/);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.waitForSelector('[data-printing]', { state: 'detached' });
  });

  it.each([
    ['Macintosh; Intel Mac OS X 10_15_7', 1],
    ['Windows NT 10.0; Win64; x64', 0],
  ])('open the settings only where the browser runs on that system: %s', async (system, buttons) => {
    const userAgent = `Mozilla/5.0 (${system}) AppleWebKit/537.36`;
    const { page } = await browser.visit(`/devices/${device_id}/encryption`, apiOf(busy()), { userAgent });
    await page.waitForSelector('text=Copy the steps');
    expect(await page.locator('a[href^="x-apple.systempreferences:"]').count()).toBe(buttons);
    // The one thing that looks like the thing to press.
    expect(await page.locator('main .primary').count()).toBe(buttons);
  });

  it('put the device in use first, as a likelihood', async () => {
    const userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X)';
    const { page } = await browser.visit('/', apiOf(busy()), { userAgent });
    await page.waitForSelector('text=Looks like the device you are using now');
    expect(await page.locator('main section[aria-labelledby^="device-"] h2').first().textContent()).toBe(
      "Sam's <iPhone>",
    );
  });
});

describe('checking again', () => {
  const asked = [{ source: 'jamf', state: 'refreshing', next_allowed_at: '2026-09-01T09:01:00Z' }];

  it('tells what was asked, what was answered and what has changed', async () => {
    const after = busy();
    Object.assign(practiceOf(deviceOf(after), 'encryption'), {
      status: 'ok',
      title: 'The disk is encrypted',
    });
    for (const source of after.sources) source.synced_at = '2026-09-01T09:00:20.000Z';
    arrange(after);
    const api: Api = {
      ...apiOf(busy()),
      'POST /api/v1/report/me/refresh': () => reply({ asked }, 202),
      'GET /api/v1/report/me': (call) => reply(call < 2 ? busy() : after),
    };
    const { page } = await browser.visit('/', api);
    await page.click('text=Check again');
    await page.waitForSelector('[role=status] >> text=Jamf Pro: asked, waiting for the answer');
    await page.waitForSelector('[role=status] >> text=Jamf Pro: answered, one check changed');
    await page.waitForSelector('text=You are in good shape.');
    const polls = browser.site.calls.filter(({ route }) => route === 'GET /api/v1/report/me').slice(1);
    expect(polls.every(({ headers }) => headers['stethoscope-background'] === 'true')).toBe(true);
  });

  it('says when it is not possible yet, and when it did not work', async () => {
    const soon = [{ source: 'jamf', state: 'fresh', next_allowed_at: '2026-09-01T09:02:40Z' }];
    const api: Api = {
      ...apiOf(golden('all-well')),
      'POST /api/v1/report/me/refresh': (call) =>
        call === 0 ? reply({ asked: soon }, 202) : problem(429, 'too_often', 'Please wait ten minutes.'),
    };
    const { page } = await browser.visit('/', api);
    await page.click('text=Check again');
    await page.waitForSelector('text=Jamf Pro: was asked a short while ago. You can ask again in 2 minutes.');
    await page.click('text=Check again');
    await page.waitForSelector('[role=alert] >> text=Please wait ten minutes.');
  });
});
