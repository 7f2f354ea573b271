/** How an organization says by which names software is known. */
import * as z from 'zod';
import { PLATFORMS } from '../model/record.ts';
import { strict, under } from './strict.ts';

const Names = z.array(z.string().min(1, { error: 'is empty. Write a name' })).min(1, {
  error: 'is an empty list. Write at least one name, or remove it',
});
/** One for each platform that is named. */
export const perPlatform = <Value extends z.ZodType>(value: Value) => under(PLATFORMS, value);

/** How a software practice knows its software. Names ignore case and a final `.app`; `*` stands for anything. */
export const SoftwareSpec = strict({
  /** In the list of installed software, by platform. The practice applies to these platforms only. A built-in one has its own. */
  names: perPlatform(Names)
    .refine((names) => Object.keys(names).length > 0, {
      error: 'has no platform. Write for example `Mac: [Example Agent]`',
    })
    .optional(),
  /** Names of services that prove it is there. A service that is not listed proves nothing. */
  services: perPlatform(Names).optional(),
  /** What sources call it among `agents`; the practice's own name always counts. */
  agents: Names.optional(),
  /** An older version is a finding, by platform. */
  min_version: perPlatform(
    z.string({ error: 'is not a version. Put it in quotes, such as "3.9"' }),
  ).optional(),
  /** What a list without it means: `finding`, or `na` where nobody has to have it. */
  when_missing: z
    .enum(['finding', 'na'], { error: 'is neither `finding` nor `na`. Write one of the two' })
    .optional(),
});
export type SoftwareSpec = z.output<typeof SoftwareSpec>;

/** Of a practice that is ready: it has names. */
export type NamedSoftware = SoftwareSpec & { names: NonNullable<SoftwareSpec['names']> };
