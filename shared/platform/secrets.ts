/** Secrets from AWS Secrets Manager: JSON, kept in the container for a while, read again when one was refused. */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ConfigError } from '../model/config-error.ts';
import { type Clock, systemClock } from './clock.ts';
import { environment } from './environment.ts';

export interface Secret {
  /** The parsed JSON. */
  value: unknown;
  /** Changes when the content does: tells whether reading again brought anything new. */
  version: string;
}

export interface Secrets {
  /**
   * @param name without the prefix: `source/jamf`, `session`
   * @param options `fresh`: do not answer from memory, because what was there is refused (it was rotated)
   * @throws ConfigError when there is none, it may not be read or it is not JSON; never with its content
   */
  read(name: string, options?: { fresh?: boolean }): Promise<Secret>;
}

export interface SecretsOptions {
  /** Default: the environment's. */
  prefix?: string;
  /** How long one is kept in memory, milliseconds. Default: 5 minutes. */
  maxAge?: number;
  now?: Clock;
  client?: SecretsManagerClient;
}

interface Kept {
  secret: Promise<Secret>;
  until: number;
}

const REMEDIES: Record<string, string> = {
  ResourceNotFoundException: 'does not exist; create it (`npm run -s cli -- secret set` does for a source)',
  InvalidRequestException: 'is being deleted; restore it or create it again',
  AccessDeniedException: "may not be read by this function's role; see its function.yml",
  DecryptionFailure: "cannot be decrypted; allow this function's role to use its key",
};

/** One per container: what it remembers is what spares the calls. */
export function createSecrets(options: SecretsOptions = {}): Secrets {
  const { maxAge = 5 * 60_000, now = systemClock } = options;
  const prefix = options.prefix ?? environment('secrets_prefix');
  const client = options.client ?? new SecretsManagerClient();
  const kept = new Map<string, Kept>();

  async function ask(name: string): Promise<Secret> {
    const id = `${prefix}/${name}`;
    try {
      const answer = await client.send(new GetSecretValueCommand({ SecretId: id }));
      return parse(id, answer.SecretString ?? '', answer.VersionId);
    } catch (error) {
      const remedy = REMEDIES[nameOf(error)];
      throw remedy ? new ConfigError('A secret cannot be used', [`${id} ${remedy}.`]) : error;
    }
  }

  function remember(name: string): Promise<Secret> {
    const secret = ask(name);
    const entry = { secret, until: now().getTime() + maxAge };
    kept.set(name, entry);
    secret.catch(() => {
      if (kept.get(name) === entry) kept.delete(name);
    });
    return secret;
  }

  return {
    read(name, { fresh = false } = {}) {
      const entry = kept.get(name);
      if (entry && !fresh && now().getTime() < entry.until) return entry.secret;
      return remember(name);
    },
  };
}

function parse(id: string, text: string, version: string | undefined): Secret {
  try {
    return { value: JSON.parse(text) as unknown, version: version ?? text };
  } catch {
    // The parser's own message quotes the text.
    throw new ConfigError('A secret cannot be used', [`${id} is not JSON; set it again.`]);
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
