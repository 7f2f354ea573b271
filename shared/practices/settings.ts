/** What an organization may change about practices: the part `practices` of stethoscope.yml. */
import * as z from 'zod';
import type { Rating } from '../model/report.ts';
import { duration } from './duration.ts';
import { LANGUAGES } from './languages.ts';
import { practiceFor, REGISTRY } from './registry.ts';
import { SoftwareSpec } from './software-spec.ts';
import { notKnown, strict, under } from './strict.ts';
import type { Practice } from './types.ts';
import { SomeWords } from './words-schema.ts';

/** One practice's entry, checked. */
export interface PracticeSetting {
  off?: boolean | undefined;
  rating?: Rating | undefined;
  /** By when a finding is to be settled: `2026-12-15`, or a time of that day. */
  due?: string | undefined;
  /** How long there is from the beginning of a finding on, milliseconds. */
  due_after?: number | undefined;
  /** What is left at least when a device that had been away has reported again, milliseconds. */
  grace?: number | undefined;
  options?: object | undefined;
  words?: Partial<Record<string, SomeWords>> | undefined;
  software?: SoftwareSpec | undefined;
}

/** The whole part, checked; `{}` means all built-in practices as they are. */
export type PracticesConfig = Readonly<Record<string, PracticeSetting>>;

/** One mistake, with its path below `practices`. */
export type SettingIssue = z.core.$ZodIssue;

const mistake = (path: PropertyKey[], message: string): SettingIssue => ({ code: 'custom', path, message });

const RATING_FOR_ALL =
  'is one for everybody. Write critical or suggested; see docs/adding-a-practice.md#what-an-organization-can-change';

const NAME = /^[a-z][a-z0-9_]*$/;

/** Files of before have a time, which stands for its day. */
const Day = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: 'is not a day. Write it like 2026-12-15',
});

const schemaFor = (practice: Practice | undefined) =>
  strict({
    off: z.boolean({ error: 'is neither true nor false. Write one of the two' }).optional(),
    rating: z
      .enum(['critical', 'suggested'], {
        error: ({ input }) =>
          typeof input === 'object' ? RATING_FOR_ALL : 'is not a rating. Use critical or suggested',
      })
      .optional(),
    due: Day.optional(),
    due_after: duration.optional(),
    grace: duration.optional(),
    options: practice ? practice.options.optional() : z.object({}).optional(),
    words: under(LANGUAGES, SomeWords).optional(),
    software: SoftwareSpec.optional(),
  });

/** What is wrong with the entry as a whole, before its parts are looked at. */
function misnamed(id: string, value: unknown): SettingIssue | undefined {
  const builtIn = REGISTRY.find((practice) => practice.id === id);
  const software = typeof value === 'object' && value !== null && 'software' in value;
  if (builtIn && software && builtIn.template !== 'software')
    return mistake([id, 'software'], `has no meaning here: \`${id}\` is not a software practice. Remove it`);
  if (builtIn || (software && NAME.test(id))) return undefined;
  if (software) return mistake([id], 'is not a name for a practice. Use lower case letters, digits and _');
  const known = REGISTRY.map((practice) => practice.id);
  return mistake(
    [id],
    `${notKnown(id, known)} To add a software practice, give it \`software\` and \`words\``,
  );
}

/**
 * Checks the part `practices`.
 *
 * @returns the entries that are right, and every mistake in the others
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
    const given = SoftwareSpec.safeParse((entry as { software?: unknown } | null)?.software);
    const parsed = schemaFor(practiceFor(id, given.data)).safeParse(entry);
    if (parsed.success) practices[id] = parsed.data;
    else issues.push(...parsed.error.issues.map((issue) => ({ ...issue, path: [id, ...issue.path] })));
  }
  return { practices, issues };
}
