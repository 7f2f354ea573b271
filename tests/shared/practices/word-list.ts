/** The words that are never used, and how long a sentence may be (requirements W1 and W2 of the employee page). */

/**
 * By language. German has "nur" for "only" too, which is welcome; what makes little of a task is not. `\b` knows no
 * umlauts, hence the letters around.
 */
const NEVER: Readonly<Record<string, RegExp>> = {
  en: /\b(violat\w*|failures?|non-?complian\w*|alarm\w*|simply|just)\b/gi,
  de: /(?<!\p{L})(alarm\p{L}*|verst[oö](ß|ss)\p{L}*|verletz\p{L}*|fehlschl\p{L}*|fehlgeschlagen|versäum\p{L}*|nicht konform|einfach|lediglich|bloß|nur (kurz|noch)|(müssen|brauchen) nur|Sie nur)(?!\p{L})/giu,
};
const LONGEST = 25;
/** Keys whose values are addresses or versions. */
const NOT_PROSE = ['link', 'settings_url', 'from', 'os', 'when'];

const sentences = (text: string) => text.split(/(?<=[.!?])\s+/).filter(Boolean);
const words = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word));

function prose(value: unknown, path: string[] = []): [string, string][] {
  if (typeof value === 'string') return [[path.join('.'), value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => !NOT_PROSE.includes(key))
    .flatMap(([key, inner]) => prose(inner, [...path, key]));
}

/**
 * What is wrong with the words of a file, one line each.
 *
 * @param content a parsed `text/<language>.yml`
 * @throws Error for a language without a list of words
 */
export function wordProblems(content: unknown, language: string): string[] {
  const never = NEVER[language];
  if (!never) throw new Error(`There is no list of words that ${language} never uses.`);
  return prose(content).flatMap(([path, text]) => [
    ...[...text.matchAll(never)].map(([word]) => `${path}: never says "${word}"`),
    ...sentences(text)
      .map((sentence) => words(sentence).length)
      .filter((count) => count > LONGEST)
      .map((count) => `${path}: a sentence has ${count} words, ${LONGEST} are enough`),
  ]);
}

const syllables = (word: string) =>
  Math.max(
    1,
    word
      .toLowerCase()
      .replace(/(?<=[^l])e$/, '')
      .match(/[aeiouy]+/g)?.length ?? 1,
  );

/** The years of school that an English text asks for (Flesch-Kincaid). Its numbers hold for English and nothing else. */
export function grade(text: string): number {
  const all = words(text);
  const sounds = all.reduce((sum, word) => sum + syllables(word.replace(/[^a-z]/gi, '')), 0);
  return 0.39 * (all.length / sentences(text).length) + 11.8 * (sounds / all.length) - 15.59;
}
