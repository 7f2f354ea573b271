/** What a person sees about themselves besides the report. */
import * as z from 'zod';
import { email, time } from './values.ts';

export const Look = z.object({
  at: time().describe('When; of a token, the last time of that day.'),
  who: z.string().describe('An e-mail address or the name of a program.'),
  as: z
    .enum(['helpdesk', 'security', 'service', 'owner'])
    .describe('The role; or somebody who has the same device.'),
  kind: z.string().describe('What was read.'),
  reason: z.string().exactOptional(),
  count: z.int().min(1).describe('How often a token read that day.').exactOptional(),
});
export type Look = z.infer<typeof Look>;

export const Looks = z.object({
  looks: z.array(Look),
  next: z.string().describe('Give it back as `before` to get the older ones.').exactOptional(),
});
export type Looks = z.infer<typeof Looks>;

export const Held = z.object({
  user: email(),
  generated_at: time(),
  held: z.record(z.string(), z.unknown()).describe('By table, as stored, without keys.'),
});
export type Held = z.infer<typeof Held>;
