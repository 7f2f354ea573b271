/** Times as vendors send them. A time that cannot be read counts as absent. */

export interface Moment {
  /** ISO 8601 UTC. */
  at: string;
  /** Milliseconds since 1970. */
  ms: number;
}

/** `Date.parse` alone also takes "device 7" for a year. */
const ISO_8601 = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/**
 * Reads an ISO 8601 time; without zone it is UTC.
 *
 * @param value anything
 * @param limit what a later time counts as: nothing can have happened after it was asked for
 */
export function moment(value: unknown, limit?: Moment): Moment | undefined {
  const match = typeof value === 'string' ? ISO_8601.exec(value) : null;
  if (match === null) return undefined;
  const [text, time, , , zone] = match;
  const ms = Date.parse(time !== undefined && zone === undefined ? `${text}Z` : text);
  if (Number.isNaN(ms)) return undefined;
  if (limit !== undefined && ms > limit.ms) return limit;
  return { at: zone === 'Z' ? text : new Date(ms).toISOString(), ms };
}

/** Compares for sorting: newest first, absent last. */
export function newestFirst(one: Moment | undefined, other: Moment | undefined): number {
  return (other?.ms ?? Number.NEGATIVE_INFINITY) - (one?.ms ?? Number.NEGATIVE_INFINITY) || 0;
}
