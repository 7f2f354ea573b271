/** Secrets that a test sets and changes, instead of Secrets Manager. */
import { randomBytes } from 'node:crypto';
import type { Secrets } from '../../shared/platform/secrets.ts';

export interface SettableSecrets extends Secrets {
  set(name: string, value: unknown): void;
  /** How often each was read past the memory. */
  freshReads: string[];
}

/** What was set last is what is read, except from memory: then it is what was read first. */
export function createSettableSecrets(initial: Record<string, unknown> = {}): SettableSecrets {
  const stored = new Map(Object.entries(initial));
  const remembered = new Map<string, unknown>();
  const freshReads: string[] = [];
  return {
    freshReads,
    set: (name, value) => void stored.set(name, value),
    async read(name, { fresh = false } = {}) {
      if (fresh) freshReads.push(name);
      if (fresh || !remembered.has(name)) remembered.set(name, stored.get(name));
      const value = remembered.get(name);
      return { value, version: JSON.stringify(value) };
    },
  };
}

/** A keyset as it stands in secret `session`: the first key signs. */
export const keyset = (...kids: string[]) => ({
  keys: kids.map((kid) => ({ kid, secret: randomBytes(32).toString('base64url') })),
});
