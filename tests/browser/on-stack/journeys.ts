import { expect, it } from '@jest/globals';
import { axeFindings } from '../../support/page-browser.ts';
import type { StackBrowser } from '../../support/stack-browser.ts';

/** What people come for. */
export function journeys(on: StackBrowser): void {
  it('a person signs in, sees what to do, opens it, and signs out', async () => {
    const page = await on.signIn('one-red@example.com');
    await page.waitForSelector('text=There is one thing to do now.');
    expect(await axeFindings(page)).toEqual([]);
    await page.click('main section a:has-text("The disk is not encrypted")');
    await page.waitForSelector('h1:has-text("The disk is not encrypted")');
    await page.waitForSelector('text=What to do on macOS');
    await page.click('header button');
    await page.click('text=Sign out');
    await page.waitForURL(`${on.stack.issuer}/**`);
    await page.goto(on.stack.origin);
    await page.waitForSelector('h1:has-text("Please sign in")');
  });

  it('the help desk opens a page with a reason, and the person reads who looked and why', async () => {
    const helper = await on.signIn('helpdesk@example.com', '/people');
    await helper.fill('#field-email', 'one-red@example.com');
    await helper.fill('#field-reason', 'Ticket 4711: Verschlüsselung');
    await helper.click('text=Open the page');
    await helper.waitForSelector("text=You are looking at one-red@example.com's page");
    await helper.waitForSelector('text=The disk is not encrypted');

    const page = await on.signIn('one-red@example.com', '/privacy');
    await page.waitForSelector('li:has-text("helpdesk@example.com (help desk)")');
    await page.waitForSelector('li:has-text("because “Ticket 4711: Verschlüsselung”")');
  });

  it('somebody without that role cannot open the page of another', async () => {
    const page = await on.signIn('green@example.com', '/people/one-red%40example.com');
    await page.fill('#field-reason', 'Ticket 4711');
    await page.click('text=Open the page');
    await page.waitForSelector('text=You may not see this page.');
    expect(await page.textContent('main')).not.toContain('The disk is not encrypted');
  });
}
