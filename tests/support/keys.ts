import type { Page } from 'playwright-core';

/** Text of what has the focus; nothing when the page as a whole has it. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() =>
    document.activeElement === document.body
      ? ''
      : (document.activeElement?.textContent?.replace(/\s+/g, ' ').trim() ?? ''),
  );

/** Presses Tab until something with these words has the focus. */
export async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).includes(words)) return;
  }
  throw new Error(`Tab never reaches "${words}".`);
}
