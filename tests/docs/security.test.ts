/** SECURITY.md promises nothing without what shows it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { ROOT } from './commands.ts';

const page = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');
/** What somebody wants, and what the last column names. */
const lines = [...page.matchAll(/^\|[^|]*\|([^|]*)\|.*\|([^|]*)\|$/gm)]
  .map(([, wish = '', shown = '']) => ({ wish: wish.trim(), shown }))
  .filter(({ wish }) => wish !== 'wants to' && !/^-+$/.test(wish));

it('names for each line a test that is there', () => {
  expect(lines.length).toBeGreaterThan(30);
  for (const { wish, shown } of lines) {
    const files = [...shown.matchAll(/\]\(([^)#]+)/g)].map(([, file = '']) => file);
    expect([wish, files.length > 0 || shown.includes('npm run test:')]).toEqual([wish, true]);
    for (const file of files) expect([file, existsSync(join(ROOT, file))]).toEqual([file, true]);
  }
});
