/**
 * What was said and seen before, which no device can tell. Judging reads it and keeps nothing; what is absent is not
 * remembered, which gives no grace and keeps no promise.
 */

/** Of one finding: a practice that fails on a device. */
export interface FindingMemory {
  /** When it began, ISO 8601 UTC. */
  since?: string;
  /** The day by which it is to be done, as the person was told last: `2026-12-04`. */
  told_due?: string;
  /** When its device reported again after it had been away, ISO 8601 UTC. */
  reported_again_at?: string;
}

export interface DeviceMemory {
  reported_again_at?: string;
  /** By practice. */
  findings: Readonly<Record<string, Omit<FindingMemory, 'reported_again_at'>>>;
}
