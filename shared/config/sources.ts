/** What `stethoscope.yml` may say of a source. */
import * as z from 'zod';
import { duration, strict } from '../practices/index.ts';
import { spell, text } from './values.ts';

const Source = strict({
  label: z.exactOptional(text),
  role: z
    .enum(['devices', 'ownership'], { error: 'is neither `devices` nor `ownership`. Write one of the two' })
    .default('devices'),
  sweep_every: z.exactOptional(duration),
  longest_sweep: z.exactOptional(duration),
  fresh_for: duration.optional(),
  deadline: duration.default(8000),
})
  .superRefine((source, context) => {
    const [path, message] = mistakeInTimes(source) ?? [];
    if (path && message) context.addIssue({ code: 'custom', path: [path], message });
  })
  .transform((source) => ({ ...source, fresh_for: source.fresh_for ?? sweepTime(source) }));

interface Times {
  sweep_every?: number;
  longest_sweep?: number;
  fresh_for?: number | undefined;
}

const sweepTime = ({ sweep_every = 0, longest_sweep = 0 }: Times) => sweep_every + longest_sweep;

/** A source that cannot list everything is not swept: it has `fresh_for` alone. */
function mistakeInTimes(source: Times): [keyof Times, string] | undefined {
  const { sweep_every, longest_sweep, fresh_for } = source;
  if (sweep_every === undefined && longest_sweep === undefined) {
    if (fresh_for !== undefined) return undefined;
    const remedy =
      'Add it with `longest_sweep`; for a source that cannot list everything, add `fresh_for` alone';
    return ['sweep_every', `is missing. ${remedy}`];
  }
  if (sweep_every === undefined) return ['sweep_every', 'is missing. Add it'];
  if (longest_sweep === undefined) return ['longest_sweep', 'is missing. Add it'];
  if (fresh_for === undefined || fresh_for >= sweepTime(source)) return undefined;
  const why =
    'is shorter than `sweep_every` and `longest_sweep` together, so every page would ask the vendor';
  return ['fresh_for', `${why}. Write ${spell(sweepTime(source))} or more, or remove it`];
}

const SOURCE_NAME = /^[a-z][a-z0-9]*$/;

/** The enabled sources, by name. */
export const Sources = z
  .record(z.string().regex(SOURCE_NAME, { error: 'is not a name of a source' }), Source)
  .refine((sources) => Object.keys(sources).length > 0, {
    error: 'has no source. Add one, such as `jamf`',
  });
