/** A browser on the whole local stack, for the tests of one file: real sign-in, real functions, every vendor's protocol. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { parseDocument } from 'yaml';
import { SECRETS_PREFIX } from '../../local/functions/names.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { tableName } from '../../local/tables/index.ts';
import { run } from '../cli/run.ts';
import { launchBrowser } from './browser.ts';
import { buildSite } from './page-server.ts';

/** Minutes: the least that there is, so that a test can wait for it. */
export const IDLE_MINUTES = 1;

export interface StackBrowser {
  stack: Stack;
  browser: Browser;
  /** Opens an address as somebody who first has to sign in, in a browser profile of their own. */
  signIn(who: string, path?: string): Promise<Page>;
  /** Runs the command line in the stage that the stack plays. @returns what it printed, parsed */
  cli(...args: string[]): Promise<Record<string, string>>;
}

export function stackBrowser(): StackBrowser {
  let folder: string;
  const on = { signIn, cli } as StackBrowser;
  jest.setTimeout(180_000);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stethoscope-stack-'));
    const site = join(folder, 'site');
    process.env.STETHOSCOPE_CONFIG = await impatientOrganization(folder);
    await buildSite(site);
    on.stack = await startStack({ people: 40, folder: join(folder, 'data'), fresh: true, site });
    on.browser = await launchBrowser();
  });
  afterAll(async () => {
    await on.browser?.close();
    await on.stack?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function signIn(who: string, path = '/'): Promise<Page> {
    const page = await (await on.browser.newContext()).newPage();
    await page.goto(on.stack.origin + path);
    await page.click('a:has-text("Sign in")');
    await page.click(`button:has-text("${who}")`);
    await page.waitForURL(on.stack.origin + path);
    await page.waitForSelector('main h1');
    return page;
  }

  async function cli(...args: string[]): Promise<Record<string, string>> {
    const { code, stdout, stderr } = await run(args, '', {
      ...on.stack.env,
      SECRETS_PREFIX,
      PUBLIC_ORIGIN: on.stack.origin,
      PEOPLE_TABLE: tableName('people'),
      RECORDS_TABLE: tableName('records'),
    });
    if (code !== 0) throw new Error(`cli ${args.join(' ')}: ${stderr}`);
    return JSON.parse(stdout) as Record<string, string>;
  }
  return on;
}

/** The sample organization, where a session ends soon when nobody does anything. */
async function impatientOrganization(folder: string): Promise<string> {
  const document = parseDocument(await readFile(join(import.meta.dirname, 'stethoscope.yml'), 'utf8'));
  document.setIn(['access', 'session', 'idle_minutes'], IDLE_MINUTES);
  const file = join(folder, 'stethoscope.yml');
  await writeFile(file, String(document));
  return file;
}
