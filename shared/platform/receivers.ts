/** Other systems that get looks, answers, devices and totals: by signed webhook, or as events on the bus. */
import { createHash } from 'node:crypto';
import type { Http } from '../adapter-kit/http.ts';
import type { SentKind } from '../model/sending.ts';
import type { Clock } from './clock.ts';
import type { Events } from './events.ts';
import type { Secrets } from './secrets.ts';
import { createWebhook } from './webhook.ts';

/** The same through a webhook and, as the event's detail, on the bus. */
export interface Message {
  /** What happened: `look.kept`. */
  type: string;
  /** When, ISO 8601 UTC. */
  timestamp: string;
  data: object;
}

export interface Receiver {
  /** Stays the same as long as its address does: what it has is noted under it. */
  name: `webhook-${string}` | 'events';
  /**
   * @param id stays the same when it is sent again: what comes twice can be told
   * @throws as long as the receiver has not said that it has it
   */
  send(id: string, message: Message): Promise<void>;
}

/** A receiver as `stethoscope.yml` has it: one of both. */
export interface ReceiverSettings {
  webhook?: string | undefined;
  /** It gets events on the bus. */
  events?: true | undefined;
  of: readonly SentKind[];
}

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

/** Those that want something of this kind. */
export function createReceivers(
  receivers: readonly ReceiverSettings[],
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
