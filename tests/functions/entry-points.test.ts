/** Functions are put together in one place; their own files say only what each of them is made of. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { handlers } from '../integration/bundle.ts';

const LONGEST = 15;

it('has no entry point of more than 15 lines', async () => {
  const files = [...(await handlers()).values()];
  expect(files.length).toBeGreaterThan(10);
  const lengths = files.map((file) => {
    const text = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
    return { file, lines: text.trimEnd().split('\n').length };
  });
  expect(lengths.filter(({ lines }) => lines > LONGEST)).toEqual([]);
});
