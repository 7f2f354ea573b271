/** Which languages there are words in. A new one is a file and a line here. */
import german from './text/de.yml';
import english from './text/en.yml';
import type { TextFile } from './words.ts';

const FILES = { en: english, de: german };
export type Language = keyof typeof FILES;
export const LANGUAGES = Object.keys(FILES) as [Language, ...Language[]];

/** The words of a language. Our own files are checked by a test, not by every function that starts. */
export const textFile = (language: Language): TextFile => FILES[language] as TextFile;

/** The language in which there are words for what was asked: `en` for `en-GB`, the first for what is unknown. */
export function languageFor(asked: string): Language {
  const wanted = asked.toLowerCase();
  return (
    LANGUAGES.find((language) => language === wanted) ??
    LANGUAGES.find((language) => language === wanted.split('-')[0]) ??
    LANGUAGES[0]
  );
}
