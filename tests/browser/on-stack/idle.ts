import { beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { IDLE_MINUTES, type StackBrowser } from '../../support/stack-browser.ts';
import { cookieOf } from './session.ts';

/** Somebody signs in and goes away. Begin with it: it waits while other tests run. */
export function goesAway(on: StackBrowser): () => void {
  let page: Page;
  let cookie: string;
  let asked = 0;
  beforeAll(async () => {
    page = await on.signIn('one-red@example.com');
    await page.waitForSelector('text=The disk is not encrypted');
    page.on('request', (request) => {
      asked += request.url().includes('/api/') ? 1 : 0;
    });
    cookie = await cookieOf(page);
  });

  return () => {
    it('a page that is left alone signs out by itself, however often it asks', async () => {
      await page.waitForSelector('h1:has-text("Please sign in")', {
        timeout: IDLE_MINUTES * 60_000 + 30_000,
      });
      expect(await page.textContent('body')).not.toContain('The disk is not encrypted');
      // What it asked meanwhile did not keep it alive.
      expect(asked).toBeGreaterThan(0);
      const { status } = await fetch(`${on.stack.origin}/api/v1/session`, { headers: { cookie } });
      expect(status).toBe(401);
    });
  };
}
