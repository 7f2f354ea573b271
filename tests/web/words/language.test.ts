import { describe, expect, it } from '@jest/globals';
import { chosenLanguage, firstLanguage, languageOfReport } from '../../../web/words/language.ts';

describe('the language of the page', () => {
  it('is the one that was chosen', () => {
    expect(firstLanguage('a=1; lang=de', ['en'])).toBe('de');
    expect(languageOfReport('lang=en', 'de', 'en')).toBe('en');
  });

  it('is else the first that the browser asks for and the page has', () => {
    expect(firstLanguage('', ['xx-CH', 'de-CH', 'en'])).toBe('de');
    expect(firstLanguage('lang=xx', ['yy'])).toBe('en');
  });

  it('follows the report when nothing was chosen', () => {
    expect(languageOfReport('', 'en', 'de')).toBe('en');
    expect(languageOfReport('', 'xx', 'de')).toBe('de');
  });

  it('is not taken from a cookie that only looks like it', () => {
    expect(chosenLanguage('xlang=de')).toBeUndefined();
    expect(chosenLanguage('lang=constructor')).toBeUndefined();
  });
});
