/** Lets only requests in that came through the CDN, which adds a secret header. */
import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { ConfigError } from '../../model/config-error.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { ProblemError } from '../problem.ts';
import type { MiddlewareStep } from './exchange.ts';

const HEADER = 'x-origin-secret';
/** The JSON of secret `origin`. While the CDN changes to a new value, the one before stands under `previous`. */
const OriginSecret = z.object({ value: z.string().min(16), previous: z.string().min(16).optional() });

/** Milliseconds between two readings that wrong values cause: anybody can send one. */
const SOONEST_AGAIN = 30_000;

/** @throws (from its step) ProblemError 403; ConfigError when there is no usable secret: then nobody comes in */
export function originCheck(secrets: Secrets, now: () => Date): MiddlewareStep {
  let readAgain = Number.NEGATIVE_INFINITY;

  async function matches(given: string, fresh: boolean): Promise<boolean> {
    const { value } = await secrets.read('origin', { fresh });
    const secret = OriginSecret.safeParse(value);
    if (secret.success) {
      const { value: wanted, previous } = secret.data;
      return isSame(given, wanted) || (previous !== undefined && isSame(given, previous));
    }
    throw new ConfigError('A secret cannot be used', [
      'origin must hold { "value", "previous"? }, 16 characters or more; the CDN sends one of them.',
    ]);
  }

  /** The secret may have been rotated. */
  async function matchesNow(given: string): Promise<boolean> {
    const at = now().getTime();
    if (at - readAgain < SOONEST_AGAIN) return false;
    readAgain = at;
    return matches(given, true);
  }

  return {
    before: async ({ event }) => {
      const given = event.headers[HEADER] ?? '';
      if (given !== '' && ((await matches(given, false)) || (await matchesNow(given)))) return;
      throw new ProblemError(403, 'not_through_the_site', 'Use the address of the site.');
    },
  };
}

/** Takes the same time wherever the two differ. */
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [given, wanted].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
