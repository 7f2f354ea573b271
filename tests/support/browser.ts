/** A real browser for tests: the one that is installed, else the one that comes as a package. */
import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = [
  process.env.CHROME_PATH,
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Meant for Lambda: they break a second page, or switch off protection that the tests rely on. */
const LEFT_OUT =
  /^--(single-process|no-zygote|in-process-gpu|disable-web-security|disable-site-isolation-trials|allow-running-insecure-content|disable-features=.*site-per-process|headless)/;

/** Starts the browser; whoever starts it closes it. */
export async function launchBrowser(): Promise<Browser> {
  const installed = INSTALLED.find((path) => path !== undefined && existsSync(path));
  if (installed !== undefined) {
    return chromium.launch({ executablePath: installed, args: ['--no-sandbox'] });
  }
  const args = sparticuz.args.filter((arg) => !LEFT_OUT.test(arg));
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args });
}
