/** What sources are said about here: the report's words, but for those that speak of devices. A test checks them. */
import { type Language, wordsIn } from '../../../model/languages.ts';
import { type SourceWords, sourceWords } from '../../../report/text/index.ts';
import german from './de.yml';
import english from './en.yml';

interface ActivityWords {
  states: Pick<SourceWords['states'], 'incomplete'>;
  codes: Pick<SourceWords['codes'], 'not_supported'>;
  nothing_shown: string;
}

const WORDS: Record<Language, ActivityWords> = {
  en: english as ActivityWords,
  de: german as ActivityWords,
};

/** @param language two letters; a language without words gets English */
export function activityWords(language: string): SourceWords {
  const words = sourceWords(language);
  const { states, codes, nothing_shown } = wordsIn(WORDS, language);
  return {
    ...words,
    states: { ...words.states, ...states },
    codes: { ...words.codes, ...codes },
    nothing_shown,
  };
}
