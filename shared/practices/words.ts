/** The words of practices: their shape, where they come from, and what is missing from them. */
import * as z from 'zod';
import { PLATFORMS, type Platform } from '../model/record.ts';
import { placeholders, type Text } from './render.ts';
import { strict, under } from './strict.ts';
import type { Practice } from './types.ts';

const Sentence = z.string({ error: 'is not a text' }).min(1, { error: 'is empty' });
const Phrase: z.ZodType<Text> = z.union(
  [Sentence, under(['zero', 'one', 'two', 'few', 'many', 'other'], Sentence)],
  { error: 'is neither a text nor one text per plural form' },
);
const Link = z.url({ protocol: /^https$/, error: 'is not an https address' });
const Key = z.string();
const TARGETS = [...PLATFORMS, 'any'] as const;

/** Steps for one platform, from one version on, or for one variant of a finding. */
const Steps = strict({
  for: Sentence,
  /** The oldest version that they fit; the entry with the newest `from` that fits is used. */
  from: z.string().optional(),
  /** Beginnings of the system's name that they fit: `[Ubuntu, Debian]`. */
  os: z.array(z.string()).optional(),
  /** The variant of the finding that they are for: `in_progress`. */
  when: z.string().optional(),
  steps: z.array(Sentence).min(1),
  expected: Sentence.optional(),
  settings_url: z
    .string()
    .regex(/^(ms-settings:|x-apple\.systempreferences:)/, {
      error: 'does not open settings. Use ms-settings: or x-apple.systempreferences:',
    })
    .optional(),
});
export type Steps = z.output<typeof Steps>;

/** Why something is unknown: what is missing, who can change that, and whether the steps help. */
const Missing = strict({ missing: Sentence, fix: Sentence, steps: z.boolean().optional() });

const shape = {
  name: Sentence,
  title: z.record(Key, Sentence),
  why: Sentence,
  consequence: Sentence,
  unknown: z.record(Key, Missing),
  phrases: z.record(Key, Phrase),
  link: z
    .union([Link, under(TARGETS, Link)], {
      error: 'is neither an https address nor one per platform',
    })
    .optional(),
  directions: under(TARGETS, z.array(Steps).min(1)),
};

/** Everything that a practice says, in one language. */
export const Words = strict(shape);
export type Words = z.output<typeof Words>;

/** What an organization may say otherwise; the rest stays. */
export const SomeWords = Words.partial();
export type SomeWords = z.output<typeof SomeWords>;

/** A file of words: `text/<language>.yml`. */
export const TextFile = strict({
  common: SomeWords.extend({ platforms: z.record(z.enum([...PLATFORMS, 'unknown']), Sentence) }),
  software: SomeWords,
  practices: z.record(Key, SomeWords),
});
export type TextFile = z.output<typeof TextFile>;

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
const CODES = ['no_fact', 'no_platform', 'practice_error'];

/** Names what a practice needs to say and cannot: `title.ok`, `directions.Mac`. */
export function missingWords(practice: Practice, words: SomeWords): string[] {
  const { titles = [], unknown = [], phrases } = practice.uses;
  const absent = (group: keyof SomeWords & ('title' | 'unknown' | 'phrases'), keys: readonly string[]) =>
    keys.filter((key) => words[group]?.[key] === undefined).map((key) => `${group}.${key}`);
  const can = (platform: Platform) => words.directions?.[platform] ?? words.directions?.any;
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
  const known = new Map(leaves(shipped).map(([path, text]) => [path, placeholders(text)]));
  return leaves(own).flatMap(([path, text]) =>
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
