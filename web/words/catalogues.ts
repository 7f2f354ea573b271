/** Loads the words of one language: files of their own, so that nobody waits for words they do not read. */
import type { Language } from '../../shared/model/languages.ts';
import type { Catalogue } from './words.ts';

type Loaded = { default: Catalogue };

/** `first`: what the first view says; `later`: what the parts say that are opened later. */
export type Half = 'first' | 'later';

// The build makes both halves of a language out of its one file in web/text.
const LOADERS: Readonly<Record<Language, Record<Half, () => Promise<Loaded>>>> = {
  en: { first: () => import('words:en/first'), later: () => import('words:en/later') },
  de: { first: () => import('words:de/first'), later: () => import('words:de/later') },
};

/** The words of a language listed in LANGUAGES. */
export async function loadWords(language: string, half: Half): Promise<Catalogue> {
  const load = LOADERS[language as Language]?.[half];
  if (load === undefined) throw new RangeError(`There are no words for "${language}".`);
  return (await load()).default;
}
