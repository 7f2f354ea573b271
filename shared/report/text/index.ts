/** The report's own words, one file per language. A test checks that none is missing: functions start without that. */
import type { SourceErrorCode } from '../../model/source.ts';
import german from './de.yml';
import english from './en.yml';

export interface SourceWords {
  states: Record<'pending' | 'refreshing' | 'incomplete', string>;
  codes: Record<SourceErrorCode, string>;
  shown_before: string;
  nothing_shown: string;
}

const ENGLISH = english as SourceWords;
const LANGUAGES: Record<string, SourceWords> = { en: ENGLISH, de: german as SourceWords };

/** @param language two letters; a language without words gets English */
export function sourceWords(language: string): SourceWords {
  return LANGUAGES[language] ?? ENGLISH;
}
