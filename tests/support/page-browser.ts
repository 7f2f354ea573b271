/** A browser on the built site, for the tests of one file: built and started before, ended after. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, jest } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { type Api, buildSite, type PageServer, servePage } from './page-server.ts';

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** What the browser complained about: script errors, blocked content, failed preloads. */
  complaints: string[];
}

export interface PageBrowser {
  site: PageServer;
  /** Opens an address with an API; each visit is a browser profile of its own. */
  visit(path: string, api: Api, options?: BrowserContextOptions): Promise<Visit>;
  /** How often a route was called. */
  calls(route: string): number;
}

/** Answers that a test wants to fail are no complaint. */
const EXPECTED =
  /Failed to load resource: the server responded|ERR_(INTERNET_DISCONNECTED|EMPTY_RESPONSE|CONNECTION_RESET)/;

/**
 * Where a service worker answers, Chromium at times asks it again for a module that it has preloaded, says so, and some
 * seconds later says that the preloaded one was not used. Both come from the kept files, so it costs nobody anything.
 */
function complaintsInto(complaints: string[]): (text: string) => void {
  const askedAnew = new Set<string>();
  return (text) => {
    const address = /https?:\/\/[^\s']+/.exec(text)?.[0] ?? '';
    if (text.includes('cross-world service worker resource mismatch')) askedAnew.add(address);
    else if (text.includes('preloaded using link preload but not used') && askedAnew.has(address)) return;
    else if (!EXPECTED.test(text)) complaints.push(text);
  };
}

/** Sets the browser up for the tests of a file. */
export function pageBrowser(): PageBrowser {
  let browser: Browser;
  let folder: string;
  const open: BrowserContext[] = [];
  const tools = { visit } as PageBrowser;
  jest.setTimeout(120_000);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stethoscope-site-'));
    await buildSite(folder);
    tools.site = await servePage(folder);
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await tools.site?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function visit(path: string, api: Api, options: BrowserContextOptions = {}): Promise<Visit> {
    tools.site.api = api;
    tools.site.calls.length = 0;
    const context = await browser.newContext(options);
    open.push(context);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    const complain = complaintsInto(complaints);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complain(message.text());
    });
    await page.goto(tools.site.url + path);
    await page.waitForSelector('main h1');
    return { page, context, complaints };
  }
  tools.calls = (route) => tools.site.calls.filter((call) => call.route === route).length;
  return tools;
}

/**
 * Lets what the browser does after some seconds happen at once: it warns of a preload that nothing took up, say.
 * Afterwards time stands still in this page, so it is the last thing that a test does with it.
 */
export async function letPass(page: Page, milliseconds: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const isOver = new Promise<unknown>((resolve) => {
    session.once('Emulation.virtualTimeBudgetExpired', resolve);
  });
  await session.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget: milliseconds });
  await isOver;
  // What it said by then has arrived when it answers.
  await page.evaluate(() => {});
}

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2.2 AA and its own good practice, one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(await axe);
  return page.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await tool.run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

/** How far the page is wider than the window, in pixels. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Things to press that are smaller than 24 px and not part of a sentence (WCAG 2.5.8). */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, summary, input, a')]
      .filter((element) => element.checkVisibility() && getComputedStyle(element).position !== 'absolute')
      .filter((element) => !element.matches('p a, h1 a, h2 a, li > a:not([class])'))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(
        ({ element, box }) =>
          `${Math.round(box.width)}×${Math.round(box.height)} ${element.outerHTML.slice(0, 120)}`,
      ),
  );
