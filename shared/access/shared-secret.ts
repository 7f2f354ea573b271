/** A value that somebody else sends to prove who they are. While it is renewed, the one before is good as well. */
import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { ConfigError } from '../model/config-error.ts';
import type { Secrets } from '../platform/secrets.ts';

const SharedSecret = z.object({ value: z.string().min(16), previous: z.string().min(16).optional() });

/** Milliseconds between two readings that wrong values cause: anybody can send one. */
const SOONEST_AGAIN = 30_000;

/** Says whether a value is the secret's. @throws ConfigError when there is no usable secret: then nobody comes in */
export type SharedSecretCheck = (given: string) => Promise<boolean>;

/** @param name of the secret, without the prefix */
export function createSharedSecretCheck(secrets: Secrets, name: string, now: () => Date): SharedSecretCheck {
  let readAgain = Number.NEGATIVE_INFINITY;

  async function matches(given: string, fresh: boolean): Promise<boolean> {
    const secret = SharedSecret.safeParse((await secrets.read(name, { fresh })).value);
    if (secret.success) {
      const { value: wanted, previous } = secret.data;
      return isSame(given, wanted) || (previous !== undefined && isSame(given, previous));
    }
    throw new ConfigError('A secret cannot be used', [
      `${name} must hold { "value", "previous"? }, 16 characters or more.`,
    ]);
  }

  /** The secret may have been renewed. */
  async function matchesNow(given: string): Promise<boolean> {
    const at = now().getTime();
    if (at - readAgain < SOONEST_AGAIN) return false;
    readAgain = at;
    return matches(given, true);
  }

  return async (given) => given !== '' && ((await matches(given, false)) || (await matchesNow(given)));
}

/** Takes the same time wherever the two differ. */
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [given, wanted].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
