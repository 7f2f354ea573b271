/** How the system is. */
import * as z from 'zod';
import { count } from './values.ts';

export const Health = z.object({
  status: z
    .enum(['ok', 'degraded', 'down'])
    .describe('`down`: the tables do not answer; then there is nothing else in it.'),
  sources: z
    .record(z.string(), z.enum(['failing', 'incomplete', 'outdated']))
    .describe('Sources that are not well, by name.')
    .exactOptional(),
  deliveries_parked: count().exactOptional(),
});
export type Health = z.infer<typeof Health>;
