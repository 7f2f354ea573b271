/**
 * `npm run screenshots [-- <name> …]`: every scene of the page on the whole local stack, in two sizes and two themes,
 * as docs/images/<name>-<size>-<theme>.webp.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type Stack, startStack } from '../local/stack.ts';
import { launchBrowser } from '../tests/support/browser.ts';
import { SCENES, type Scene } from './screenshots/scenes.ts';

const ROOT = join(import.meta.dirname, '..');
const IMAGES = join(ROOT, 'docs/images');
const PAGE = join(ROOT, 'docs/page.md');
const SIZES = { laptop: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } };
const THEMES = ['light', 'dark'] as const;

/** Cookies of everybody who has signed in, so that each does it once. */
type Profiles = Map<string, BrowserContextOptions['storageState']>;

async function signIn(page: Page, origin: string, who: string): Promise<void> {
  await page.goto(origin);
  await page.click('main a:has-text("Sign in")');
  await page.click(`button:has-text("${who}@example.com")`);
  await page.waitForURL(`${origin}/`);
}

/** The page stands still: the report is there and no source is being asked any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForSelector('main h1:not(.vh)');
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('main [aria-busy]') === null);
}

async function profileOf({ who }: Scene, stack: Stack, browser: Browser, profiles: Profiles) {
  if (who === undefined) return undefined;
  const context = await browser.newContext();
  if (!profiles.has(who)) {
    const page = await context.newPage();
    await signIn(page, stack.origin, who);
    await settled(page);
    profiles.set(who, await context.storageState());
  }
  await context.close();
  return profiles.get(who);
}

/** What the window shows, as WebP: a quarter of the size of PNG, so that a clone stays small. */
async function picture(page: Page): Promise<Buffer> {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 75 });
  return Buffer.from(data, 'base64');
}

async function take(scene: Scene, stack: Stack, browser: Browser, profiles: Profiles): Promise<void> {
  const storageState = await profileOf(scene, stack, browser, profiles);
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of THEMES) {
      const options = {
        viewport,
        colorScheme,
        reducedMotion: 'reduce',
        ...(storageState && { storageState }),
      };
      const context = await browser.newContext(options as BrowserContextOptions);
      const page = await context.newPage();
      await page.goto(stack.origin + (scene.path ?? '/'));
      await settled(page);
      await scene.act?.(page);
      await writeFile(join(IMAGES, `${scene.name}-${size}-${colorScheme}.webp`), await picture(page));
      await context.close();
    }
  }
  console.log(`  ✓ ${scene.name}`);
}

const pictureTag = (name: string, size: string, words: string): string => {
  const at = (theme: string) => `images/${name}-${size}-${theme}.webp`;
  return `<picture><source media="(prefers-color-scheme: dark)" srcset="${at('dark')}"><img src="${at('light')}" alt="${words}, on a ${size}"></picture>`;
};

/** The pictures of all scenes, in the reader's own theme, for docs/page.md. */
async function describe(): Promise<void> {
  const mark = '<!-- What follows is written by `npm run screenshots`. -->\n';
  const [promises = ''] = (await readFile(PAGE, 'utf8')).split(mark);
  const scenes = SCENES.map(
    ({ name, shows }) =>
      `### ${name}: ${shows}\n\n${pictureTag(name, 'laptop', shows)} ${pictureTag(name, 'phone', shows)}\n`,
  );
  await writeFile(PAGE, `${promises}${mark}\n## How it looks\n\n${scenes.join('\n')}`);
}

async function main(names: readonly string[]): Promise<void> {
  const scenes = SCENES.filter(({ name }) => names.length === 0 || names.includes(name));
  const folder = await mkdtemp(join(tmpdir(), 'stethoscope-pictures-'));
  const site = join(folder, 'site');
  await mkdir(IMAGES, { recursive: true });
  await promisify(execFile)(process.execPath, [join(ROOT, 'web/build.mjs'), site], { cwd: ROOT });
  const stack = await startStack({ people: 40, folder: join(folder, 'data'), fresh: true, site });
  const browser = await launchBrowser();
  try {
    for (const feed of stack.feeds.keys()) await stack.invoke(`feed-${feed}`, {});
    for (const source of stack.simulators.keys()) await stack.invoke(`source-${source}`, { tick: true });
    const profiles: Profiles = new Map();
    for (const scene of scenes) {
      await scene.before?.(stack, join(folder, 'data/secrets.json'));
      await take(scene, stack, browser, profiles);
    }
  } finally {
    await browser.close();
    await stack.close();
    await rm(folder, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
await describe();
