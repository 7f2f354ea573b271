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
  /** Nothing is stored: the person has as many open ones of this sender, or of all, as may be. */
  | { status: 'too_many_open'; sender_id: string }
  | { status: 'invalid'; errors: FieldError[] };

const AT_ONCE = 16;

/** Stores one. @throws when the table cannot be written: send it again then, with the same id */
export async function createNotification(
  input: unknown,
  sender: Sender,
  dependencies: CreateDependencies,
): Promise<Created> {
  const [created] = await createBatch([input], sender, dependencies);
  if (!created) throw new TypeError('Each notification has a result.');
  return created;
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
export async function createBatch(
  batch: readonly unknown[],
  sender: Sender,
  dependencies: CreateDependencies,
): Promise<Created[]> {
  const checked = batch.map((input) => check(input, sender, dependencies));
  const valid = checked.flatMap((one) => ('errors' in one ? [] : [one]));
  const refused = await takePlaces(valid, dependencies);
  return inParallel(checked, AT_ONCE, async (one) =>
    'errors' in one ? { status: 'invalid', ...one } : store(one, refused, dependencies),
  );
}

function check(input: unknown, sender: Sender, { config, now }: CreateDependencies) {
  const at = now();
  const checked = validateNotification(input, { now: at, domains: config.access.allowed_domains });
  if ('errors' in checked) return checked;
  return newNotification(checked.notification, sender, at, config.notifications.expire_after);
}

/** One write for each recipient, however many they get. @returns ids of what found no place */
async function takePlaces(
  notifications: readonly NotificationToStore[],
  { table }: CreateDependencies,
): Promise<Set<string>> {
  const recipients = [...Map.groupBy(notifications, ({ recipient }) => recipient)];
  const refused = await inParallel(recipients, AT_ONCE, ([recipient, theirs]) =>
    table.takePlaces(recipient, theirs),
  );
  return new Set(refused.flatMap((ids) => [...ids]));
}

async function store(
  notification: NotificationToStore,
  refused: ReadonlySet<string>,
  { table }: CreateDependencies,
): Promise<Created> {
  const { id, recipient, sender_id } = notification;
  // A repeat of what is there, answered or not, asks for no place.
  if (refused.has(id) && !(await table.get(recipient, id))) return { status: 'too_many_open', sender_id };
  const outcome = await table.create(notification);
  const status = { created: 'created', same: 'exists', different: 'conflict' } as const;
  return { status: status[outcome], id, sender_id };
}

function newNotification(
  sent: SentNotification,
  sender: Sender,
  now: Date,
  expireAfter: number,
): NotificationToStore {
  const { id: sender_id, recipient, expires, ...fields } = sent;
  const content: NotificationContent = {
    ...fields,
    time: fields.time ?? now.toISOString(),
    actions: fields.actions ?? [...actionsOfType(fields.type)],
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
