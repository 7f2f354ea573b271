/** The page in a real browser on a slow line, beside a page without any framework that prints the same JSON. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startCdn } from '../../local/cdn/index.ts';
import { freePort } from '../../local/process/ports.ts';
import { launchBrowser } from '../../tests/support/browser.ts';
import { type Context, type Figure, most, once, type Row, spread } from '../figure.ts';
import { startFloor, writeFloor } from '../parts/floor.ts';
import { startEdge } from '../parts/http2.ts';
import { buildSite } from '../parts/site.ts';

/** 1.6 Mbit/s down and 750 kbit/s up, 150 ms: a slow mobile line. */
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const PROCESSOR = 4;

/** Runs in the page: notes when what is looked for has been drawn. */
function noteFirst(selector: string): void {
  const look = () => {
    if (!document.querySelector(selector)) return requestAnimationFrame(look);
    return requestAnimationFrame(() => Object.assign(globalThis, { firstSeen: performance.now() }));
  };
  requestAnimationFrame(look);
}

interface Visit {
  milliseconds: number;
  elsewhere: string[];
}

async function visit(browser: Browser, origin: string, selector: string, path = '/'): Promise<Visit> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) elsewhere.push(request.url());
  });
  await slowDown(page);
  await page.addInitScript(noteFirst, selector);
  await page.goto(origin + path);
  await page.waitForFunction(() => 'firstSeen' in globalThis, undefined, { timeout: 60_000 });
  const milliseconds = await page.evaluate(() => Number(Reflect.get(globalThis, 'firstSeen')));
  await context.close();
  return { milliseconds, elsewhere };
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR });
}

async function measure(browser: Browser, site: string, floor: { port: number }, context: Context) {
  const api = { host: '127.0.0.1', port: floor.port, secret: 'bench' };
  const port = await freePort();
  const cdn = await startCdn({ port, site, api });
  const edges = { page: await startEdge(port), floor: await startEdge(floor.port) };
  const cards: number[] = [];
  const floors: number[] = [];
  const inline: number[] = [];
  const elsewhere: string[] = [];
  const rounds = context.quick ? 1 : 9;
  try {
    for (let round = 0; round <= rounds; round += 1) {
      context.progress(round === 0 ? 'warming up' : `visit ${round} of ${rounds}`);
      const card = await visit(browser, edges.page.origin, 'section[aria-labelledby^="device-"]');
      const printed = await visit(browser, edges.page.origin, 'pre', '/floor.html');
      const least = await visit(browser, edges.floor.origin, 'pre');
      if (round === 0) continue;
      cards.push(card.milliseconds);
      floors.push(printed.milliseconds);
      inline.push(least.milliseconds);
      elsewhere.push(...card.elsewhere);
    }
  } finally {
    await edges.page.close();
    await edges.floor.close();
    await cdn.close();
  }
  return { cards, floors, inline, elsewhere };
}

export const site: Figure = {
  name: 'site',
  title: 'Site, first load (processor 4 times slower, 1.6 Mbit/s, 150 ms)',
  async run(context): Promise<Row[]> {
    const folder = await mkdtemp(join(tmpdir(), 'stethoscope-bench-site-'));
    const floor = await startFloor();
    const browser = await launchBrowser();
    try {
      context.progress('building');
      const { script, style } = await buildSite(folder);
      await writeFloor(folder);
      const { cards, floors, inline, elsewhere } = await measure(browser, folder, floor, context);
      const of = (others: readonly number[]) =>
        spread(cards.map((time, index) => time / (others[index] ?? time)));
      return [
        { what: 'script of the first view, gzip', unit: 'bytes', value: once(script), limit: most(25_000) },
        { what: 'style of the first view, gzip', unit: 'bytes', value: once(style), limit: most(6_000) },
        { what: 'requests to other sites', unit: 'requests', value: once(elsewhere.length), limit: most(0) },
        { what: 'first card', unit: 'ms', value: spread(cards) },
        { what: 'the floor: the same JSON, printed', unit: 'ms', value: spread(floors) },
        { what: 'first card, of the floor', unit: '×', value: of(floors), limit: most(1.4) },
        {
          what: 'a floor that the security headers forbid: script in the HTML',
          unit: 'ms',
          value: spread(inline),
        },
        { what: 'first card, of that', unit: '×', value: of(inline) },
      ];
    } finally {
      await browser.close();
      await floor.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
