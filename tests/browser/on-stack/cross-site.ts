import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Server, startServer } from '../../support/server.ts';
import type { StackBrowser } from '../../support/stack-browser.ts';
import { cookieOf } from './session.ts';

const VICTIM = 'one-red@example.com';
const CHANGES = ['/auth/signout', '/api/v1/session/stay', '/api/v1/report/me/refresh'];

/** Page of an attacker: a form and a script, told by the query what to do. */
const PAGE = `<!doctype html><title>Win a prize</title><form method="post"></form>`;

/** Runs in the attacker's page. */
async function send([address, type]: readonly [string, string]): Promise<void> {
  const mode = type === 'application/json' ? 'cors' : 'no-cors';
  const headers = { 'content-type': type };
  await fetch(address, { method: 'POST', mode, credentials: 'include', headers, body: '{}' }).catch(() => {});
}

/** How often the functions said that they refused something of another site: the browser hides the answers. */
async function refusalsIn(log: string): Promise<number> {
  return [...(await readFile(log, 'utf8')).matchAll(/"(cross_site|json_required)"/g)].length;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(100);
}

/** What another site can make the browser of somebody who is signed in do. */
export function crossSite(on: StackBrowser): void {
  let evil: Server;
  let page: Page;
  beforeAll(async () => {
    evil = await startServer(async (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
    });
    page = await on.signIn(VICTIM);
  });
  afterAll(() => evil.close());

  // To a browser 127.0.0.1 is another site than localhost; another port of localhost is a neighbour that gets cookies.
  describe.each(['127.0.0.1', 'localhost'])('a page on %s', (host) => {
    async function attack(): Promise<Page> {
      const tab = await page.context().newPage();
      await tab.goto(`http://${host}:${evil.url.port}/`);
      return tab;
    }

    it('cannot read: neither the API nor the page', async () => {
      const tab = await attack();
      for (const path of ['/api/v1/report/me', '/api/v1/session', '/api/v1/me/data', '/healthcheck', '/']) {
        const read = await tab.evaluate(async (address) => {
          try {
            return await (await fetch(address, { credentials: 'include' })).text();
          } catch (error) {
            return String(error);
          }
        }, on.stack.origin + path);
        expect([path, read]).toEqual([path, 'TypeError: Failed to fetch']);
      }
      await tab.close();
    });

    it('cannot change anything by a script', async () => {
      const before = await cookieOf(page);
      const refusals = await refusalsIn(on.stack.log);
      const tab = await attack();
      for (const path of CHANGES) {
        for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
          await tab.evaluate(send, [on.stack.origin + path, type] as const);
        }
      }
      // JSON asks first, so it is never sent; the two others are sent and refused.
      await until(async () => (await refusalsIn(on.stack.log)) >= refusals + 2 * CHANGES.length);
      expect(await cookieOf(page)).toBe(before);
      await tab.close();
    });

    it('cannot change anything by a form', async () => {
      for (const path of CHANGES) {
        const tab = await attack();
        const [answer] = await Promise.all([
          tab.waitForNavigation(),
          tab.evaluate((address) => {
            const form = document.forms[0];
            if (!form) throw new Error('The page has no form.');
            form.action = address;
            form.submit();
          }, on.stack.origin + path),
        ]);
        expect([403, 415]).toContain(answer?.status());
        expect(await tab.textContent('body')).toMatch(/"code":"(cross_site|json_required)"/);
        await tab.close();
      }
    });

    it('cannot show it in a frame', async () => {
      const tab = await attack();
      await tab.evaluate((address) => {
        const frame = document.createElement('iframe');
        frame.src = address;
        document.body.append(frame);
      }, on.stack.origin);
      const frame = await (await tab.waitForSelector('iframe')).contentFrame();
      await frame?.waitForLoadState();
      expect(frame?.url()).toMatch(/^chrome-error:/);
      await tab.close();
    });
  });

  it('and the person is still signed in', async () => {
    await page.reload();
    await page.waitForSelector('text=The disk is not encrypted');
  });
}
