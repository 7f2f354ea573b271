import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { LANGUAGES } from '../../../shared/model/languages.ts';
import {
  judge,
  loadPractices,
  parsePractices,
  REGISTRY,
  wordProblems,
} from '../../../shared/practices/index.ts';
import { languageFor, textFile } from '../../../shared/practices/languages.ts';
import { placeholders } from '../../../shared/practices/render.ts';
import { shippedWords } from '../../../shared/practices/words.ts';
import { RELEASES } from '../../support/releases.ts';
import { deviceOf, NOW } from './device.ts';

const root = new URL('../../../', import.meta.url).pathname;
const folders = globSync('{shared,adapters,functions,cli}/**/text/en.yml', { cwd: root }).map(dirname);
const others = LANGUAGES.filter((language) => language !== 'en');
const pairs = folders.flatMap((folder) => others.map((language) => [folder, language] as const));

/** "a.b.0" → the text, for all texts of a file. */
function flat(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, path ? `${path}.${key}` : key));
}
const read = (folder: string, language: string) => {
  const content: unknown = parse(readFileSync(`${root}${folder}/${language}.yml`, 'utf8'));
  return new Map(flat(content));
};

/** Which steps fit a device is the same in every language. */
const SAME = /\.(settings_url|from|when|steps|asks\.\d+|os\.\d+)$/;
/** Texts that are names: of systems and products, or nothing but placeholders. */
const NAME =
  /^(\(?\{\w+\}\)? ?)+$|^(macOS|Windows|Linux|Android|ChromeOS|Firewall|Fedora|Red Hat|Carbon Black|SentinelOne|CrowdStrike Falcon|Microsoft Defender)[ \d.{}\w]*$/;

describe('the words of the server', () => {
  it('are found', () => {
    expect(folders).toEqual(expect.arrayContaining(['shared/practices/text', 'shared/report/text']));
    expect(others).toContain('de');
  });

  it.each(folders)('%s: every file is in a language that can be chosen', (folder) => {
    const files = globSync('*.yml', { cwd: root + folder }).map((file) => basename(file, '.yml'));
    expect(files.sort()).toEqual([...LANGUAGES].sort());
  });

  it.each(pairs)('%s: %s has the same entries as English', (folder, language) => {
    expect([...read(folder, language).keys()].sort()).toEqual([...read(folder, 'en').keys()].sort());
  });

  it.each(pairs)('%s: %s fills in the same places as English', (folder, language) => {
    const places = (words: Map<string, string>) =>
      Object.fromEntries([...words].map(([path, text]) => [path, placeholders(text).sort()]));
    expect(places(read(folder, language))).toEqual(places(read(folder, 'en')));
  });

  it.each(pairs)('%s: %s is translated, and leads to the same settings', (folder, language) => {
    const english = read(folder, 'en');
    for (const [path, text] of read(folder, language)) {
      if (SAME.test(path)) expect([path, text]).toEqual([path, english.get(path)]);
      else if (!text.startsWith('https://') && !NAME.test(text))
        expect([path, text]).not.toEqual([path, english.get(path)]);
    }
  });
});

describe('a language', () => {
  it.each(LANGUAGES)('%s loads all practices', (language) => {
    const all = Object.fromEntries(REGISTRY.map(({ id }) => [id, {}]));
    expect(wordProblems(all, language)).toEqual([]);
    expect(loadPractices(all, language).map(({ practice }) => practice.id)).toEqual(
      REGISTRY.map(({ id }) => id),
    );
  });

  it.each(LANGUAGES)('%s has the plural forms that it needs', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = REGISTRY.flatMap((practice) =>
      Object.values(shippedWords(practice, textFile(language)).phrases ?? {}),
    ).filter((text) => typeof text !== 'string');
    expect(plurals.length).toBeGreaterThan(0);
    for (const plural of plurals) expect(Object.keys(plural).sort()).toEqual([...forms].sort());
  });

  it.each([
    ['de-AT', 'de'],
    ['DE', 'de'],
    ['en-GB', 'en'],
    ['xx', 'en'],
  ])('%s is read as %s', (asked, language) => {
    expect(languageFor(asked)).toBe(language);
  });

  it('in which a word is missing does not load, and names it', () => {
    const { practices, issues } = parsePractices({
      exampleagent: {
        software: { names: { Mac: ['Example Agent'] } },
        words: {
          en: { name: 'Example Agent', why: 'Because.', consequence: 'Nothing.' },
          de: { name: 'Example Agent' },
        },
      },
    });
    expect(issues).toEqual([]);
    expect(() => loadPractices(practices, 'en')).not.toThrow();
    expect(() => loadPractices(practices, 'de')).toThrow(
      'Practices do not load in language de: exampleagent lacks words: why, consequence. Write them here.',
    );
  });

  it('writes numbers, dates, lists and time spans its own way', () => {
    const said = (id: string, sketch: Parameters<typeof deviceOf>[0], now = NOW) =>
      judge(deviceOf({ platform: 'Mac', os: 'macOS', ...sketch }), {
        now,
        language: 'de',
        practices: {},
        releases: RELEASES,
      })[id]?.seen;
    const updates = (count: number) => Array.from({ length: count }, () => ({ title: 'Safari' }));
    expect(said('uptodate', { facts: { missing_updates: updates(1) } })).toBe('1 Update steht an');
    expect(said('uptodate', { facts: { missing_updates: updates(1234) } })).toBe('1.234 Updates stehen an');
    expect(said('uptodate', { version: '26.7.2' }, new Date('2029-01-01T00:00:00Z'))).toMatch(
      /ist vom \d+\. \p{L}+ 2026\./u,
    );
    expect(said('screenlock', { facts: { screen_lock: { on: true, after_seconds: 300 } } })).toBe(
      'Sperre nach 5 Minuten',
    );
    const off = { check: false, download: false, install_security: false };
    expect(said('autoupdate', { facts: { auto_update: off } })).toBe(
      'ausgeschaltet: nach Updates suchen, Updates laden und Sicherheitsupdates installieren',
    );
  });
});
