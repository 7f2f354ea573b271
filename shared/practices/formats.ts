/** Formats of numbers, dates and plurals. Making one costs more than all else that a practice does, so they are kept. */

type Make<Format> = (name: string) => Format;

/** @returns one format for each language or zone, made when it is first asked for */
function kept<Format>(make: Make<Format>): Make<Format> {
  const known = new Map<string, Format>();
  return (name) => {
    const before = known.get(name);
    if (before) return before;
    const format = make(name);
    known.set(name, format);
    return format;
  };
}

export const plurals = kept((language) => new Intl.PluralRules(language));
export const numbers = kept((language) => new Intl.NumberFormat(language));
export const days = kept(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }),
);
/** Days with a time of day; asked for by language and zone, with a space between. */
export const instants = kept((name) => {
  const [language, timeZone] = name.split(' ');
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone });
});
/** Days as `2026-12-04`: Swedish writes them so. */
export const calendar = kept(
  (timeZone) => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }),
);
