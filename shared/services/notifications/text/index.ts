/** The words of notifications, one file per language. A test checks that none is missing: functions start without that. */
import { type Language, wordsIn } from '../../../model/languages.ts';
import german from './de.yml';
import english from './en.yml';

export interface NotificationWords {
  actions: Record<'acknowledge' | 'confirm' | 'deny', string>;
  next: string;
}

const WORDS: Record<Language, NotificationWords> = {
  en: english as NotificationWords,
  de: german as NotificationWords,
};

/** @param language two letters; a language without words gets English */
export const notificationWords = (language: string): NotificationWords => wordsIn(WORDS, language);
