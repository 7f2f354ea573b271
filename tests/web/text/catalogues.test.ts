import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import de from '../../../web/text/de.yml';
import en from '../../../web/text/en.yml';
import { LATER } from '../../../web/words/halves.ts';
import { LANGUAGES } from '../../../web/words/language.ts';
import type { Catalogue } from '../../../web/words/words.ts';

const web = join(import.meta.dirname, '../../../web');
const catalogues: [string, Catalogue][] = [
  ['en', en as Catalogue],
  ['de', de as Catalogue],
];

/** "a.b" → the words, for all words of a catalogue. */
function flat(words: Catalogue, prefix = ''): Map<string, string> {
  const entries = Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : [...flat(value, `${prefix}${key}.`)],
  );
  return new Map(entries);
}

const places = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('dist'))
  .map((file): [string, string] => [file, readFileSync(join(web, file), 'utf8')]);

/** A key in code as a pattern: `${…}` stands for one part. */
const pattern = (key: string): RegExp =>
  new RegExp(`^${key.replaceAll('.', '\\.').replace(/\$\{[^}]+\}/g, '\\w+')}(\\.(one|other))?$`);

/** Every string of the code that may be a key: `section.name`, also with parts filled in. */
const used = sources.flatMap(([, text]) =>
  [...text.matchAll(/['`]((?:[a-z_]+|\$\{[^}]+\})(?:\.(?:\w|\$\{[^}]+\})+)+)['`]/g)].map(
    ([, key]) => key ?? '',
  ),
);
const sections = Object.keys(en as Catalogue);
const keys = used.filter((key) => sections.includes(key.split('.')[0] ?? '') || key.startsWith('${'));

describe('the words of the page', () => {
  it.each(catalogues)('%s has the same entries as English', (_, words) => {
    expect([...flat(words).keys()].sort()).toEqual([...flat(en as Catalogue).keys()].sort());
  });

  it.each(catalogues)('%s fills in the same places as English, whatever the plural form', (_, words) => {
    const english = flat(en as Catalogue);
    for (const [key, text] of flat(words)) {
      const wanted = places(english.get(key) ?? '');
      if (/\.(one|other)$/.test(key)) continue;
      expect([key, ...places(text)]).toEqual([key, ...wanted]);
    }
  });

  it.each(catalogues)('%s has every word that the code asks for', (_, words) => {
    const all = [...flat(words).keys()];
    const missing = keys
      .filter((key) => !key.startsWith('helped.'))
      .filter((key) => !all.some((one) => pattern(key).test(one)));
    expect(missing).toEqual([]);
  });

  it('has no entry that nothing asks for', () => {
    const made = ['language', 'site.no_script'];
    const unused = [...flat(en as Catalogue).keys()].filter(
      (one) => !made.includes(one) && !keys.some((key) => pattern(key).test(one.replace(/^helped\./, ''))),
    );
    expect(unused).toEqual([]);
  });

  it.each(catalogues)('%s speaks to those who help only where it speaks to people', (_, words) => {
    const all = [...flat(words).keys()];
    const helped = all.filter((one) => one.startsWith('helped.'));
    expect(helped.length).toBeGreaterThan(10);
    expect(helped.filter((one) => !all.includes(one.slice('helped.'.length)))).toEqual([]);
  });

  it.each([
    ['en', en, /\byou(r|rs)?\b/i],
    ['de', de, /\b(Sie|Ihnen|Ihre?[mnrs]?)\b(?! (ob|zuerst|die))/],
  ] as const)('%s never takes those who help for the owner of a device', (_, words, owner) => {
    const helped = [...flat((words as Catalogue).helped as Catalogue)];
    expect(helped.filter(([, text]) => owner.test(text.replace(/(Fragen|Prüfen) Sie/g, '')))).toEqual([]);
  });

  it('is complete for every language that can be chosen', () => {
    expect(catalogues.map(([language]) => language).sort()).toEqual(Object.keys(LANGUAGES).sort());
    expect(catalogues.map(([, words]) => words.language).sort()).toEqual(Object.values(LANGUAGES).sort());
  });

  it('asks for words of parts opened later only in such parts', () => {
    const first = sources.filter(([file]) => /^(overview|shell|store|model|parts|routes)\//.test(file));
    const asked = first.flatMap(([file, text]) =>
      [...text.matchAll(/t(?:ell)?\('(\w+)\./g)].map(([, section]) => `${file}: ${section}`),
    );
    expect(asked.filter((line) => LATER.some((section) => line.endsWith(`: ${section}`)))).toEqual([]);
  });
});

describe('how the page speaks', () => {
  it.each(catalogues)('%s keeps sentences within 25 words', (_, words) => {
    const long = [...flat(words)].filter(([, text]) =>
      text.split(/[.!?:;] /).some((sentence) => sentence.split(/\s+/).length > 25),
    );
    expect(long).toEqual([]);
  });

  const UNWELCOME: Record<string, RegExp> = {
    en: /\b(alarm|alert|violation|violate|fail(ed|ure)? to|non-?compliant|compliance|simply|just(?! now)|easy|must not|forbidden|invalid|error)\b/i,
    de: /\b(alarm|verstoß|verletzung|einfach|nur noch|verboten|ungültig|fehlerhaft|versäumt)\b/i,
  };

  it.each(catalogues)('%s neither blames nor frightens', (language, words) => {
    const found = [...flat(words)].filter(([, text]) => UNWELCOME[language]?.test(text));
    expect(found).toEqual([]);
  });
});
