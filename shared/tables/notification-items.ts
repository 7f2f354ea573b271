/** Keys and shapes of the items of the table `notifications`. */
import type { NotificationAnswer } from '../model/notification.ts';
import { type Key, query, type TableHandle } from './handle.ts';
import { userKey } from './items.ts';
import type {
  DeliveryError,
  NotificationContent,
  NotificationToStore,
  Outgoing,
  StoredNotification,
} from './notifications-types.ts';
import { ITEM_VERSION } from './types.ts';

const NOTIFICATION_PREFIX = 'notification#';

/** A notification as it is stored. An item in the outbox never expires: it has no `expires_at`. */
export interface NotificationItem extends Key {
  v: number;
  id: string;
  sender: StoredNotification['sender'];
  sender_id: string;
  fingerprint: string;
  /** JSON. One attribute is read faster than a tree of typed ones. */
  body: string;
  created_at: string;
  expires: string;
  /** Unix time in seconds. */
  expires_at?: number;
  answer?: NotificationAnswer;
  delivery_id?: string;
  tries?: number;
  done?: Outgoing['done'];
  error?: DeliveryError;
  /** The keys of the sparse index; gone when the answer is delivered. */
  outbox?: Outgoing['state'];
  due?: string;
}

export const notificationKey = (email: string, id: string): Key => ({
  pk: userKey(email),
  sk: NOTIFICATION_PREFIX + id,
});

export const cursorKey = (source: string): Key => ({ pk: `source#${source}`, sk: 'cursor' });

/** Unix time in seconds. */
export const seconds = (at: string, more: number): number => Math.floor((Date.parse(at) + more) / 1000);

/** @param keepFor milliseconds after it can no longer be answered: so long a repeat is known for one */
export function itemOf(notification: NotificationToStore, keepFor: number): NotificationItem {
  const { recipient, content, ...rest } = notification;
  return {
    ...notificationKey(recipient, notification.id),
    ...rest,
    v: ITEM_VERSION,
    body: JSON.stringify(content),
    expires_at: seconds(notification.expires, keepFor),
  };
}

/** All of one person, as of now: who has just answered must see it. */
export const notificationItems = (handle: TableHandle, email: string): Promise<NotificationItem[]> =>
  query<NotificationItem>(handle, {
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': userKey(email), ':prefix': NOTIFICATION_PREFIX },
  });

/** @returns `undefined` for an item of an unknown version */
export function notificationOf(item: unknown): StoredNotification | undefined {
  const { v, pk, id, sender, sender_id, body, created_at, expires, answer } = item as NotificationItem;
  if (v !== ITEM_VERSION) return undefined;
  return {
    id,
    recipient: pk.slice(userKey('').length),
    sender,
    sender_id,
    content: JSON.parse(body) as NotificationContent,
    created_at,
    expires,
    ...(answer && { answer }),
  };
}

/** @returns `undefined` for an item of an unknown version, or one that is not in the outbox */
export function outgoingOf(item: unknown): Outgoing | undefined {
  const notification = notificationOf(item);
  const { outbox: state, due, delivery_id, tries = 0, done = {}, error } = item as NotificationItem;
  if (!notification?.answer || !state || !due || !delivery_id) return undefined;
  const answered = { ...notification, answer: notification.answer };
  return { delivery_id, state, due, tries, done, ...(error && { error }), notification: answered };
}
