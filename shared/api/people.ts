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
  held: z
    .record(z.string(), z.unknown())
    .describe('By table, as stored, without keys. Of several pages, lists of one name belong together.'),
  left_out: z
    .array(z.object({ held: z.string(), entry: z.string() }))
    .describe('What by itself is larger than an answer may be.')
    .exactOptional(),
  next: z
    .string()
    .describe('Give it back as `before` to get the next page; absent: this was the last.')
    .exactOptional(),
});
export type Held = z.infer<typeof Held>;
