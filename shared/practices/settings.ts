/** What an organization may change about practices: the part `practices` of stethoscope.yml. */

import * as z from 'zod';
import { LANGUAGES } from '../model/languages.ts';
import { CheckSpec } from './check-spec.ts';
import { duration } from './duration.ts';
import { practiceFor, REGISTRY } from './registry.ts';
import { type Decisions, type PracticeRule, rulesOf, withAllOptions } from './rules.ts';
import { SoftwareSpec } from './software-spec.ts';
import { notKnown, strict, under } from './strict.ts';
import type { Practice } from './types.ts';
import { SomeWords } from './words-schema.ts';

/** One practice's entry, checked. */
export interface PracticeSetting extends Decisions {
  /** For some devices; the first that fits counts. */
  rules?: PracticeRule[] | undefined;
  /** What is left at least when a device that had been away has reported again, milliseconds. */
  grace?: number | undefined;
  words?: Partial<Record<string, SomeWords>> | undefined;
  software?: SoftwareSpec | undefined;
  check?: CheckSpec | undefined;
}

/** The whole part, checked; `{}` means all built-in practices as they are. */
export type PracticesConfig = Readonly<Record<string, PracticeSetting>>;

/** One mistake, with its path below `practices`. */
export type SettingIssue = z.core.$ZodIssue;

const mistake = (path: PropertyKey[], message: string): SettingIssue => ({ code: 'custom', path, message });

const ONE_RATING =
  'is one word. Write critical or suggested; one for some devices stands under `rules`, see docs/adding-a-practice.md#rules-for-some-devices';

const NAME = /^[a-z][a-z0-9_]*$/;

/** Files of before have a time, which stands for its day. */
const Day = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: 'is not a day. Write it like 2026-12-15',
});

function schemaFor(practice: Practice | undefined) {
  const decisions = {
    off: z.boolean({ error: 'is neither true nor false. Write one of the two' }).optional(),
    rating: z
      .enum(['critical', 'suggested'], {
        error: ({ input }) =>
          typeof input === 'object' ? ONE_RATING : 'is not a rating. Use critical or suggested',
      })
      .optional(),
    due: Day.optional(),
    due_after: duration.optional(),
    options: practice ? practice.options.optional() : z.object({}).optional(),
  };
  return strict({
    ...decisions,
    grace: duration.optional(),
    rules: rulesOf(decisions),
    words: under(LANGUAGES, SomeWords).optional(),
    software: SoftwareSpec.optional(),
    check: CheckSpec.optional(),
  });
}

/** A practice of the organization's own has no other names. */
const unnamed = (id: string, software: unknown): SettingIssue | undefined =>
  typeof software === 'object' && software !== null && 'names' in software
    ? undefined
    : mistake([id, 'software', 'names'], 'is missing. Write for example `names: { Mac: [Example Agent] }`');

/** What is wrong with the entry as a whole, before its parts are looked at. */
function misnamed(id: string, value: unknown): SettingIssue | undefined {
  const builtIn = REGISTRY.find((practice) => practice.id === id);
  const has = (key: 'software' | 'check') => typeof value === 'object' && value !== null && key in value;
  const [software, check] = [has('software'), has('check')];
  if (check && (builtIn || software)) {
    const why = builtIn ? `\`${id}\` comes with the project` : 'the entry has `software`';
    return mistake([id, 'check'], `has no meaning here: ${why}. Give it an entry of its own`);
  }
  if (builtIn && software && builtIn.template !== 'software')
    return mistake([id, 'software'], `has no meaning here: \`${id}\` is not a software practice. Remove it`);
  if (builtIn) return undefined;
  if (check && NAME.test(id)) return undefined;
  if (software && NAME.test(id)) return unnamed(id, (value as { software: unknown }).software);
  if (software || check)
    return mistake([id], 'is not a name for a practice. Use lower case letters, digits and _');
  const known = REGISTRY.map((practice) => practice.id);
  return mistake(
    [id],
    `${notKnown(id, known)} To add a practice, give it \`software\` or \`check\`, and \`words\``,
  );
}

function readEntry(
  entry: unknown,
  practice: Practice | undefined,
): { setting: PracticeSetting; issues: SettingIssue[] } {
  const { data, error } = schemaFor(practice).safeParse(entry);
  if (!data) return { setting: {}, issues: error.issues };
  const issues: SettingIssue[] = [];
  if (!data.rules) return { setting: data, issues };
  return { setting: { ...data, rules: withAllOptions(data.rules, entry, practice, issues) }, issues };
}

/**
 * Checks the part `practices`.
 *
 * @returns the entries that are right, others without what they say, and every mistake in these
 */
export function parsePractices(value: Record<string, unknown>): {
  practices: PracticesConfig;
  issues: SettingIssue[];
} {
  const practices: Record<string, PracticeSetting> = {};
  const issues: SettingIssue[] = [];
  for (const [id, entry] of Object.entries(value)) {
    const wrong = misnamed(id, entry);
    if (wrong) {
      issues.push(wrong);
      continue;
    }
    const given = entry as { software?: unknown; check?: unknown } | null;
    const software = SoftwareSpec.safeParse(given?.software).data;
    const check = CheckSpec.safeParse(given?.check).data;
    const { setting, issues: found } = readEntry(entry, practiceFor(id, { software, check }));
    practices[id] = setting;
    issues.push(...found.map((issue) => ({ ...issue, path: [id, ...issue.path] })));
  }
  return { practices, issues };
}
