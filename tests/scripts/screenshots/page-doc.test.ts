/** docs/page.md names a test for every promise and a picture for every scene: these are there. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SCENES } from '../../../scripts/screenshots/scenes.ts';

const root = join(import.meta.dirname, '../../..');
const text = readFileSync(join(root, 'docs/page.md'), 'utf8');
const rows = text.split('\n').filter((line) => /^\| [^*-]/.test(line) && !line.startsWith('| Promise'));
const PROMISES = ['P1-5', 'W1-5', 'S1-3', 'K1-5', 'R1-4', 'M1-4', 'E1-5', 'H1-4'].flatMap((range) => {
  const [, letter, first, last] = /^(\w)(\d)-(\d)$/.exec(range) ?? [];
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, index) => `${letter}${Number(first) + index}`);
});
const named = rows.flatMap((row) =>
  [...row.matchAll(/`((?:browser|web|tests)\/[\w/-]+)`/g)].map(([, path]) => path ?? ''),
);
const isThere = (path: string): boolean => {
  const file = join(root, path.startsWith('tests/') ? path : `tests/${path}`);
  return ['', '.ts', '.test.ts', '.test.tsx'].some((ending) => existsSync(file + ending));
};

describe('the promises of the page', () => {
  it.each(PROMISES)('%s has a row with a test', (promise) => {
    const [row] = rows.filter((line) => line.startsWith(`| ${promise} `));
    expect(row).toMatch(/`(browser|web|tests)\//);
  });

  it('name tests that exist', () => {
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });
});

describe('the pictures', () => {
  const files = SCENES.flatMap(({ name }) =>
    ['laptop', 'phone'].flatMap((size) =>
      ['light', 'dark'].map((theme) => `images/${name}-${size}-${theme}.webp`),
    ),
  );

  it('are there for every scene, shown, and not heavy', () => {
    const missing = files.filter((file) => !existsSync(join(root, 'docs', file)) || !text.includes(file));
    expect(missing).toEqual([]);
    expect(files.filter((file) => statSync(join(root, 'docs', file)).size > 60_000)).toEqual([]);
  });
});
