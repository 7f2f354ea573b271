/** The report's own words, one file per language. A test checks that none is missing: functions start without that. */
import { type Language, wordsIn } from '../../model/languages.ts';
import type { SourceErrorCode } from '../../model/source.ts';
import german from './de.yml';
import english from './en.yml';

export interface SourceWords {
  states: Record<'pending' | 'refreshing' | 'incomplete', string>;
  codes: Record<SourceErrorCode, string>;
  shown_before: string;
  nothing_shown: string;
}

const WORDS: Record<Language, SourceWords> = { en: english as SourceWords, de: german as SourceWords };

/** @param language two letters; a language without words gets English */
export const sourceWords = (language: string): SourceWords => wordsIn(WORDS, language);
