import { describe, expect, it } from '@jest/globals';
import { axeFindings, pageBrowser } from '../support/page-browser.ts';
import { type Api, apiOf, problem, reply, sessionReply } from '../support/page-server.ts';
import { busy, deviceOf, golden } from '../support/reports.ts';

const browser = pageBrowser();
const OTHER = 'GET /api/v1/report/ada@example.com';
const api: Api = {
  ...apiOf(golden('all-well')),
  'GET /api/v1/session': () => sessionReply(golden('all-well'), 1800, ['employee', 'helpdesk']),
  [OTHER]: () => reply({ ...busy(), user: 'ada@example.com' }),
};

it('is offered to those who help, and to nobody else', async () => {
  const { page } = await browser.visit('/', api);
  await page.waitForSelector('nav >> text=Find a person');
  const { page: plain } = await browser.visit('/', apiOf(busy()));
  await plain.waitForLoadState('networkidle');
  expect(await plain.locator('nav >> text=Find a person').count()).toBe(0);
});

it('asks for an address and a reason, and says how to put right what is missing', async () => {
  const { page } = await browser.visit('/people', api);
  await page.fill('#field-email', 'ada');
  await page.click('text=Open the page');
  await page.waitForSelector('[role=alert]:focus >> text=Write a full e-mail address');
  expect(await page.inputValue('#field-email')).toBe('ada');
  expect(browser.calls(OTHER)).toBe(0);
});

it('opens the same page in a frame that says whose it is and why, and tells the server the reason', async () => {
  const { page } = await browser.visit('/people', api);
  await page.fill('#field-email', ' Ada@Example.com ');
  await page.fill('#field-reason', 'Ticket 4711: „hängt“');
  await page.click('text=Open the page');
  await page.waitForSelector(
    "text=You are looking at ada@example.com's page, because “Ticket 4711: „hängt“”. This look is kept.",
  );
  await page.waitForSelector('text=Devices of ada@example.com');
  const [call] = browser.site.calls.filter(({ route }) => route === OTHER);
  expect(decodeURIComponent(String(call?.headers['stethoscope-reason']))).toBe('Ticket 4711: „hängt“');
  await page.click('text=Show me how');
  await page.waitForURL('**/people/ada%40example.com/devices/*/encryption');
  await page.waitForSelector('text=This look is kept.');
  await page.click('text=Close this page');
  await page.waitForURL('**/people');
});

it('asks for the reason again when a link to a person is opened', async () => {
  const { page } = await browser.visit('/people/ada%40example.com', api);
  expect(await page.inputValue('#field-email')).toBe('ada@example.com');
  expect(browser.calls(OTHER)).toBe(0);
});

it('keeps the device and the check of a link, and says whose page it is in the title', async () => {
  const { device_id } = deviceOf(busy());
  const path = `/people/ada%40example.com/devices/${device_id}/encryption`;
  const { page } = await browser.visit(path, api);
  expect(await page.title()).toBe('Find a person · Stethoscope');
  await page.fill('#field-reason', 'Ticket 4711');
  await page.click('text=Open the page');
  await page.waitForSelector('h1:has-text("The disk is not encrypted")');
  expect(new URL(page.url()).pathname).toBe(path);
  await page.goto(new URL('/people/ada%40example.com', page.url()).href);
  await page.fill('#field-reason', 'Ticket 4711');
  await page.click('text=Open the page');
  await page.waitForFunction(() => document.title.includes('Devices of ada@example.com'));
});

it('has the focus on its heading once it is there, however long that takes', async () => {
  const slow: Api = {
    ...api,
    [OTHER]: () => ({ ...reply({ ...busy(), user: 'ada@example.com' }), after: 1500 }),
  };
  const { page } = await browser.visit('/people', slow);
  await page.fill('#field-email', 'ada@example.com');
  await page.fill('#field-reason', 'Ticket 4711');
  await page.keyboard.press('Enter');
  await page.waitForSelector('h1:has-text("Devices of ada@example.com")');
  await page.waitForFunction(() => document.activeElement?.textContent === 'Devices of ada@example.com');
});

it('speaks to those who help, not to the person: nobody known may be a typing mistake', async () => {
  const { page } = await browser.visit('/people', {
    ...api,
    [OTHER]: () => reply({ ...golden('nothing'), user: 'ada@example.com' }),
  });
  await page.fill('#field-email', 'ada@example.com');
  await page.fill('#field-reason', 'Ticket 4711');
  await page.click('text=Open the page');
  await page.waitForSelector('text=No devices are known for ada@example.com.');
  await page.waitForSelector('text=Check the address for a typing mistake first.');
  expect(await page.textContent('main')).not.toMatch(/known for you|about your devices|tell the help desk/);
});

it('says when it may not be opened', async () => {
  const { page } = await browser.visit('/people', { ...api, [OTHER]: () => problem(403, 'not_allowed') });
  await page.fill('#field-email', 'ada@example.com');
  await page.fill('#field-reason', 'Ticket 4711');
  await page.click('text=Open the page');
  await page.waitForSelector('text=You may not see this page.');
  expect(await page.textContent('main')).not.toContain('This look is kept');
});

const MAC = 'GET /api/v1/devices/macaddr/00:50:B6:01:02:03';
const SERIAL = 'GET /api/v1/devices/serial/0050B6010203';
const found = { ...deviceOf(busy()), owners: ['ada@example.com'] };
const security: Api = {
  ...api,
  'GET /api/v1/session': () => sessionReply(golden('all-well'), 1800, ['employee', 'security']),
};

describe('a device', () => {
  const look = async (more: Api, typed = '0050b6010203') => {
    const visit = await browser.visit('/people', { ...security, ...more });
    await visit.page.waitForSelector('label:has-text("serial number")');
    await visit.page.fill('#field-email', typed);
    await visit.page.fill('#field-reason', 'Found in the canteen');
    await visit.page.click('button:has-text("Look")');
    return visit;
  };

  it('is found by what is written on it, framed, with the reason kept, and leads to its owner', async () => {
    const { page, complaints } = await look({ [MAC]: () => reply([]), [SERIAL]: () => reply([found]) });
    await page.waitForSelector('h1:has-text("One device found")');
    await page.waitForSelector(
      'text=You are looking at devices with the serial number 0050B6010203, because “Found in the canteen”.',
    );
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.waitForSelector('text=The disk is not encrypted');
    expect(await axeFindings(page)).toEqual([]);
    const [call] = browser.site.calls.filter(({ route }) => route === SERIAL);
    expect(decodeURIComponent(String(call?.headers['stethoscope-reason']))).toBe('Found in the canteen');
    await page.click('text=Open the page of ada@example.com');
    await page.waitForURL('**/people/ada%40example.com');
    await page.waitForSelector(
      "text=You are looking at ada@example.com's page, because “Found in the canteen”",
    );
    expect(complaints).toEqual([]);
  });

  it('that nobody knows, and one that could not be looked for, are not the same', async () => {
    const { page } = await look({ [MAC]: () => reply([]) }, '00:50:B6:01:02:03');
    await page.waitForSelector('text=No system knows a device like that.');
    await page.click('text=Close this page');
    const { page: other } = await look({
      [MAC]: () => problem(503, 'sources_unavailable', 'jamf did not answer.'),
    });
    await other.waitForSelector('[role=alert] >> text=jamf did not answer.');
    expect(await other.textContent('main')).not.toContain('No system knows');
  });

  it('is not offered to the help desk', async () => {
    const { page } = await browser.visit('/people', api);
    await page.waitForSelector('nav >> text=Find a person');
    await page.fill('#field-email', 'C02XL0GYJGH6');
    await page.fill('#field-reason', 'Ticket 4711');
    await page.click('text=Open the page');
    await page.waitForSelector('[role=alert] >> text=Write a full e-mail address');
  });
});
