/** What can be used and is probably not what was meant. It is named, and stops nothing. */
import { dayIn, LANGUAGES, writtenDay } from '../practices/index.ts';
import type { ConfigProblem } from './problems.ts';
import type { ConfigData } from './schema.ts';

const UNCOUNTED =
  'makes no day yet: since when a finding stands is not kept, so it has its rating at once. Write `due` for a day';

/** @param now against which a `due` has passed */
export function warningsOf({ practices, languages, organization }: ConfigData, now: Date): ConfigProblem[] {
  const { time_zone: zone } = organization;
  return Object.entries(practices).flatMap(([id, { due, due_after, words = {}, off }]) => {
    const at = (...path: string[]) => ['practices', id, ...path];
    const past: ConfigProblem[] =
      due !== undefined && !off && writtenDay(due, zone) < dayIn(zone, now)
        ? [{ path: at('due'), message: 'has passed. Findings are overdue at once; move it, or remove it' }]
        : [];
    const uncounted: ConfigProblem[] =
      due_after !== undefined && !off ? [{ path: at('due_after'), message: UNCOUNTED }] : [];
    const unread = LANGUAGES.filter((code) => words[code] && !languages.includes(code)).map((code) => ({
      path: at('words', code),
      message: `is read by nobody: \`languages\` has no ${code}. Add it there, or remove the words`,
    }));
    return [
      ...past,
      ...uncounted,
      ...unread,
      ...unequal(words, languages).map((message) => ({ path: at('words'), message })),
    ];
  });
}

/** Words changed in one language: pages in the others keep those that come with the project. */
function unequal(words: Partial<Record<string, object>>, languages: readonly string[]): string[] {
  const changed = languages.filter((code) => words[code]);
  const all = [...new Set(changed.flatMap((code) => placesOf(words[code])))];
  if (all.length === 0) return [];
  return languages.flatMap((code) => {
    const there = placesOf(words[code]);
    const lacks = all.filter((place) => !there.includes(place));
    if (lacks.length === 0) return [];
    return [
      `changes ${lacks.join(', ')} in ${changed.filter((one) => one !== code).join(', ')} only. Pages in ${code} keep ours: write it under \`${code}\` as well`,
    ];
  });
}

/** "title.fail", for all words of one language. Links may be the same in all. */
const placesOf = (words: object = {}): string[] =>
  Object.entries(words).flatMap(([key, inner]) => {
    if (key === 'link') return [];
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return [key];
    return placesOf(inner).map((rest) => `${key}.${rest}`);
  });
