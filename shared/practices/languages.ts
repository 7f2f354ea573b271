/** Which languages there are words in. A new one is a file and a line here. */
import german from './text/de.yml';
import english from './text/en.yml';
import { TextFile } from './words.ts';

const FILES = { en: english, de: german };
export type Language = keyof typeof FILES;
export const LANGUAGES = Object.keys(FILES) as [Language, ...Language[]];

const read = new Map<Language, TextFile>();

/**
 * The words of a language.
 *
 * @throws Error when the file has the wrong shape
 */
export function textFile(language: Language): TextFile {
  const file = read.get(language) ?? TextFile.parse(FILES[language]);
  read.set(language, file);
  return file;
}

/** The language in which there are words for what was asked: `en` for `en-GB`, the first for what is unknown. */
export function languageFor(asked: string): Language {
  const wanted = asked.toLowerCase();
  return (
    LANGUAGES.find((language) => language === wanted) ??
    LANGUAGES.find((language) => language === wanted.split('-')[0]) ??
    LANGUAGES[0]
  );
}
