/** Every list of sources names the same ones; whatever is missing is named, with where it belongs. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';

const HEADINGS = ['Provides', 'Prerequisites', 'Least permissions', 'Settings', 'Known quirks'];

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const names = (folder: string, ending: RegExp) =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => (ending.source === '' ? entry.isDirectory() : ending.test(entry.name)))
    .map(({ name }) => name.replace(ending, ''));

/** Where sources are listed, and what a source adds there. */
const LISTS: Record<string, { listed: () => string[]; adds: (name: string) => string }> = {
  'adapters/': {
    listed: () => names('adapters', /(?:)/),
    adds: (name) => `the folder adapters/${name}`,
  },
  'functions/sources/': {
    listed: () => names('functions/sources', /\.ts$/),
    adds: (name) => `the file functions/sources/${name}.ts`,
  },
  'serverless.yml': {
    listed: () =>
      [...read('serverless.yml').matchAll(/\$\{file\(adapters\/(\w+)\/function\.yml\)\}/g)].map(
        ([, name]) => name ?? '',
      ),
    adds: (name) => `the line \`  - \${file(adapters/${name}/function.yml)}\` in serverless.yml`,
  },
  'stethoscope.yml': {
    listed: () => Object.keys((parse(read('stethoscope.yml')) as { sources: object }).sources),
    adds: (name) => `an entry \`${name}\` under sources in stethoscope.yml`,
  },
  'tests/contract/': {
    // Contracts of what is no source of devices have a hyphen in their names.
    listed: () => names('tests/contract', /\.test\.ts$/).filter((name) => !name.includes('-')),
    adds: (name) => `the file tests/contract/${name}.test.ts`,
  },
};

const FILES = ['index.ts', 'config.ts', 'simulator.ts', 'function.yml', 'README.md'];

function missing(): string[] {
  const lists = Object.entries(LISTS).map(([where, { listed, adds }]) => ({ where, adds, names: listed() }));
  const all = [...new Set(lists.flatMap((list) => list.names))].sort();
  return all.flatMap((name) => {
    const from = lists.find((list) => list.names.includes(name))?.where;
    const lacks = lists.filter((list) => !list.names.includes(name));
    return [
      ...lacks.map(({ adds }) => `${name} is in ${from} and lacks ${adds(name)}.`),
      ...FILES.filter((file) => !existsSync(join(ROOT, 'adapters', name, file))).map(
        (file) => `${name} lacks the file adapters/${name}/${file}.`,
      ),
    ];
  });
}

it('every source is in every list', () => {
  expect(missing()).toEqual([]);
});

it.each(names('adapters', /(?:)/))('the README of %s has its headings, in order', (name) => {
  const headings = [...read(`adapters/${name}/README.md`).matchAll(/^## (.+)$/gm)].map(
    ([, heading]) => heading,
  );
  expect(headings).toEqual(HEADINGS);
});
