/**
 * What a vendor tells by itself (a "webhook"). It stands in the adapter's own `hook.ts`, which is read without the rest of
 * the adapter: function `hooks` holds no vendor's credentials, and asks the source's function instead of believing what
 * it is told.
 */
import type { Lookup } from '../model/source.ts';

/** A device of which a hook says that its source has news. */
export interface HookDevice {
  by: Exclude<Lookup, 'email'>;
  /** As the vendor writes it. */
  value: unknown;
  /** When the vendor had its news, ISO 8601 UTC. Absent: it does not tell. */
  at?: string | undefined;
}

export interface Hook {
  /** The vendor's names of the events that are read. */
  events: readonly string[];
  /**
   * Reads leniently, and never throws.
   *
   * @param body parsed JSON of a request that carried the source's secret, and nothing more is known of it
   * @returns devices to ask about; none for an event that is not among `events`
   */
  read(body: unknown): HookDevice[];
}
