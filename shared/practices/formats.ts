/** Formats of numbers, dates and plurals. Making one costs more than all else that a practice does, so they are kept. */

type Make<Format> = (language: string) => Format;

/** @returns one format for each language, made when it is first asked for */
function kept<Format>(make: Make<Format>): Make<Format> {
  const known = new Map<string, Format>();
  return (language) => {
    const before = known.get(language);
    if (before) return before;
    const format = make(language);
    known.set(language, format);
    return format;
  };
}

export const plurals = kept((language) => new Intl.PluralRules(language));
export const numbers = kept((language) => new Intl.NumberFormat(language));
export const days = kept(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }),
);
