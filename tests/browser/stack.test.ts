/** The page on the whole local stack: real sign-in, real functions, every vendor's own protocol. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Stack, startStack } from '../../local/stack.ts';
import { launchBrowser } from '../support/browser.ts';
import { axeFindings } from '../support/page-browser.ts';
import { buildSite } from '../support/page-server.ts';

jest.setTimeout(180_000);
let folder: string;
let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stethoscope-stack-'));
  const site = join(folder, 'site');
  await buildSite(site);
  stack = await startStack({ people: 40, folder: join(folder, 'data'), fresh: true, site });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await stack?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens an address as somebody who first has to sign in, in a browser profile of their own. */
async function signIn(who: string, path = '/'): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(stack.origin + path);
  await page.click('a:has-text("Sign in")');
  await page.click(`button:has-text("${who}")`);
  await page.waitForURL(stack.origin + path);
  await page.waitForSelector('main h1');
  return page;
}

describe('on the local stack', () => {
  it('a person signs in, sees what to do, opens it, and signs out', async () => {
    const page = await signIn('one-red@example.com');
    await page.waitForSelector('text=There is one thing to do now.');
    expect(await axeFindings(page)).toEqual([]);
    await page.click('main section a:has-text("The disk is not encrypted")');
    await page.waitForSelector('h1:has-text("The disk is not encrypted")');
    await page.waitForSelector('text=What to do on macOS');
    await page.click('text=Sign out');
    await page.waitForURL(`${stack.issuer}/**`);
    await page.goto(stack.origin);
    await page.waitForSelector('h1:has-text("Please sign in")');
  });

  it('the help desk opens a page with a reason, and the person reads who looked and why', async () => {
    const helper = await signIn('helpdesk@example.com', '/people');
    await helper.fill('#field-email', 'one-red@example.com');
    await helper.fill('#field-reason', 'Ticket 4711: Verschlüsselung');
    await helper.click('text=Open the page');
    await helper.waitForSelector("text=You are looking at one-red@example.com's page");
    await helper.waitForSelector('text=The disk is not encrypted');

    const page = await signIn('one-red@example.com', '/privacy');
    await page.waitForSelector('li:has-text("helpdesk@example.com (help desk)")');
    await page.waitForSelector('li:has-text("because “Ticket 4711: Verschlüsselung”")');
  });

  it('somebody without that role cannot open the page of another', async () => {
    const page = await signIn('green@example.com', '/people/one-red%40example.com');
    await page.fill('#field-reason', 'Ticket 4711');
    await page.click('text=Open the page');
    await page.waitForSelector('text=You may not see this page.');
    expect(await page.textContent('main')).not.toContain('The disk is not encrypted');
  });
});
