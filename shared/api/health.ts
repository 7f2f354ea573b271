/** How the system is. */
import * as z from 'zod';
import { FeedStatus } from './feeds.ts';
import { count } from './values.ts';

/** What anybody is told. */
export const Up = z.object({
  status: z.enum(['ok', 'degraded', 'down']).describe('`down`: the tables do not answer.'),
});

/** What those are told who operate it. */
export const Health = z.object({
  status: z.enum(['ok', 'degraded']),
  sources: z
    .record(z.string(), z.enum(['failing', 'incomplete', 'outdated']))
    .describe('Sources that are not well, by name.'),
  feeds: z.array(FeedStatus).describe('The lists of releases, each with what it said last and when.'),
  deliveries_parked: count(),
});
export type Health = z.infer<typeof Health>;
