/** Which of the organization's languages a person reads. */

/**
 * @param cookie the cookie `lang`: what the person chose
 * @param accept the header `Accept-Language`
 * @param languages two letters each; the first is the default
 */
export function chooseLanguage(
  cookie: string | undefined,
  accept: string | undefined,
  languages: readonly string[],
): string {
  const chosen = cookie === undefined ? undefined : languageOf(cookie);
  const wanted = chosen === undefined ? preferences(accept) : [chosen, ...preferences(accept)];
  return wanted.find((language) => languages.includes(language)) ?? languages[0] ?? 'en';
}

/** Best first (RFC 9110, 12.5.4); those of quality 0 are not wanted. */
function preferences(accept: string | undefined): string[] {
  return (accept ?? '')
    .slice(0, 500)
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean);
      return { language: languageOf(tag), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ language }) => language);
}

const languageOf = (tag: string): string => (tag.trim().split('-', 1)[0] ?? '').toLowerCase();
