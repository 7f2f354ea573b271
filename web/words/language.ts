/** Which language the page speaks: what was chosen, else what the report speaks, else what the browser asks for. */
import { LANGUAGE_NAMES } from '../../shared/model/languages.ts';
import { chosen } from './cookie.ts';

/** The languages of the page, each with a catalogue in web/text, and the name that each gives itself. */
export const LANGUAGES: Readonly<Record<string, string>> = LANGUAGE_NAMES;

const FALLBACK = 'en';

const known = (tag: string | undefined): string | undefined => {
  const short = tag?.slice(0, 2).toLowerCase();
  return short !== undefined && short in LANGUAGES ? short : undefined;
};

/** The value of cookie `lang` when it names a language that the page has. */
export const chosenLanguage = (cookies: string): string | undefined => known(chosen('lang', cookies));

/** The language to start with: the same rule that the server uses for the report's texts. */
export const firstLanguage = (cookies: string, asked: readonly string[]): string =>
  chosenLanguage(cookies) ?? asked.map(known).find((tag) => tag !== undefined) ?? FALLBACK;

/** The language to go on with when the report came in `reported`. */
export const languageOfReport = (cookies: string, reported: string, current: string): string =>
  chosenLanguage(cookies) ?? known(reported) ?? current;
