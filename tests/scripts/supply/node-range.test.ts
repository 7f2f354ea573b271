/** One truth about the Node that is needed: whoever reads any of these files reads the same. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';

const read = (file: string) => readFileSync(join(import.meta.dirname, '../../..', file), 'utf8');
const [, least = ''] = /^>=(\d+\.\d+)$/.exec(JSON.parse(read('package.json')).engines.node) ?? [];

it.each(['README.md', 'CONTRIBUTING.md', 'docs/deploy.md'])(
  '%s names the same Node as package.json',
  (file) => {
    const named = [...read(file).matchAll(/Node ([\d.]+) or later/g)].map(([, version]) => version);
    expect(named.length).toBeGreaterThan(0);
    expect(new Set(named)).toEqual(new Set([least]));
  },
);

it('continuous integration starts from the least, from the deployed one, and from what is between', () => {
  const { node } = parse(read('.github/workflows/ci.yml')).jobs.hosts.strategy.matrix;
  const deployed = read('.nvmrc').trim();
  expect([node.at(0), node.at(-1)]).toEqual([least, deployed]);
  expect(node.length).toBeGreaterThan(2);
});

it('what runs before anything is installed refuses an older one in one sentence', () => {
  expect(read('scripts/ready.mjs')).toContain(`needs Node ${least} or later.`);
});
