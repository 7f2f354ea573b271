/** What can be used and is probably not what was meant. It is named, and stops nothing. */

import { type Declarations, TRUSTS } from '../model/declaration.ts';
import { LANGUAGES } from '../model/languages.ts';
import { type Decisions, dayIn, type PracticeSetting, practicesOf, writtenDay } from '../practices/index.ts';
import type { ConfigProblem } from './problems.ts';
import { unreachedRules } from './rule-warnings.ts';
import type { ConfigData } from './schema.ts';

const UNCOUNTED =
  'makes no day yet: since when a finding stands is not kept, so it has its rating at once. Write `due` for a day';

/**
 * @param now against which a `due` has passed
 * @param declarations of the sources; absent: any may tell anything
 */
export function warningsOf(data: ConfigData, now: Date, declarations?: Declarations): ConfigProblem[] {
  const { practices, languages } = data;
  const on = new Set(practicesOf(practices).map(({ id }) => id));
  const ofPractices = Object.entries(practices).flatMap(([id, setting]) => [
    ...(on.has(id)
      ? [...days([id, setting], data, now), ...unreachedRules([id, setting], data, declarations)]
      : []),
    ...words([id, setting], languages),
  ]);
  if (!declarations) return ofPractices;
  return [...raisedTrust(data, declarations), ...untoldChecks(data, declarations), ...ofPractices];
}

/** A source that tells of no checks answers none. */
function untoldChecks({ practices }: ConfigData, declarations: Declarations): ConfigProblem[] {
  return Object.entries(practices).flatMap(([id, { check = {} }]) =>
    Object.keys(check)
      .filter((source) => {
        const tells = declarations[source]?.tells;
        return tells && !Object.values(tells).some((names) => names.includes('checks'));
      })
      .map((source) => ({
        path: ['practices', id, 'check', source],
        message: 'tells of no checks, so it never answers. Remove it, or name another source',
      })),
  );
}

/** An organization may trust a source less than its adapter does; more is for whoever knows how it gets what it tells. */
function raisedTrust({ sources }: ConfigData, declarations: Declarations): ConfigProblem[] {
  return Object.entries(sources).flatMap(([source, { trust }]) => {
    const declared = declarations[source]?.trust ?? 'managed';
    if (trust === undefined || TRUSTS.indexOf(trust) >= TRUSTS.indexOf(declared)) return [];
    const message = `is more than its adapter declares, which is ${declared}. Remove it, unless all that it tells is measured by your own systems`;
    return [{ path: ['sources', source, 'trust'], message }];
  });
}

/** Of the entry and of each of its rules. */
function days(
  [id, { rules = [], ...entry }]: [string, PracticeSetting],
  { organization }: ConfigData,
  now: Date,
): ConfigProblem[] {
  const { time_zone: zone } = organization;
  const places: [PropertyKey[], Decisions][] = [
    [['practices', id], entry],
    ...rules.map((rule, index): [PropertyKey[], Decisions] => [['practices', id, 'rules', index], rule]),
  ];
  return places.flatMap(([path, { due, due_after, off }]) => {
    const past = due !== undefined && writtenDay(due, zone) < dayIn(zone, now);
    const message = 'has passed. Findings are overdue at once; move it, or remove it';
    return [
      ...(past && !off ? [{ path: [...path, 'due'], message }] : []),
      ...(due_after !== undefined && !off ? [{ path: [...path, 'due_after'], message: UNCOUNTED }] : []),
    ];
  });
}

function words(
  [id, { words: own = {} }]: [string, PracticeSetting],
  languages: ConfigData['languages'],
): ConfigProblem[] {
  const at = (...path: string[]) => ['practices', id, 'words', ...path];
  const unread = LANGUAGES.filter((code) => own[code] && !languages.includes(code)).map((code) => ({
    path: at(code),
    message: `is read by nobody: \`languages\` has no ${code}. Add it there, or remove the words`,
  }));
  return [...unread, ...unequal(own, languages).map((message) => ({ path: at(), message }))];
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
