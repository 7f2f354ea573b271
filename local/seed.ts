/** The secrets that an operator would have set. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Client } from './identity/configuration.ts';
import type { SecretStore } from './secrets/store.ts';
import type { Simulator } from './simulator/types.ts';

const random = () => randomBytes(32).toString('base64url');

/** What Stethoscope signs in to the identity provider as; new at each start. */
export const createClient = (): Client => ({ client_id: 'stethoscope', client_secret: random() });

/** Valid for Standard Webhooks: base64 of 32 bytes. */
const newWebhookSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

export interface SeedOptions {
  prefix: string;
  issuer: string;
  client: Client;
  simulators: ReadonlyMap<string, Simulator>;
}

/** @returns the value of the header that proves a request came through the CDN */
export async function seedSecrets(store: SecretStore, options: SeedOptions): Promise<string> {
  const put = (name: string, value: unknown) => store.put(`${options.prefix}/${name}`, JSON.stringify(value));
  const originSecret = random();
  await put('origin', { value: originSecret });
  await put('oidc', { issuer: options.issuer, ...options.client, scopes: 'openid email profile groups' });
  for (const [source, { settings }] of options.simulators) await put(`source/${source}`, settings);
  for (const [source, { hooks }] of options.simulators)
    if (hooks) await put(`hook/${source}`, { value: random() });
  // Kept, so that who is signed in stays signed in.
  if (!store.get(`${options.prefix}/session`)) {
    const key = { kid: randomUUID(), secret: random(), created: new Date().toISOString() };
    await put('session', { keys: [key] });
  }
  if (!store.get(`${options.prefix}/webhook`)) await put('webhook', { secret: newWebhookSecret() });
  return originSecret;
}
