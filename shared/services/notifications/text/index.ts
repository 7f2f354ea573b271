/** The words of notifications, one file per language. A test checks that none is missing: functions start without that. */
import german from './de.yml';
import english from './en.yml';

export interface NotificationWords {
  actions: Record<'acknowledge' | 'confirm' | 'deny', string>;
  next: string;
}

const ENGLISH = english as NotificationWords;
const LANGUAGES: Record<string, NotificationWords> = { en: ENGLISH, de: german as NotificationWords };

/** @param language two letters; a language without words gets English */
export const notificationWords = (language: string): NotificationWords => LANGUAGES[language] ?? ENGLISH;
