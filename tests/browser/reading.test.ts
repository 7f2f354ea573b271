/** What holds for every reader, whatever the window, the size of the letters and the colours. */
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { asking, CONFIRM } from '../support/asked.ts';
import { openAll } from '../support/looks.ts';
import { axeFindings, pageBrowser, sideways } from '../support/page-browser.ts';
import { apiOf } from '../support/page-server.ts';
import { busy, deviceOf } from '../support/reports.ts';

const browser = pageBrowser();
const { device_id } = deviceOf(busy());
const PLACES = [
  '/',
  `/devices/${device_id}`,
  `/devices/${device_id}/encryption`,
  '/privacy',
  '/help',
  '/people',
];

/** A laptop of 1280 × 1024 at 400 %. */
const ZOOMED = { viewport: { width: 320, height: 256 } };

/** Texts that do not fit the box that hides what is too much; what is for ears only is meant to be hidden. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => element.checkVisibility() && !element.closest('svg'))
      // For ears only.
      .filter((element) => getComputedStyle(element).clipPath === 'none')
      .filter((element) => getComputedStyle(element).overflow !== 'visible')
      .filter(
        ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
          scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1,
      )
      .map(({ outerHTML }) => outerHTML.slice(0, 120)),
  );

/** Everything to read, without what only differs by the line it stands on. */
const words = (page: Page): Promise<string> =>
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count.
  page.evaluate(() => document.body.innerText.replace(/\s+/g, ' '));

it('would find what is cut off', async () => {
  const { page } = await browser.visit('/help', apiOf(busy()));
  await page.evaluate(() => {
    const narrow = document.createElement('p');
    narrow.textContent = 'Far too long for this';
    narrow.style.cssText = 'inline-size: 3rem; overflow: hidden; white-space: nowrap';
    document.querySelector('main')?.append(narrow);
  });
  expect(await cutOff(page)).toHaveLength(1);
});

describe.each(PLACES)('%s', (path) => {
  it('at 400 % needs no sideways scrolling and loses nothing', async () => {
    const { page } = await browser.visit(path, apiOf(busy()), ZOOMED);
    await openAll(page);
    expect(await sideways(page)).toBe(0);
    expect(await cutOff(page)).toEqual([]);
  });

  it('keeps every word with wider letters, words and lines', async () => {
    const { page } = await browser.visit(path, apiOf(busy()), { viewport: { width: 320, height: 640 } });
    await openAll(page);
    const before = await words(page);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
      document.adoptedStyleSheets.push(sheet);
    });
    expect(await words(page)).toBe(before);
    expect(await sideways(page)).toBe(0);
    expect(await cutOff(page)).toEqual([]);
  });

  it('says the same on a phone, upright and on its side, as on a wide screen', async () => {
    const { page } = await browser.visit(path, apiOf(busy()), { viewport: { width: 390, height: 844 } });
    await openAll(page);
    const upright = (await words(page)).split(' ').sort();
    for (const size of [
      { width: 844, height: 390 },
      { width: 1280, height: 800 },
    ]) {
      await page.setViewportSize(size);
      expect((await words(page)).split(' ').sort()).toEqual(upright);
      expect(await sideways(page)).toBe(0);
    }
  });

  it('has help in the same place, and one way to who sees what', async () => {
    const { page } = await browser.visit(path, apiOf(busy()));
    await page.waitForSelector('footer >> text=Write to IT help desk');
    const pages = await page.locator('header nav a').allTextContents();
    const always = ['Devices', 'Who sees what', 'Help'];
    expect(pages.filter((name) => always.includes(name))).toEqual(always);
    expect(await page.locator('header nav a[href="/privacy"]').count()).toBe(1);
    expect(await page.locator('main').count()).toBe(1);
    const unnamed = await page.locator('nav:not([aria-label])').count();
    expect(unnamed).toBe(0);
  });

  it('says nothing aloud when it opens, and draws no attention by moving', async () => {
    const { page } = await browser.visit(path, apiOf(busy()), { reducedMotion: 'reduce' });
    await page.waitForLoadState('networkidle');
    const said = await page.locator('[role=alert], [role=status], [aria-live]').allTextContents();
    expect(said.filter((text) => text.trim() !== '')).toEqual([]);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
});

describe('states', () => {
  const GROUPS = ['must', 'should', 'unknown', 'stale', 'done', 'na'];

  it.each([
    ['in forced colours', { forcedColors: 'active' as const }, ''],
    ['in grey', {}, 'grayscale(1)'],
  ])('differ by their shape alone %s', async (_, options, filter) => {
    const { page } = await browser.visit('/', apiOf(busy()), options);
    await openAll(page);
    await page.evaluate((value) => {
      document.documentElement.style.filter = value;
    }, filter);
    const pictures = await Promise.all(
      GROUPS.map(async (group) => {
        const icon = page.locator(`main svg:has(use[href="#i-${group}"])`).first();
        await icon.evaluate((element) => {
          (element as SVGElement).style.color = 'CanvasText';
        });
        return (await icon.screenshot()).toString('base64');
      }),
    );
    expect(new Set(pictures).size).toBe(GROUPS.length);
  });

  it('are words beside their shapes, and do not look like something to press', async () => {
    const { page } = await browser.visit('/help', apiOf(busy()));
    const tags = page.locator('main dt > span');
    const words = ['To do now', 'Recommended', 'Needs another device', 'Unknown', 'Out of date'];
    expect(await tags.allTextContents()).toEqual(words);
    const looks = await tags.evaluateAll((all) =>
      all.map((tag) => {
        const { cursor, textDecorationLine, borderBlockEndStyle } = getComputedStyle(tag);
        return `${cursor} ${textDecorationLine} ${borderBlockEndStyle}`;
      }),
    );
    expect(new Set(looks)).toEqual(new Set(['auto none none']));
  });

  it('leave the words readable on what is filled, in forced colours', async () => {
    const { page } = await browser.visit('/', apiOf(busy()), { forcedColors: 'active' });
    const first = page.locator('main a span:text-is("Show me how")').first();
    // Letters have edges of many tones; a plate of their own colour behind them has none.
    const tones = await page.evaluate(
      async (bytes) => {
        const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
        const canvas = new OffscreenCanvas(picture.width, picture.height);
        const pen = canvas.getContext('2d');
        pen?.drawImage(picture, 0, 0);
        const points = pen?.getImageData(0, 0, picture.width, picture.height).data ?? [];
        return new Set(new Uint32Array(Uint8Array.from(points).buffer)).size;
      },
      [...(await first.screenshot())],
    );
    expect(tones).toBeGreaterThan(50);
  });

  it('keep a line around what is pressed in forced colours', async () => {
    const { page } = await browser.visit('/', apiOf(asking(CONFIRM)), { forcedColors: 'active' });
    await page.waitForSelector('main button');
    const widths = await page
      .locator('main button, main .button')
      .evaluateAll((all) => all.map((button) => Number.parseFloat(getComputedStyle(button).borderTopWidth)));
    expect(widths.every((width) => width >= 1)).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
  });
});
