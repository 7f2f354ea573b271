import { expect, it } from '@jest/globals';
import type { Report } from '../../shared/model/report.ts';
import { accountsAnswer, eventsAnswer } from '../support/activity.ts';
import { asking, CONFIRM } from '../support/asked.ts';
import { openAll } from '../support/looks.ts';
import { axeFindings, pageBrowser, sideways, smallTargets } from '../support/page-browser.ts';
import { type Api, apiOf, problem, reply, sessionReply } from '../support/page-server.ts';
import { busy, deviceOf, golden, outage, suggested } from '../support/reports.ts';
import { summary } from '../support/summary.ts';

const browser = pageBrowser();
const WIDTHS = [320, 390, 768, 1280];
/** Colours and words do not depend on each other: two of the four pairs see each once. `npm run test:looks` sees all. */
const PAIRS = [
  { colorScheme: 'light', locale: 'en-GB' },
  { colorScheme: 'dark', locale: 'de-DE' },
  { colorScheme: 'light', locale: 'de-DE' },
  { colorScheme: 'dark', locale: 'en-GB' },
] as const;
const isWhole = process.env.EVERY_LOOK !== undefined;
const LOOKS = isWhole ? PAIRS : PAIRS.slice(0, 2);
/** Between the narrowest and the widest, rules about more than size find nothing new. */
const AXE_WIDTHS = isWhole ? WIDTHS : [320, 1280];

const failing = (status: number): Api => ({
  ...apiOf(busy()),
  'GET /api/v1/report/me': () => problem(status, 'unavailable', 'Something that can be said.'),
});
const helping: Api = {
  ...apiOf(busy()),
  'GET /api/v1/session': () => sessionReply(busy(), 1800, ['employee', 'helpdesk']),
};
const securing: Api = {
  ...apiOf(busy()),
  'GET /api/v1/session': () => sessionReply(busy(), 1800, ['employee', 'security']),
  'GET /api/v1/summary': () => reply(summary),
};
const ending: Api = { ...apiOf(busy()), 'GET /api/v1/session': () => sessionReply(busy(), 100) };
const activity: Api = {
  'GET /api/v1/accounts/me': () => reply(accountsAnswer()),
  'GET /api/v1/events/me': () => reply(eventsAnswer()),
};
const { device_id } = deviceOf(busy());
const spoken = (report: Report, language: string): Report => ({ ...report, language });

const STATES: [string, string, (report: (one: Report) => Report) => Api][] = [
  ['busy', '/', (as) => apiOf(as(busy()))],
  ['all well', '/', (as) => apiOf(as(golden('all-well')))],
  ['a suggestion', '/', (as) => apiOf(as(suggested()))],
  ['unknown', '/', (as) => apiOf(as(golden('one-unknown')))],
  ['stale', '/', (as) => apiOf(as(golden('stale')))],
  ['nothing known', '/', (as) => apiOf(as(golden('nothing')))],
  ['pending', '/', (as) => apiOf(as({ ...golden('pending'), retry_after: 600 }))],
  ['a source failed', '/', (as) => apiOf(as(golden('source-failed')))],
  ['an outage', '/', (as) => apiOf(as(outage()))],
  ['could not load', '/', () => failing(500)],
  ['forbidden', '/', () => failing(403)],
  ['signed out', '/', () => failing(401)],
  ['session ending', '/', () => ending],
  ['a device', `/devices/${device_id}`, (as) => apiOf(as(busy()))],
  ['a check', `/devices/${device_id}/encryption`, (as) => apiOf(as(busy()))],
  ['a check that is done', `/devices/${device_id}/uptodate`, (as) => apiOf(as(busy()))],
  ['no such check', `/devices/${device_id}/gone`, (as) => apiOf(as(busy()))],
  ['who sees what', '/privacy', (as) => apiOf(as(busy()))],
  ['accounts and sign-ins', '/accounts', (as) => ({ ...apiOf(as(busy())), ...activity })],
  ['help', '/help', (as) => apiOf(as(busy()))],
  ['find a person', '/people', () => helping],
  ['find a device', '/people', () => securing],
  ['all devices in numbers', '/fleet', () => securing],
  ['a question', '/', (as) => apiOf(as(asking(CONFIRM)))],
  ['no such page', '/nowhere', (as) => apiOf(as(busy()))],
];

const CASES = STATES.flatMap(([state, path, api]) =>
  LOOKS.map((look) => ({ state, path, api, look, name: `${state}, ${look.colorScheme}, ${look.locale}` })),
);

it('would find what it looks for', async () => {
  const { page } = await browser.visit('/', apiOf(busy()));
  await page.evaluate(() => {
    const wide = document.createElement('button');
    wide.setAttribute('style', '');
    wide.style.cssText = 'inline-size: 3000px; block-size: 10px; min-block-size: 0; padding: 0';
    document.querySelector('main')?.append(wide);
  });
  expect(await sideways(page)).toBeGreaterThan(0);
  expect(await smallTargets(page)).toHaveLength(1);
  expect((await axeFindings(page)).join()).toContain('button-name');
});

it.each(CASES)('$name', async ({ path, api, look }) => {
  const language = look.locale.slice(0, 2);
  const { page, complaints } = await browser.visit(
    path,
    api((report) => spoken(report, language)),
    look,
  );
  await openAll(page);
  expect(await page.locator('main h1').count()).toBe(1);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 700 });
    expect([width, await sideways(page)]).toEqual([width, 0]);
    expect([width, ...(await smallTargets(page))]).toEqual([width]);
    if (AXE_WIDTHS.includes(width)) expect([width, ...(await axeFindings(page))]).toEqual([width]);
  }
  expect(complaints).toEqual([]);
  expect(browser.calls('GET /api/v1/report/me')).toBe(1);
});
