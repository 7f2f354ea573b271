/** What can be deleted in one piece stands in one piece: takes it out of a copy, as docs/moving-over.md says. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { type Copy, makeCopy } from './copy.ts';

jest.setTimeout(300_000);

let copy: Copy;
beforeAll(async () => {
  copy = await makeCopy();
});
afterAll(() => copy.remove());

it('compiles without the paths of the first Stethoscope and without migrate', async () => {
  const guide = await readFile(join(copy.root, 'docs/moving-over.md'), 'utf8');
  const [, table = ''] = /<!-- lines -->\n([\s\S]*?)<!-- \/lines -->/.exec(guide) ?? [];
  const rows = [...table.matchAll(/^\| `(\S+)` \| `(\w+)` \|$/gm)];
  expect(rows.length).toBeGreaterThan(3);
  for (const path of ['shared/v1', 'tests/shared/v1', 'cli/migrate', 'tests/cli/migrate.test.ts']) {
    expect(guide).toContain(`\`${path}\``);
    await rm(join(copy.root, path), { recursive: true });
  }
  for (const [, file = '', word = ''] of rows) {
    const lines = (await readFile(join(copy.root, file), 'utf8')).split('\n');
    const left = lines.filter((line) => !line.includes(word));
    // One that imports it, and one that uses it.
    expect([file, lines.length - left.length]).toEqual([file, 2]);
    await writeFile(join(copy.root, file), left.join('\n'));
  }
  const { output } = await copy.node(join(copy.root, 'node_modules/typescript/bin/tsc'), '--noEmit');
  expect(output).toBe('');
});
