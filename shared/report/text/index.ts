/** The report's own words, one file per language. */
import * as z from 'zod';
import { SOURCE_ERROR_CODES } from '../../model/source.ts';
import german from './de.yml';
import english from './en.yml';

const sentence = z.string().min(1);
const wordsShape = z.strictObject({
  states: z.strictObject({ pending: sentence, refreshing: sentence, incomplete: sentence }),
  codes: z.strictObject(
    Object.fromEntries(SOURCE_ERROR_CODES.map((code) => [code, sentence])) as Record<
      (typeof SOURCE_ERROR_CODES)[number],
      typeof sentence
    >,
  ),
  shown_before: sentence,
  nothing_shown: sentence,
});
export type SourceWords = z.infer<typeof wordsShape>;

// Parsed as the module loads: a code without words does not start.
const ENGLISH = wordsShape.parse(english);
const LANGUAGES: Record<string, SourceWords> = { en: ENGLISH, de: wordsShape.parse(german) };

/** @param language two letters; a language without words gets English */
export function sourceWords(language: string): SourceWords {
  return LANGUAGES[language] ?? ENGLISH;
}
