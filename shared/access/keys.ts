/** The keys that sign sessions and tokens and seal sign-ins: several verify, the first signs. */
import * as z from 'zod';
import { ConfigError } from '../model/config-error.ts';
import type { Secrets } from '../platform/secrets.ts';

/** What a key is used for. Each use has a key of its own, derived, so that none can stand in for another. */
export type KeyUse = 'session' | 'token' | 'signin' | 'hint';

export interface DerivedKey {
  kid: string;
  /** 32 bytes, for one use only. */
  bytes: Uint8Array;
}

export interface Keys {
  /** The key that signs now. */
  first(use: KeyUse): Promise<DerivedKey>;
  /** The key of that id, or `undefined`. An unknown id makes it read the secret again, at most twice a minute. */
  find(use: KeyUse, kid: string): Promise<DerivedKey | undefined>;
}

/** The JSON of secret `session`. */
const Keyset = z.object({
  keys: z
    .array(
      z.object({
        kid: z.string().min(1).max(64),
        secret: z.base64url().refine((text) => Buffer.from(text, 'base64url').length >= 32),
        created: z.string().optional(),
      }),
    )
    .min(1),
});
type Keyset = z.infer<typeof Keyset>;

/** Milliseconds between two readings that unknown key ids cause: anybody can send one. */
const SOONEST_AGAIN = 30_000;

/**
 * @param secrets where the keyset is
 * @param now the clock
 */
export function createKeys(secrets: Secrets, now: () => Date = () => new Date()): Keys {
  const derived = new Map<string, Promise<Uint8Array>>();
  let readAgain = Number.NEGATIVE_INFINITY;

  async function read(fresh: boolean): Promise<Keyset> {
    const { value } = await secrets.read('session', { fresh });
    const result = Keyset.safeParse(value);
    if (result.success) return result.data;
    throw new ConfigError('A secret cannot be used', [
      'session must hold { "keys": [{ "kid", "secret" }] }, each secret 32 bytes or more in base64url.',
    ]);
  }

  async function derive(use: KeyUse, entry: Keyset['keys'][number]): Promise<DerivedKey> {
    const id = `${use} ${entry.kid} ${entry.secret}`;
    const bytes = derived.get(id) ?? hkdf(entry.secret, use);
    derived.set(id, bytes);
    return { kid: entry.kid, bytes: await bytes };
  }

  const choose = (keyset: Keyset, kid: string) => keyset.keys.find((entry) => entry.kid === kid);

  async function again(kid: string): Promise<Keyset['keys'][number] | undefined> {
    const at = now().getTime();
    if (at - readAgain < SOONEST_AGAIN) return undefined;
    readAgain = at;
    return choose(await read(true), kid);
  }

  return {
    async first(use) {
      const [entry] = (await read(false)).keys;
      if (!entry) throw new TypeError('A keyset without keys was let through.');
      return derive(use, entry);
    },
    async find(use, kid) {
      const entry = choose(await read(false), kid) ?? (await again(kid));
      return entry && derive(use, entry);
    },
  };
}

async function hkdf(secret: string, use: KeyUse): Promise<Uint8Array> {
  const material = Buffer.from(secret, 'base64url');
  const key = await crypto.subtle.importKey('raw', material, 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode(`stethoscope ${use}`);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256));
}
