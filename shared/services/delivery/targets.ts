/** Where answers go: the organization's webhook, signed after Standard Webhooks, and the event bus. */
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { Clock } from '../../runtime/clock.ts';
import { ConfigError } from '../../runtime/errors.ts';
import type { Events } from '../../runtime/events.ts';
import type { Http } from '../../runtime/http.ts';
import type { Secrets } from '../../runtime/secrets.ts';
import type { Outgoing, TargetName } from '../../runtime/tables/notifications-types.ts';
import { EVENT_TYPE, messageOf } from './message.ts';

export interface Target {
  name: TargetName;
  /** @throws when the receiver has not said that it has it */
  send(outgoing: Outgoing): Promise<void>;
}

/**
 * The JSON of secret `webhook`. Each in base64, with or without `whsec_` before it. While a receiver changes to a new
 * secret, the old one stands under `previous`: messages carry both signatures then.
 */
const WebhookSecret = z.object({ secret: z.string().min(24), previous: z.string().min(24).optional() });

export interface WebhookOptions {
  url: URL;
  http: Http;
  secrets: Secrets;
  now: Clock;
}

/** POSTs each answer to one address. Redirects are not followed. */
export function webhookTarget({ url, http, secrets, now }: WebhookOptions): Target {
  return {
    name: 'webhook',
    async send(outgoing) {
      const keys = keysIn((await secrets.read('webhook')).value);
      const at = now();
      const body = JSON.stringify(messageOf(outgoing));
      const sign = (key: Webhook) => key.sign(outgoing.delivery_id, at, body);
      await http.request(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-id': outgoing.delivery_id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': keys.map(sign).join(' '),
        },
        body,
      });
    },
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

/** Puts each answer on the bus. */
export const eventTarget = (events: Events): Target => ({
  name: 'event',
  send: (outgoing) => events.put(EVENT_TYPE, messageOf(outgoing).data),
});
