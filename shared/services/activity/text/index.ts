/** What sources are said about here: the report's words, but for those that speak of devices. */
import * as z from 'zod';
import { type SourceWords, sourceWords } from '../../../report/text/index.ts';
import german from './de.yml';
import english from './en.yml';

const sentence = z.string().min(1);
const wordsShape = z.strictObject({
  states: z.strictObject({ incomplete: sentence }),
  codes: z.strictObject({ not_supported: sentence }),
  nothing_shown: sentence,
});

const ENGLISH = wordsShape.parse(english);
const LANGUAGES: Record<string, z.infer<typeof wordsShape>> = { en: ENGLISH, de: wordsShape.parse(german) };

/** @param language two letters; a language without words gets English */
export function activityWords(language: string): SourceWords {
  const words = sourceWords(language);
  const { states, codes, nothing_shown } = LANGUAGES[language] ?? ENGLISH;
  return {
    ...words,
    states: { ...words.states, ...states },
    codes: { ...words.codes, ...codes },
    nothing_shown,
  };
}
