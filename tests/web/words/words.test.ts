import { beforeEach, describe, expect, it } from '@jest/globals';
import { language, learn, listed, speak, t, tell } from '../../../web/words/words.ts';

const words = {
  greeting: { hello: 'Hello {name}', things: { one: 'One thing', other: '{count} things' } },
};

beforeEach(() => speak('en', words));

describe('t', () => {
  it('fills in what it is given and leaves open what it is not', () => {
    expect(t('greeting.hello', { name: '<b>Ada</b>' })).toBe('Hello <b>Ada</b>');
    expect(t('greeting.hello')).toBe('Hello {name}');
  });

  it('chooses the plural form and writes numbers as the language does', () => {
    expect(t('greeting.things', { count: 1 })).toBe('One thing');
    expect(t('greeting.things', { count: 1234 })).toBe('1,234 things');
    speak('de', words);
    expect(t('greeting.things', { count: 1234 })).toBe('1.234 things');
  });

  it('shows the key of words that are missing', () => {
    expect(t('greeting.gone')).toBe('greeting.gone');
    expect(t('greeting.things')).toBe('greeting.things');
  });

  it('knows words that were learned later', () => {
    learn(language(), { more: { words: 'More' } });
    expect([t('more.words'), t('greeting.hello', { name: 'Ada' })]).toEqual(['More', 'Hello Ada']);
  });

  it('does not mix in words of a language that it no longer speaks', () => {
    speak('de', words);
    learn('en', { more: { words: 'More' } });
    expect(t('more.words')).toBe('more.words');
  });
});

describe('tell', () => {
  it('puts elements where the places are', () => {
    const element = { type: 'time' } as never;
    expect(tell('greeting.hello', { name: element })).toEqual(['Hello ', element, '']);
  });

  it('chooses the plural form', () => {
    expect(tell('greeting.things', {}, 3).join('')).toBe('3 things');
  });
});

describe('listed', () => {
  it('joins as the language does', () => {
    expect(listed(['a', 'b', 'c'])).toBe('a, b, and c');
    speak('de', words);
    expect(listed(['a', 'b', 'c'])).toBe('a, b und c');
  });
});
