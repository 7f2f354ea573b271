/** Takes notifications in: checked, and each stored once however often it is sent. */
import { createHash } from 'node:crypto';
import { inParallel } from '../../adapter-kit/slots.ts';
import { LARGEST_BATCH } from '../../model/notification.ts';
import type { NotificationContent, NotificationToStore, Sender } from '../../tables/notifications-types.ts';
import type { CreateDependencies } from './dependencies.ts';
import { actionsOfType, type FieldError, type SentNotification, validateNotification } from './validate.ts';

/** What became of one notification. `id` is ours: answers carry it. */
export type Created =
  | { status: 'created' | 'exists'; id: string; sender_id: string }
  /** The sender has used its id for something else, to the same person. */
  | { status: 'conflict'; id: string; sender_id: string }
  | { status: 'invalid'; errors: FieldError[] };

const AT_ONCE = 16;

/** Stores one. @throws when the table cannot be written: send it again then, with the same id */
export async function createNotification(
  input: unknown,
  sender: Sender,
  { table, config, now }: CreateDependencies,
): Promise<Created> {
  const at = now();
  const checked = validateNotification(input, { now: at, domains: config.access.allowed_domains });
  if ('errors' in checked) return { status: 'invalid', errors: checked.errors };
  const made = newNotification(checked.notification, sender, at, config.notifications.expire_after);
  const outcome = await table.create(made);
  const status = { created: 'created', same: 'exists', different: 'conflict' } as const;
  return { status: status[outcome], id: made.id, sender_id: made.sender_id };
}

/**
 * The parts of what was sent at once: one notification, or `{ notifications: [...] }`.
 *
 * @returns `undefined`: it is a batch that is none, or too large
 */
export function partsOf(body: unknown): { one: unknown } | { batch: unknown[] } | undefined {
  if (typeof body !== 'object' || body === null || !('notifications' in body)) return { one: body };
  const { notifications: batch } = body;
  const isBatch = Array.isArray(batch) && batch.length > 0 && batch.length <= LARGEST_BATCH;
  return isBatch && Object.keys(body).length === 1 ? { batch } : undefined;
}

/** Stores several; the results are in the order of the input. @throws as for one */
export const createBatch = (batch: readonly unknown[], sender: Sender, dependencies: CreateDependencies) =>
  inParallel(batch, AT_ONCE, (input) => createNotification(input, sender, dependencies));

function newNotification(
  sent: SentNotification,
  sender: Sender,
  now: Date,
  expireAfter: number,
): NotificationToStore {
  const { id: sender_id, recipient, expires, ...said } = sent;
  const content: NotificationContent = {
    ...said,
    time: said.time ?? now.toISOString(),
    actions: said.actions ?? [...actionsOfType(said.type)],
  };
  return {
    id: hash([sender.kind, sender.name, sender_id, recipient]).slice(0, 22),
    recipient,
    sender,
    sender_id,
    content,
    created_at: now.toISOString(),
    expires: expires ?? new Date(now.getTime() + expireAfter).toISOString(),
    // Of what was sent, without defaults that depend on the clock: a repeat comes later.
    fingerprint: hash(sent),
  };
}

const hash = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url');
