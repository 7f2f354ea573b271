/** Where answers go: the organization's webhook, signed after Standard Webhooks, and the event bus. */
import type { Events } from '../../platform/events.ts';
import type { Receiver } from '../../platform/receivers.ts';
import { createWebhook, type WebhookOptions } from '../../platform/webhook.ts';
import type { Outgoing, TargetName } from '../../tables/notifications-types.ts';
import { EVENT_TYPE, messageOf } from './message.ts';

export interface DeliveryTarget {
  name: TargetName;
  /** @throws when the receiver has not said that it has it */
  send(outgoing: Outgoing): Promise<void>;
}

/** POSTs each answer to one address. */
export function webhookTarget(options: WebhookOptions): DeliveryTarget {
  const send = createWebhook(options);
  return { name: 'webhook', send: (outgoing) => send(outgoing.delivery_id, messageOf(outgoing)) };
}

/** Sends each answer to further receivers. Whoever wants events has them: each answer is one. */
export const receiverTargets = (receivers: readonly Receiver[]): DeliveryTarget[] =>
  receivers.flatMap(({ name, send }) =>
    name === 'events' ? [] : [{ name, send: (outgoing) => send(outgoing.delivery_id, messageOf(outgoing)) }],
  );

/** Puts each answer on the bus. */
export const eventTarget = (events: Events): DeliveryTarget => ({
  name: 'event',
  send: (outgoing) => events.put(EVENT_TYPE, messageOf(outgoing).data),
});
