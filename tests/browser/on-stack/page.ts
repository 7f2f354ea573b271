import { expect, it } from '@jest/globals';
import { axeFindings } from '../../support/page-browser.ts';
import type { StackBrowser } from '../../support/stack-browser.ts';

/** What only the whole system can show of the page. */
export function wholePage(on: StackBrowser): void {
  it('a hundred clicks on "check again" hold the limits of the person and of each source, in honest words', async () => {
    const page = await on.signIn('one-unknown@example.com');
    const jamf = on.stack.simulators.get('jamf');
    const before = jamf?.calls() ?? 0;
    const button = page.locator('main button', { hasText: /Check again|Asking/ });
    const outcomes = new Set<string>();
    for (let click = 0; click < 100; click += 1) {
      await page.waitForSelector('main button:has-text("Check again")');
      await button.click();
      await page.waitForSelector('main button:has-text("Check again")');
      outcomes.add((await page.locator('[role=status], [role=alert]').allTextContents()).join(' '));
    }
    const said = [...outcomes].join('\n');
    expect(said).toMatch(/Jamf Pro: was asked a short while ago\. You can ask again in/);
    expect(said).toMatch(/We could not ask again\. You asked very often\. Try again in \d+ seconds\./);
    // One look at a person costs a few calls; a hundred would be hundreds.
    expect((jamf?.calls() ?? 0) - before).toBeLessThan(20);
    expect(await page.textContent('main')).toContain('We see nothing to do, but one check has no answer.');
  });

  it('the page opens without a connection and shows nothing of anybody', async () => {
    const page = await on.signIn('one-red@example.com');
    await page.waitForSelector('text=There is one thing to do now.');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.context().setOffline(true);
    await page.reload();
    await page.waitForSelector('h1:has-text("You are offline.")');
    expect(await page.textContent('body')).not.toContain('omar-macbook');
    await page.context().setOffline(false);
    await page.waitForSelector('text=There is one thing to do now.');
  });

  it('the security team finds a device by its serial, and its owner reads that it was looked at', async () => {
    const device = on.stack.company.devicesOf('away@example.com').find(({ serial }) => serial !== undefined);
    const page = await on.signIn('security@example.com', '/people');
    await page.waitForSelector('label:has-text("serial number")');
    await page.fill('#field-email', String(device?.serial));
    await page.fill('#field-reason', 'Found in the canteen');
    await page.click('button:has-text("Look")');
    await page.waitForSelector('text=Open the page of away@example.com');
    expect(await axeFindings(page)).toEqual([]);
    const owner = await on.signIn('away@example.com', '/privacy');
    await owner.waitForSelector('li:has-text("because “Found in the canteen”")');
  });
}
