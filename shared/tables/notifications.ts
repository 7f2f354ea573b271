/**
 * The table `notifications`. Items: `user#<email>` with `notification#<id>` and `open`; `source#<name>` with `cursor`. An answer
 * and its way out are in the item of their notification, so one write keeps both or neither.
 */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Clock, systemClock } from '../platform/clock.ts';
import { environment } from '../platform/environment.ts';
import { createDocumentClient, ifHeld } from './database.ts';
import { get, put, type TableHandle } from './handle.ts';
import {
  cursorKey,
  itemOf,
  type NotificationItem,
  notificationItems,
  notificationKey,
  notificationOf,
} from './notification-items.ts';
import type { NotificationsTable, Outbox } from './notifications-types.ts';
import { createOpenList } from './open-notifications.ts';
import { createOutbox } from './outbox.ts';
import { ITEM_VERSION } from './types.ts';

export interface NotificationsTableOptions {
  /** How long a notification is kept after its end, and an answer after its delivery. Milliseconds. */
  keepFor: number;
  /** Default: the environment's. */
  name?: string;
  now?: Clock;
  client?: DynamoDBDocumentClient;
}

/** One per container. */
export function createNotificationsTable(options: NotificationsTableOptions): NotificationsTable & Outbox {
  const { keepFor, now = systemClock, client = createDocumentClient() } = options;
  const handle: TableHandle = {
    client,
    now,
    keepFor,
    table: options.name ?? environment('notifications_table'),
  };
  return {
    ...notifications(handle),
    ...answers(handle),
    ...cursors(handle),
    ...createOpenList(handle),
    ...createOutbox(handle),
  };
}

function notifications(handle: TableHandle): Pick<NotificationsTable, 'create' | 'person' | 'get'> {
  return {
    async create(notification) {
      const item = itemOf(notification, handle.keepFor);
      if (await put(handle, { ...item }, 'attribute_not_exists(pk)')) return 'created';
      const there = (await get(handle, item)) as NotificationItem | undefined;
      return there?.fingerprint === notification.fingerprint ? 'same' : 'different';
    },
    async person(email, { all = false } = {}) {
      const items = await notificationItems(handle, email);
      const now = handle.now().toISOString();
      const counts = ({ answer, expires }: NotificationItem) => all || answer !== undefined || expires > now;
      return items.filter(counts).flatMap((item) => notificationOf(item) ?? []);
    },
    async get(email, id) {
      const item = await get(handle, notificationKey(email, id));
      return item && notificationOf(item);
    },
  };
}

function answers(handle: TableHandle): Pick<NotificationsTable, 'answer'> {
  return {
    async answer(email, id, answer) {
      const command = new UpdateCommand({
        TableName: handle.table,
        Key: notificationKey(email, id),
        ConditionExpression: 'v = :v AND attribute_not_exists(answer) AND expires > :at',
        UpdateExpression:
          'SET answer = :answer, delivery_id = :delivery, tries = :none, outbox = :waiting, due = :at REMOVE expires_at',
        ExpressionAttributeValues: {
          ':v': ITEM_VERSION,
          ':answer': answer,
          ':at': answer.at,
          ':delivery': `answer_${crypto.randomUUID()}`,
          ':none': 0,
          ':waiting': 'waiting',
        },
        ReturnValues: 'ALL_NEW',
      });
      const changed = await ifHeld(() => handle.client.send(command));
      return changed && notificationOf(changed.Attributes);
    },
  };
}

function cursors(handle: TableHandle): Pick<NotificationsTable, 'cursor' | 'saveCursor'> {
  return {
    async cursor(source) {
      const cursor: unknown = (await get(handle, cursorKey(source)))?.cursor;
      return typeof cursor === 'string' ? cursor : undefined;
    },
    async saveCursor(source, cursor) {
      await put(handle, { ...cursorKey(source), cursor });
    },
  };
}
