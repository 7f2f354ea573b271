/** The words of notifications, one file per language. */
import * as z from 'zod';
import german from './de.yml';
import english from './en.yml';

const sentence = z.string().min(1);
const wordsShape = z.strictObject({
  actions: z.strictObject({ acknowledge: sentence, confirm: sentence, deny: sentence }),
  next: sentence,
});
export type NotificationWords = z.infer<typeof wordsShape>;

const ENGLISH = wordsShape.parse(english);
const LANGUAGES: Record<string, NotificationWords> = { en: ENGLISH, de: wordsShape.parse(german) };

/** @param language two letters; a language without words gets English */
export const notificationWords = (language: string): NotificationWords => LANGUAGES[language] ?? ENGLISH;
