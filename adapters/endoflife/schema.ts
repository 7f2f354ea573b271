/** A product's document of endoflife.date, version 1 of its API: what is read of it. */
import * as z from 'zod';

const Day = z.iso.date();

const Release = z.looseObject({
  name: z.string().min(1),
  label: z.string().nullish(),
  releaseDate: Day.nullish(),
  isEol: z.boolean().nullish(),
  eolFrom: Day.nullish(),
  isEoes: z.boolean().nullish(),
  eoesFrom: Day.nullish(),
  latest: z.looseObject({ name: z.string(), date: Day.nullish() }).nullish(),
});
export type WrittenProductRelease = z.output<typeof Release>;

export const ProductDocument = z.looseObject({
  schema_version: z.string().startsWith('1.'),
  generated_at: z.string(),
  result: z.looseObject({ name: z.string(), releases: z.array(Release) }),
});
