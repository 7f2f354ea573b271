/**
 * What makes a source is complete, and every list that has to name it does; whatever is missing is named, with where it
 * belongs. Which of them are switched on is the organization's own business: it may take one out.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { FEEDS } from '../../shared/model/feed.ts';

const HEADINGS = ['Provides', 'Prerequisites', 'Least permissions', 'Settings', 'Known quirks'];

/** Feeds are no sources: they have neither settings nor secrets. */
const isFeed = (name: string) => FEEDS.some((feed) => feed === name);

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const names = (folder: string, ending: RegExp) =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => (ending.source === '' ? entry.isDirectory() : ending.test(entry.name)))
    .map(({ name }) => name.replace(ending, ''));

/** Where sources are listed, and what a source adds there. */
const LISTS: Record<string, { listed: () => string[]; adds: (name: string) => string }> = {
  'adapters/': {
    listed: () => names('adapters', /(?:)/).filter((name) => !isFeed(name)),
    adds: (name) => `the folder adapters/${name}`,
  },
  'functions/sources/': {
    listed: () => names('functions/sources', /\.ts$/),
    adds: (name) => `the file functions/sources/${name}.ts`,
  },
  'tests/contract/': {
    // Contracts of what is no source of devices have a hyphen in their names.
    listed: () => names('tests/contract', /\.test\.ts$/).filter((name) => !name.includes('-')),
    adds: (name) => `the file tests/contract/${name}.test.ts`,
  },
};

/** Where sources are switched on. */
const switchedOn = () => Object.keys((parse(read('stethoscope.yml')) as { sources: object }).sources);
const deployed = () =>
  [...read('serverless.yml').matchAll(/^ *- \$\{file\(adapters\/(\w+)\/function\.yml\)\}/gm)]
    .map(([, name]) => name ?? '')
    .filter((name) => !isFeed(name));

const FILES = ['index.ts', 'config.ts', 'simulator.ts', 'function.yml', 'README.md'];

function missing(): string[] {
  const lists = Object.entries(LISTS).map(([where, { listed, adds }]) => ({ where, adds, names: listed() }));
  const all = [...new Set([...lists.flatMap((list) => list.names), ...deployed(), ...switchedOn()])].sort();
  return all.flatMap((name) => {
    const from =
      lists.find((list) => list.names.includes(name))?.where ?? 'serverless.yml or stethoscope.yml';
    const lacks = lists.filter((list) => !list.names.includes(name));
    return [
      ...lacks.map(({ adds }) => `${name} is in ${from} and lacks ${adds(name)}.`),
      ...FILES.filter((file) => !existsSync(join(ROOT, 'adapters', name, file))).map(
        (file) => `${name} lacks the file adapters/${name}/${file}.`,
      ),
    ];
  });
}

it('every source that is switched on is deployed', () => {
  const lacks = switchedOn().filter((name) => !deployed().includes(name));
  expect(
    lacks.map((name) => `serverless.yml lacks the line \`  - \${file(adapters/${name}/function.yml)}\`.`),
  ).toEqual([]);
});

it('every source is in every list', () => {
  expect(missing()).toEqual([]);
});

it.each(names('adapters', /(?:)/))('the README of %s has its headings, in order', (name) => {
  const headings = [...read(`adapters/${name}/README.md`).matchAll(/^## (.+)$/gm)].map(
    ([, heading]) => heading,
  );
  expect(headings).toEqual(HEADINGS);
});

it.each(FEEDS)('feed %s is whole, deployed, and has no settings of its own', (name) => {
  const files = [
    ...['index.ts', 'simulator.ts', 'function.yml', 'README.md'].map((file) => `adapters/${name}/${file}`),
    `functions/feeds/${name}.ts`,
  ];
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  expect(existsSync(join(ROOT, 'adapters', name, 'config.ts'))).toBe(false);
  expect(read('serverless.yml')).toContain(`- \${file(adapters/${name}/function.yml)}`);
});
