import type { Page } from 'playwright-core';

/** Opens everything that can be opened: what is hidden cannot be checked. */
export async function openAll(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  for (let round = 0; round < 2; round += 1) {
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '');
    });
    await page.waitForFunction(() => document.querySelector('main [aria-busy]') === null);
  }
}
