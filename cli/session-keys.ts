/** The keys that sign sessions and tokens: each change is one that no signed-in person notices, but for `only`. */
import { randomBytes, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { UsageError } from './errors.ts';

export interface KeyChange {
  /** The newest key signs from now on. */
  first?: boolean;
  /** The id of a key that goes; what it signed ends. */
  drop?: string;
  /** A new key instead of all others: everybody signs in again. */
  only?: boolean;
}

const Key = z.looseObject({ kid: z.string(), secret: z.string(), created: z.string().optional() });
type Key = z.infer<typeof Key>;

/**
 * Without a change, a new key is put behind the others: every function must know it before the first one signs with it.
 *
 * @param current what the secret holds; nothing at first
 * @throws UsageError when the change would leave nothing that signs
 */
export function changeKeys(current: unknown, { first, drop, only }: KeyChange, now: Date): { keys: Key[] } {
  const keys = z.object({ keys: z.array(Key) }).safeParse(current).data?.keys ?? [];
  if (only) return { keys: [newKey(now)] };
  if (drop !== undefined) return { keys: without(keys, drop) };
  if (first) return { keys: newestFirst(keys) };
  return { keys: [...keys, newKey(now)] };
}

const newKey = (now: Date): Key => ({
  kid: randomUUID(),
  secret: randomBytes(32).toString('base64url'),
  created: now.toISOString(),
});

function without(keys: Key[], kid: string): Key[] {
  const left = keys.filter((key) => key.kid !== kid);
  if (left.length === keys.length) throw new UsageError(`There is no key ${kid}. There are: ${idsOf(keys)}.`);
  if (left.length > 0) return left;
  throw new UsageError(`${kid} is the only key: nobody could sign in. Replace it with --only.`);
}

function newestFirst(keys: Key[]): Key[] {
  if (keys.length === 0) throw new UsageError('There is no key yet. Make one without --first.');
  return keys.toSorted((one, other) => (other.created ?? '').localeCompare(one.created ?? ''));
}

const idsOf = (keys: Key[]): string => keys.map(({ kid }) => kid).join(', ') || 'none';
