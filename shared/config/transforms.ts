/** What `stethoscope.yml` may say under `transforms`: a list, each entry one transform by its name. */
import * as z from 'zod';
import { strict } from '../practices/index.ts';
import { type Chosen, TRANSFORMS } from '../transforms/index.ts';

const shape: Record<string, z.ZodType> = Object.fromEntries(
  TRANSFORMS.map(({ id, options }) => [id, options.optional()]),
);

const Entry = strict(shape).refine((entry) => Object.keys(entry).length === 1, {
  error: `is not one transform. Begin each with a hyphen, such as \`- ${TRANSFORMS[0]?.id}: …\``,
  when: ({ issues }) => issues.length === 0,
});

export const Transforms = z
  .array(Entry)
  .default([])
  .transform((entries): Chosen[] =>
    entries.flatMap((entry) =>
      TRANSFORMS.flatMap(({ id }) => (id in entry ? [{ id, options: entry[id] }] : [])),
    ),
  );
