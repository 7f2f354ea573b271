import { describe, expect, it } from '@jest/globals';
import { languageFor, textFile } from '../../../shared/practices/languages.ts';
import { placeholders, render, renderPhrase, say, type Voice } from '../../../shared/practices/render.ts';

/** A voice with the phrases that every practice has, and these. */
const voice = (language: string, phrases: Voice['phrases'] = {}): Voice => ({
  language,
  phrases: { ...textFile(languageFor(language)).common.phrases, ...phrases },
});

describe('a text', () => {
  it('is filled with numbers, dates, time spans and lists as the language writes them', () => {
    const phrases = { a: 'eins', b: 'zwei' };
    const values = {
      number: 1234.5,
      date: new Date('2026-08-20T23:30:00Z'),
      minutes: { seconds: 900 },
      hours: { seconds: 7200 },
      odd: { seconds: 61 },
      list: [say('a'), say('b')],
    };
    const text = '{number} | {date} | {minutes} | {hours} | {odd} | {list}';
    expect(render(text, values, voice('de', phrases))).toBe(
      '1.234,5 | 20. August 2026 | 15 Minuten | 2 Stunden | 61 Sekunden | eins und zwei',
    );
    expect(render(text, values, voice('en', phrases))).toBe(
      '1,234.5 | August 20, 2026 | 15 minutes | 2 hours | 61 seconds | eins and zwei',
    );
  });

  it.each([
    ['en', 'x', 'x and y', 'x, y, and z'],
    ['de', 'x', 'x und y', 'x, y und z'],
  ])('lists in %s as the platform does', (language, ...expected) => {
    const phrases = { x: 'x', y: 'y', z: 'z' };
    const lists = [['x'], ['x', 'y'], ['x', 'y', 'z']];
    const said = lists.map((keys) =>
      render('{all}', { all: keys.map((key) => say(key)) }, voice(language, phrases)),
    );
    expect(said).toEqual(expected);
    const platform = new Intl.ListFormat(language, { type: 'conjunction' });
    expect(said).toEqual(lists.map((keys) => platform.format(keys)));
  });

  it.each(['en', 'de'])('writes numbers in %s as the platform does', (language) => {
    const numbers = [0, 7, 999, 1000, 1_234_567, -3, 1.5];
    const said = numbers.map((number) => render('{number}', { number }, voice(language)));
    expect(said).toEqual(numbers.map((number) => new Intl.NumberFormat(language).format(number)));
  });

  it('takes the plural form of the language', () => {
    const text = {
      one: '{count} plik',
      few: '{count} pliki',
      many: '{count} plików',
      other: '{count} pliku',
    };
    const plural = (count: number) => render(text, { count }, voice('pl'));
    expect([1, 2, 5, 1.5].map(plural)).toEqual(['1 plik', '2 pliki', '5 plików', '1,5 pliku']);
  });

  it('is never shown with a hole', () => {
    expect(() => render('{count} updates', {}, voice('en'))).toThrow(/asks for \{count\}/);
    expect(() => renderPhrase(say('nothing'), {}, voice('en'))).toThrow(/no words for the phrase nothing/);
  });

  it('does not fill in what a value says', () => {
    expect(render('{a}', { a: '{b}', b: 'x' }, voice('en'))).toBe('{b}');
  });

  it('tells its placeholders', () => {
    expect(placeholders({ one: '{count} of {all}', other: '{count}' })).toEqual(['count', 'all']);
  });
});
