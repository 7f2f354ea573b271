/** The shape of words. Only what checks a file needs it: functions start without. */
import * as z from 'zod';
import { PLATFORMS } from '../model/record.ts';
import type { Text } from './render.ts';
import { strict, under } from './strict.ts';

const Sentence = z.string({ error: 'is not a text' }).min(1, { error: 'is empty' });
const Phrase: z.ZodType<Text> = z.union(
  [Sentence, under(['zero', 'one', 'two', 'few', 'many', 'other'], Sentence)],
  { error: 'is neither a text nor one text per plural form' },
);
const Link = z.url({ protocol: /^https$/, error: 'is not an https address' });
const Key = z.string();
const TARGETS = [...PLATFORMS, 'any'] as const;

/** A step; one with `asks` is there only where one of these is asked for. */
const Step = z.union([Sentence, strict({ asks: z.array(z.string()).min(1), step: Sentence })], {
  error: 'is neither a step nor one with `asks` and `step`',
});

/** Steps for one platform, from one version on, or for one variant of a finding. */
const Steps = strict({
  for: Sentence,
  /** The oldest version that they fit; the entry with the newest `from` that fits is used. */
  from: z.string().optional(),
  /** Beginnings of the system's name that they fit: `[Ubuntu, Debian]`. */
  os: z.array(z.string()).optional(),
  /** The variant of the finding that they are for: `in_progress`. */
  when: z.string().optional(),
  steps: z.array(Step).min(1),
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
  check: SomeWords,
  practices: z.record(Key, SomeWords),
});
export type TextFile = z.output<typeof TextFile>;
