/** What is photographed: the first page of everybody with a story, and every other place of the page once. */
import type { Page } from 'playwright-core';
import { STORY_PEOPLE } from '../../local/company/index.ts';
import { sampleNotification } from '../../local/notifications/samples.ts';
import { sampleToken } from '../../local/notifications/token.ts';
import type { Stack } from '../../local/stack.ts';

export interface Scene {
  /** Beginning of the file's name. */
  name: string;
  /** User name of who is signed in; nobody without it. */
  who?: string;
  path?: string;
  /** What is to be seen, for the docs. */
  shows: string;
  /** What the person does once the page is there. */
  act?: (page: Page) => Promise<void>;
  /** What has happened before. */
  before?: (stack: Stack, secrets: string) => Promise<void>;
}

const PEOPLE: Scene[] = STORY_PEOPLE.map(({ username, shows }) => ({ name: username, who: username, shows }));

async function ask(stack: Stack, secrets: string): Promise<void> {
  const response = await fetch(`${stack.origin}/api/v1/notifications`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await sampleToken(stack.origin, secrets, ['notifications:write'])}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(sampleNotification('two-systems@example.com')),
  });
  if (!response.ok) throw new Error(`The question could not be sent: ${response.status}`);
}

async function look(page: Page, typed: string, opened: string): Promise<void> {
  await page.fill('#field-email', typed);
  await page.fill('#field-reason', 'Ticket 4711: asked by phone');
  await page.click('form button[type=submit]');
  await page.waitForSelector(opened);
}

const PLACES: Scene[] = [
  { name: 'signed-out', shows: 'nobody signed in' },
  {
    name: 'sign-in',
    shows: 'the sample identity provider of `npm start`',
    act: async (page) => {
      await page.click('main a:has-text("Sign in")');
      await page.waitForSelector('text=Who are you today?');
    },
  },
  {
    name: 'check',
    who: 'one-red',
    shows: 'one check, opened by its link',
    act: async (page) => {
      await page.click('text=Show me how');
      await page.waitForSelector('[data-check]');
    },
  },
  {
    name: 'update',
    who: 'user',
    shows: 'an update: which version, by when, why, and how',
    act: async (page) => {
      await page.click('main section a:has-text("Update to macOS")');
      await page.waitForSelector('[data-check="uptodate"]');
    },
  },
  {
    name: 'device',
    who: 'dock',
    shows: 'a device, and why its records are one',
    act: async (page) => {
      await page.click('main section h2 a');
      await page.waitForSelector('text=Why this is one device');
      await page.locator('text=About this device').scrollIntoViewIfNeeded();
    },
  },
  { name: 'privacy', who: 'one-red', path: '/privacy', shows: 'who sees what, and who looked' },
  { name: 'help', who: 'one-red', path: '/help', shows: 'help' },
  {
    name: 'question',
    who: 'two-systems',
    shows: 'a question that waits for an answer',
    before: ask,
  },
  {
    name: 'helped',
    who: 'helpdesk',
    path: '/people',
    shows: "somebody else's page, opened by the help desk",
    act: (page) => look(page, 'one-red@example.com', 'text=The disk is not encrypted'),
  },
  {
    name: 'offline',
    who: 'green',
    shows: 'without a connection',
    act: async (page) => {
      await page.evaluate(() => navigator.serviceWorker.ready);
      await page.context().setOffline(true);
      await page.route('**/api/**', (route) => route.abort());
      await page.reload();
      await page.waitForSelector('h1:has-text("You are offline.")');
    },
  },
];

export const SCENES: readonly Scene[] = [...PEOPLE, ...PLACES];
