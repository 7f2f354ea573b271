/** Secrets in one file, so that sessions outlive a restart. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface StoredSecret {
  text: string;
  version: string;
  created: number;
}

export interface SecretStore {
  get(name: string): StoredSecret | undefined;
  /** Replaces the content; keeps the version when nothing changes. */
  put(name: string, text: string): Promise<StoredSecret>;
}

/** @param file where they are kept; readable by its owner only */
export async function openSecrets(file: string): Promise<SecretStore> {
  const secrets = new Map<string, StoredSecret>(Object.entries(await read(file)));
  return {
    get: (name) => secrets.get(name),
    async put(name, text) {
      const there = secrets.get(name);
      if (there?.text === text) return there;
      const secret = { text, version: randomUUID(), created: Date.now() };
      secrets.set(name, secret);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify(Object.fromEntries(secrets), null, 2), { mode: 0o600 });
      return secret;
    },
  };
}

/** What a secret holds. @throws Error when there is none of that name */
export function contentOf(store: Pick<SecretStore, 'get'>, name: string): unknown {
  const secret = store.get(name);
  if (secret) return JSON.parse(secret.text);
  throw new Error(`There is no secret ${name}.`);
}

async function read(file: string): Promise<Record<string, StoredSecret>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, StoredSecret>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`${file} cannot be read; start with --fresh to start over.`, { cause: error });
  }
}
