import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { LANGUAGES } from '../../../shared/model/languages.ts';
import { REGISTRY } from '../../../shared/practices/index.ts';
import { textFile } from '../../../shared/practices/languages.ts';
import { missingWords, overlay, shippedWords, strayPlaceholders } from '../../../shared/practices/words.ts';
import { TextFile } from '../../../shared/practices/words-schema.ts';
import { grade, wordProblems } from './word-list.ts';

const root = new URL('../../../', import.meta.url).pathname;
const files = globSync('{shared,web,adapters,functions,cli}/**/text/*.yml', { cwd: root });

describe('all words of the project', () => {
  it('are found', () => {
    expect(files).toContain('shared/practices/text/en.yml');
  });

  it.each(files)('%s recommends, blames nobody and is brief', (file) => {
    expect(wordProblems(parse(readFileSync(root + file, 'utf8')), basename(file, '.yml'))).toEqual([]);
  });
});

describe('the files of words', () => {
  it.each(LANGUAGES)('%s has the shape that the practices read', (language) => {
    expect(TextFile.parse(textFile(language))).toEqual(textFile(language));
  });
});

describe('the list of words', () => {
  it.each([
    ['Encryption failure.', /failure/],
    ['This is a violation.', /violation/],
    ['Your device is non-compliant.', /non-compliant/],
    ['Alarms were raised.', /Alarms/],
    ['Just restart.', /Just/],
    ['You can simply restart.', /simply/],
    [`${'word '.repeat(26)}end.`, /27 words/],
  ])('finds what is wrong with %j', (text, problem) => {
    expect(wordProblems({ a: { why: text } }, 'en')).toEqual([expect.stringMatching(problem)]);
  });

  it.each([
    ['Das ist ein Verstoß.', /Verstoß/],
    ['Verstöße wurden gemeldet.', /Verstöße/],
    ['Die Prüfung ist fehlgeschlagen.', /fehlgeschlagen/],
    ['Ihr Gerät ist nicht konform.', /nicht konform/],
    ['Alarme wurden ausgelöst.', /Alarme/],
    ['Das ist ganz einfach.', /einfach/],
    ['Sie müssen nur neu starten.', /müssen nur/],
    [`${'Öl '.repeat(26)}Ende.`, /27 words/],
  ])('finds what is wrong with the German %j', (text, problem) => {
    expect(wordProblems({ a: { why: text } }, 'de')).toEqual([expect.stringMatching(problem)]);
  });

  it('knows "nur" as "only" and words that look alike', () => {
    expect(
      wordProblems({ why: 'Eine Quelle kennt nur ein Gerät. Das Verfahren vereinfacht es.' }, 'de'),
    ).toEqual([]);
  });

  it('has to be there for a language', () => {
    expect(() => wordProblems({}, 'xx')).toThrow(/no list of words that xx never uses/);
  });

  it('leaves addresses and versions alone', () => {
    const addresses = { link: 'https://example.com/just', settings_url: 'ms-settings:alarm' };
    expect(wordProblems(addresses, 'en')).toEqual([]);
  });
});

describe('the words of practices', () => {
  it.each(LANGUAGES)('are complete in %s', (language) => {
    for (const practice of REGISTRY)
      expect(missingWords(practice, shippedWords(practice, textFile(language)))).toEqual([]);
  });

  it.each(LANGUAGES)('say why in at most two sentences in %s', (language) => {
    for (const practice of REGISTRY) {
      const { why = '' } = shippedWords(practice, textFile(language));
      expect(why.split(/[.!?](?:\s|$)/).filter(Boolean).length).toBeLessThanOrEqual(2);
    }
  });

  it.each(REGISTRY.map((practice) => [practice.id, practice] as const))(
    '%s can be read after eight years of school, in English',
    (_, practice) => {
      const { why, consequence, unknown } = shippedWords(practice, textFile('en'));
      const explained = Object.values(unknown ?? {}).flatMap(({ missing, fix }) => [missing, fix]);
      expect(grade([why, consequence, ...explained].join(' '))).toBeLessThanOrEqual(8);
    },
  );

  it('of no practice but those that exist are there', () => {
    const known = REGISTRY.map(({ id }) => id);
    for (const language of LANGUAGES)
      expect(Object.keys(textFile(language).practices).filter((id) => !known.includes(id))).toEqual([]);
  });

  it('are named when one is missing', () => {
    const [encryption] = REGISTRY;
    if (!encryption) throw new Error('There are no practices.');
    const whole = shippedWords(encryption, textFile('en'));
    const { Mac: _, ...directions } = whole.directions ?? {};
    expect(missingWords(encryption, { ...whole, directions })).toEqual(['directions.Mac']);
    expect(missingWords(encryption, { ...whole, title: {} })).toContain('title.in_progress');
    expect(missingWords(encryption, {})).toEqual(
      expect.arrayContaining(['name', 'why', 'title.ok', 'unknown.no_fact', 'phrases.wanted']),
    );
  });
});

describe('laying words over words', () => {
  it('joins groups and replaces texts and lists', () => {
    const steps = (text: string) => ({ Mac: [{ for: text, steps: [text] }] });
    const below = { why: 'a', title: { ok: 'a', fail: 'a' }, directions: steps('a') };
    const above = { why: 'b', title: { fail: 'b' }, directions: steps('b') };
    expect(overlay(below, undefined, above)).toEqual({ ...above, title: { ok: 'a', fail: 'b' } });
  });

  it('finds placeholders that nothing fills', () => {
    const shipped = { phrases: { updates: '{count} updates' }, why: 'Because.' };
    expect(strayPlaceholders({ phrases: { updates: '{count} for {name}' } }, shipped)).toEqual([]);
    expect(strayPlaceholders({ why: '{count}' }, shipped)).toEqual(['why: {count}']);
  });
});

describe('words', () => {
  it.each(LANGUAGES)('has no blanks of the kit left: %s', (language) => {
    expect(JSON.stringify(textFile(language))).not.toMatch(/[‹›]/);
  });
});
