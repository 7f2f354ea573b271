/** How vendors say that they were asked too often, and what their other refusals mean. */
import { SourceError } from './errors.ts';

/** What a vendor says otherwise than others do. */
export interface Throttling {
  /** Seconds to wait, from a header of the vendor's own. Absent: from `Retry-After`. */
  retryAfter?(headers: Headers): number | undefined;
  /**
   * Whether a refusal that is no 429 means one: a 403 for a quota, a 500 of a service behind. Asked before what the
   * caller wants to read itself.
   *
   * @param body as JSON; as text where it is none
   */
  throttled?(status: number, body: unknown): boolean;
}

/** How the caller reads what is no success. */
export interface Reading {
  /** Statuses besides 2xx that the caller wants to read itself (404 as "not found", 401 to renew a token). */
  accept?: readonly number[];
  /** Where the vendor does not say as others do that it is asked too often. */
  throttling?: Throttling;
}

const RETRIED = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * What an answer means that is no success.
 *
 * @param whose begins the message: the vendor's address
 * @returns `retry`: it may be better in a moment. `undefined`: the caller reads the answer itself
 */
export function refusalOf(
  { status, headers, body }: { status: number; headers: Headers; body: unknown },
  whose: string,
  { accept = [], throttling = {} }: Reading,
): { error: SourceError; retry: boolean } | undefined {
  const isAccepted = accept.includes(status);
  const isThrottled = throttling.throttled?.(status, body) === true || (status === 429 && !isAccepted);
  if (isAccepted && !isThrottled) return undefined;
  const { retryAfter = (given) => parseRetryAfter(given.get('retry-after')) } = throttling;
  const seconds = retryAfter(headers);
  const wait = seconds === undefined ? {} : { retryAfter: seconds };
  const message = `${whose} answered ${status}.`;
  if (isThrottled) return { error: new SourceError('rate_limited', message, wait), retry: true };
  const retry = RETRIED.has(status);
  if (status === 401 || status === 403)
    return { error: new SourceError('credentials_refused', message), retry };
  if (retry || status >= 500) return { error: new SourceError('unreachable', message, wait), retry };
  return { error: new SourceError('unintelligible', message), retry };
}

/** Seconds, from either form of the header (RFC 9110, 10.2.3); some vendors send a fraction. */
export function parseRetryAfter(value: string | null, now = Date.now()): number | undefined {
  if (!value) return undefined;
  const given = value.trim();
  if (/^\d+(?:\.\d+)?$/.test(given)) return Number(given);
  // Anything shorter would be read as some year.
  const date = /[a-z]{3}/i.test(given) ? Date.parse(given) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}

/** Seconds until a Unix time in seconds: how some vendors say when they may be asked again. */
export function secondsUntil(epochSeconds: string | null, now = Date.now()): number | undefined {
  if (!epochSeconds || !/^\d+(?:\.\d+)?$/.test(epochSeconds.trim())) return undefined;
  return Math.max(0, Number(epochSeconds) - now / 1000);
}
