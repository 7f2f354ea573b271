/**
 * The form in which an organization writes down system versions of its own, in `stethoscope.yml`
 * (`practices.uptodate.options.systems`). A line is all versions that begin alike.
 */
import * as z from 'zod';
import { EDITIONS } from '../model/releases.ts';
import { strict, under } from './strict.ts';

const VERSION = z
  .string({ error: 'is not a version. Put it in quotes, such as "26.6.2"' })
  .regex(/^\d+(\.\d+)*$/, { error: 'is not a version. Write numbers with dots, such as "26.6.2"' });
const Day = z.iso.date({ error: 'is not a date. Write it like 2026-11-23' });
const Ends = z.union([Day, under(EDITIONS, Day)], {
  error: `is neither a date like 2026-11-23 nor one for each edition (${EDITIONS.join(', ')})`,
});
const Models = z
  .array(z.string({ error: 'is not a model. Write it like Mac16,1 or "iPhone12,*"' }).min(1))
  .min(1, { error: 'is an empty list. Write at least one model, or remove it' });

const Line = strict({
  /** What the vendor calls it, as its updates do: `Windows 11 25H2`. */
  name: z.string().min(1).optional(),
  /** Below this the verdict has the practice's full rating. */
  required: VERSION.optional(),
  /** The newest one. Below it is a nudge. Where neither is given, no patch level of this line is known. */
  recommended: VERSION.optional(),
  /** The day on which somebody looked at this line; else the system's. */
  as_of: Day.optional(),
  /** The last day on which it gets security updates; a date for each edition where they differ. */
  until: Ends.optional(),
  /** The same for those who have paid or signed up for more. */
  extended: Ends.optional(),
  /** Models that it gets updates on; `*` stands for anything. Absent: all. */
  models: Models.optional(),
  /** It comes with new devices and is no update for others. */
  new_devices_only: z.boolean().optional(),
});
export type Line = z.output<typeof Line>;

/** One system: a platform, or a distribution of Linux by the beginning of its name. */
export const System = strict({
  /** The day on which somebody looked. */
  as_of: Day.optional(),
  /** Lines by how their versions begin. Those that have ended stay here, so that they are known as ended. */
  lines: z.record(VERSION, Line).optional(),
}).superRefine(({ as_of, lines = {} }, context) => {
  for (const [from, line] of Object.entries(lines))
    if (!as_of && !line.as_of)
      context.addIssue({
        code: 'custom',
        path: ['lines', from],
        message: 'has no date. Add `as_of` with the day on which somebody looked, here or to the system',
      });
});
export type System = z.output<typeof System>;
export type SystemTable = Record<string, System>;
