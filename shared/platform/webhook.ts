/** The one sender of signed messages (Standard Webhooks): what is sent to the organization's own systems. */
import { Webhook } from 'standardwebhooks';
import * as z from 'zod';
import type { Http } from '../adapter-kit/http.ts';
import { ConfigError } from '../model/config-error.ts';
import type { Clock } from './clock.ts';
import type { Secrets } from './secrets.ts';

export interface WebhookOptions {
  url: URL;
  http: Http;
  secrets: Secrets;
  now: Clock;
}

/**
 * The JSON of secret `webhook`. Each in base64, with or without `whsec_` before it. While a receiver changes to a new
 * secret, the old one stands under `previous`: messages carry both signatures then.
 */
const WebhookSecret = z.object({ secret: z.string().min(24), previous: z.string().min(24).optional() });

/**
 * @returns POSTs a message under an id that stays the same when it is sent again. Redirects are not followed. Rejects
 *   as long as the receiver has not said that it has it
 */
export function createWebhook({ url, http, secrets, now }: WebhookOptions) {
  return async (id: string, message: object): Promise<void> => {
    const keys = keysIn((await secrets.read('webhook')).value);
    const at = now();
    const body = JSON.stringify(message);
    const sign = (key: Webhook) => key.sign(id, at, body);
    await http.request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': keys.map(sign).join(' '),
      },
      body,
    });
  };
}

function keysIn(value: unknown): Webhook[] {
  const parsed = WebhookSecret.safeParse(value);
  try {
    const { secret, previous } = WebhookSecret.parse(parsed.data);
    return [new Webhook(secret), ...(previous ? [new Webhook(previous)] : [])];
  } catch {
    // The library's own message may quote the secret.
    throw new ConfigError('The secret webhook cannot be used', [
      '{ "secret": "whsec_…" } with base64 after whsec_ is wanted; docs/notifications.md says how to make one.',
    ]);
  }
}
