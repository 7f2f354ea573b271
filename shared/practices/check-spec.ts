/** How an organization says on which checks of sources a practice rests. */
import * as z from 'zod';
import { perPlatform } from './software-spec.ts';

const Name = z.string({ error: 'is not a name. Write the name that the source has for it' }).min(1, {
  error: 'is empty. Write the name that the source has for it',
});

/** By source the name of a check, or one by platform. Where several tell, the one that is trusted most counts. */
export const CheckSpec = z
  .record(
    z.string(),
    z.union([Name, perPlatform(Name)], {
      error: 'is neither the name of a check nor one by platform, such as `{ Mac: "Gatekeeper enabled" }`',
    }),
    { error: 'names no source. Write for example `{ fleet: "Gatekeeper enabled" }`' },
  )
  .refine((spec) => Object.keys(spec).length > 0, {
    error: 'names no source. Write for example `{ fleet: "Gatekeeper enabled" }`',
  });
export type CheckSpec = z.output<typeof CheckSpec>;
