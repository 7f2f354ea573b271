/** The words of practices, by language. */
import { LANGUAGES, type Language } from '../model/languages.ts';
import german from './text/de.yml';
import english from './text/en.yml';
import type { TextFile } from './words.ts';

const FILES: Readonly<Record<Language, unknown>> = { en: english, de: german };

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
