/** The words of practices: where they come from, and what is missing from them. */
import type { Platform } from '../model/record.ts';
import { placeholders } from './render.ts';
import type { Practice } from './types.ts';
import type { SomeWords, TextFile } from './words-schema.ts';

export type { SomeWords, Steps, TextFile, Words } from './words-schema.ts';

/** Lays words over words: texts and lists replace, groups of words are joined. */
export function overlay(...layers: readonly (SomeWords | undefined)[]): SomeWords {
  const joined: Record<string, unknown> = {};
  for (const [key, value] of layers.flatMap((layer) => Object.entries(layer ?? {}))) {
    const before = joined[key];
    joined[key] = isGroup(before) && isGroup(value) ? { ...before, ...value } : value;
  }
  return joined;
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The words that a practice starts from in a language. */
export function shippedWords(practice: Practice, file: TextFile): SomeWords {
  const { platforms: _, ...common } = file.common;
  return overlay(common, practice.template && file[practice.template], file.practices[practice.id]);
}

const STATUSES = ['ok', 'fail', 'unknown', 'na'];
const CODES = [
  ...['no_fact', 'no_platform', 'never_told', 'not_answered'],
  ...['practice_error', 'sources_disagree', 'not_confirmed'],
];

/** Names what a practice needs to say and cannot: `title.ok`, `directions.Mac`. */
export function missingWords(practice: Practice, words: SomeWords): string[] {
  const { titles = [], unknown = [], phrases } = practice.uses;
  const absent = (group: keyof SomeWords & ('title' | 'unknown' | 'phrases'), keys: readonly string[]) =>
    keys.filter((key) => words[group]?.[key] === undefined).map((key) => `${group}.${key}`);
  const forAny = words.directions?.any?.some(({ when }) => when !== 'other_version');
  const can = (platform: Platform) => words.directions?.[platform] ?? forAny;
  return [
    ...(['name', 'why', 'consequence'] as const).filter((key) => words[key] === undefined),
    ...absent('title', [...STATUSES, ...titles]),
    ...absent('unknown', [...CODES, ...unknown]),
    ...absent('phrases', phrases),
    ...practice.platforms.filter((platform) => !can(platform)).map((platform) => `directions.${platform}`),
  ];
}

/** Placeholders in an organization's words that nothing would fill: `phrases.updates: {cuont}`. */
export function strayPlaceholders(own: SomeWords, shipped: SomeWords): string[] {
  const texts = leaves(own);
  if (texts.length === 0) return [];
  const known = new Map(leaves(shipped).map(([path, text]) => [path, placeholders(text)]));
  return texts.flatMap(([path, text]) =>
    placeholders(text)
      .filter((name) => !['name', 'platform', ...(known.get(path) ?? [])].includes(name))
      .map((name) => `${path}: {${name}}`),
  );
}

function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}
