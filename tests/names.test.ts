/**
 * One word, one meaning: no exported type name stands in two files, and the glossary of docs/architecture.md has the
 * words that the code leans on, and no others. An adapter's own folder may name its own things.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..');
const ROOMS = ['bench', 'cli', 'functions', 'kit', 'local', 'scripts', 'shared', 'web'];
const EXPORTED = /^export (?:declare )?(?:abstract )?(?:interface|type|class|enum) ([A-Z]\w*)/gm;
/** What every room may call its own: the name says what it is for wherever it stands. */
const ANYWHERE = new Set(['Client', 'Config', 'Options', 'Props']);

/** Words of the code without which a newcomer reads no file of it. */
const LEANT_ON = [
  'mark',
  'lease',
  'breaker',
  'capacity',
  'standing',
  'exchange',
  'listing',
  'holding',
  'counterclaim',
  'basis',
  'attempt',
  'outbox',
  'cursor',
  'line',
  'table handle',
];

const files = (rooms: readonly string[]): string[] =>
  execFileSync('git', ['ls-files', '--', ...rooms], { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((path) => /\.(ts|tsx|template)$/.test(path));

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Words of the tables under "Words", each with the line that explains it. */
function glossary(): string[] {
  const [, words = ''] = /\n## Words\n([\s\S]*?)\n## /.exec(read('docs/architecture.md')) ?? [];
  return words
    .split('\n')
    .filter((line) => /^\| (?!word|time|---)/.test(line))
    .flatMap((line) => (line.split('|')[1] ?? '').split(','))
    .map((word) => word.replaceAll('`', '').trim());
}

it('no exported type name stands in two files', () => {
  const filesOf = new Map<string, string[]>();
  for (const path of files(ROOMS))
    for (const [, name = ''] of read(path).matchAll(EXPORTED))
      filesOf.set(name, [...(filesOf.get(name) ?? []), path]);
  expect(filesOf.size).toBeGreaterThan(300);
  expect([...filesOf].filter(([name, found]) => found.length > 1 && !ANYWHERE.has(name))).toEqual([]);
});

it('the code uses every word of the glossary', () => {
  const code = files(['adapters', 'shared', 'web']).map(read).join('\n');
  const isUsed = (word: string) =>
    new RegExp(`(?<![a-z])${word.replaceAll(' ', '[ _-]?')}s?(?![a-z])`, 'i').test(code);
  expect(glossary().length).toBeGreaterThan(30);
  expect(glossary().filter((word) => !isUsed(word))).toEqual([]);
});

it('the glossary has the words that the code leans on, each once', () => {
  const words = glossary();
  expect(LEANT_ON.filter((word) => !words.includes(word))).toEqual([]);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
});
