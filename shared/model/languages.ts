/**
 * Which languages there are words in, and what each calls itself. A new one is a line here: the compiler then names
 * every file that has to get its words.
 */
export const LANGUAGE_NAMES = { en: 'English', de: 'Deutsch' } as const;

/** Two letters. */
export type Language = keyof typeof LANGUAGE_NAMES;

export const LANGUAGES = Object.keys(LANGUAGE_NAMES) as [Language, ...Language[]];

/** @param language two letters; one without words gets English */
export const wordsIn = <Words>(all: Readonly<Record<Language, Words>>, language: string): Words =>
  Object.hasOwn(all, language) ? all[language as Language] : all.en;
