/** Other systems that get looks, answers, devices and totals: by signed webhook, or as events on the bus. */
import { createHash } from 'node:crypto';
import type { Http } from '../../adapter-kit/http.ts';
import type { Config } from '../../config/index.ts';
import type { SentKind } from '../../model/sending.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { createWebhook } from '../../platform/webhook.ts';
import type { Message, Receiver } from './types.ts';

export type { Message, Receiver } from './types.ts';

export interface ReceiverParts {
  http: Http;
  secrets: Secrets;
  /** Opened when a receiver wants events. */
  events: () => Events;
  now: Clock;
}

/** `detail-type` of the events, by the type of the message. */
export const EVENT_TYPES: Readonly<Record<string, string>> = {
  'look.kept': 'Look Kept',
  'person.devices': 'Person Devices',
  'totals.counted': 'Totals Counted',
};

/** The receivers of `stethoscope.yml` that want something of this kind. */
export function createReceivers(
  { receivers }: Pick<Config, 'receivers'>,
  kind: SentKind,
  parts: ReceiverParts,
): Receiver[] {
  const wanting = receivers.filter(({ of }) => of.includes(kind));
  return wanting.map(({ webhook }) =>
    webhook === undefined ? eventReceiver(parts.events()) : webhookReceiver(new URL(webhook), parts),
  );
}

function webhookReceiver(url: URL, parts: ReceiverParts): Receiver {
  const hash = createHash('sha256').update(url.href).digest('hex').slice(0, 12);
  return { name: `webhook-${hash}`, send: createWebhook({ url, ...parts }) };
}

function eventReceiver(events: Events): Receiver {
  return {
    name: 'events',
    send: (id, { type, timestamp, data }) =>
      events.put(EVENT_TYPES[type] ?? type, { id, timestamp, ...data }),
  };
}

/**
 * Sends to all. One that fails keeps no other from getting it.
 *
 * @throws the first failure, when all have been tried
 */
export async function sendToAll(receivers: readonly Receiver[], id: string, message: Message): Promise<void> {
  const sent = await Promise.allSettled(receivers.map(({ send }) => send(id, message)));
  const failed = sent.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}
