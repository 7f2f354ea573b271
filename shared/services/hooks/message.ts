/** What waits in the queue: one device that a source is to be asked about. Nothing of the hook itself. */
import * as z from 'zod';

export const HookMessage = z.object({
  source: z.string(),
  by: z.enum(['serial', 'macaddr']),
  /** Canonical. */
  value: z.string(),
  /** The inventory that the hook tells of is not older, ISO 8601 UTC. Absent: the vendor did not say. */
  at: z.string().optional(),
  /**
   * `later`: another hook about the device came within the minute. `again`: the source did not have the inventory when it
   * was first asked, or did not answer.
   */
  turn: z.enum(['now', 'later', 'again']),
});
export type HookMessage = z.infer<typeof HookMessage>;

/** The same text for the same device. */
export const deviceIn = ({ source, by, value }: Pick<HookMessage, 'source' | 'by' | 'value'>): string =>
  [source, by, value].join(' ');
