/**
 * Which notifications of a person are open, in one item beside them: so that limits hold however many are sent at once.
 *
 * A notification takes its place in the list before it is written. What has expired leaves the list by its own time.
 * What was answered, or never written, stays in it until the list is full: then it is compared with the notifications,
 * before anything is refused. So the list may name too many for a while, never too few.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { OPEN_OF_ALL, OPEN_OF_ONE } from '../model/notification.ts';
import { shifted } from '../platform/clock.ts';
import { get, put, type TableHandle } from './handle.ts';
import { userKey } from './items.ts';
import { type NotificationItem, notificationItems, seconds } from './notification-items.ts';
import type { NotificationsTable, NotificationToStore, Sender } from './notifications-types.ts';

interface OpenOne {
  id: string;
  /** Kind and name. */
  sender: string;
  expires: string;
  /** When it took its place. */
  at: string;
}

/** Beginning of the sort key. */
const OPEN = 'open';
/** Milliseconds after which a notification that took its place has been written, or never will be. */
const WRITTEN_WITHIN = 15 * 60_000;
/** Others may be faster each time, but not that often. */
const MOST_TRIES = 50;
/** Milliseconds. */
const LONGEST_PAUSE = 40;

type Wanted = Pick<NotificationToStore, 'id' | 'sender' | 'expires'>;

interface OpenList {
  /** Changes with each write; absent: there is none yet. */
  revision?: string;
  open: OpenOne[];
}

export function createOpenList(handle: TableHandle): Pick<NotificationsTable, 'takePlaces'> {
  /** One try. @returns `undefined`: somebody else was faster */
  async function attempt(email: string, wanted: readonly Wanted[]): Promise<Set<string> | undefined> {
    const before = await read(handle, email);
    let settled = settle(before.open, wanted, handle.now());
    if (settled.refused.size > 0)
      settled = settle(await stillOpen(handle, email, before.open), wanted, handle.now());
    if (before.revision !== undefined && sameIds(settled.open, before.open)) return settled.refused;
    return (await write(handle, email, before, settled.open)) ? settled.refused : undefined;
  }

  return {
    async takePlaces(email, wanted) {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const refused = await attempt(email, wanted);
        if (refused) return refused;
        await sleep(Math.random() * LONGEST_PAUSE);
      }
      throw new Error('Too many send to this person at once.');
    },
  };
}

async function read(handle: TableHandle, email: string): Promise<OpenList> {
  const item = await get(handle, { pk: userKey(email), sk: OPEN });
  if (typeof item?.body !== 'string' || typeof item.revision !== 'string')
    return { open: await stillOpen(handle, email, []) };
  return { revision: item.revision, open: JSON.parse(item.body) as OpenOne[] };
}

function write(handle: TableHandle, email: string, { revision }: OpenList, open: readonly OpenOne[]) {
  const last = open
    .map(({ expires }) => expires)
    .sort()
    .at(-1);
  return put(
    handle,
    {
      ...{ pk: userKey(email), sk: OPEN, revision: crypto.randomUUID(), body: JSON.stringify(open) },
      expires_at: seconds(last ?? handle.now().toISOString(), 0),
    },
    revision === undefined ? 'attribute_not_exists(pk)' : 'revision = :before',
    revision === undefined ? {} : { ':before': revision },
  );
}

/** Who gets a place: those that have one, and others as long as there are any. */
function settle(list: readonly OpenOne[], wanted: readonly Wanted[], now: Date) {
  const at = now.toISOString();
  const open = list.filter(({ expires }) => expires > at);
  const taken = new Set(open.map(({ id }) => id));
  const refused = new Set<string>();
  for (const { id, sender, expires } of wanted) {
    if (taken.has(id)) continue;
    const name = senderOf(sender);
    const own = open.filter((one) => one.sender === name).length;
    if (own >= OPEN_OF_ONE || open.length >= OPEN_OF_ALL) {
      refused.add(id);
      continue;
    }
    taken.add(id);
    open.push({ id, sender: name, expires, at });
  }
  return { open, refused };
}

/** What the notifications themselves say, and those of the list that may still be on their way into the table. */
async function stillOpen(handle: TableHandle, email: string, list: readonly OpenOne[]): Promise<OpenOne[]> {
  const items = await notificationItems(handle, email);
  const at = handle.now().toISOString();
  const since = shifted(handle.now(), -WRITTEN_WITHIN).toISOString();
  const stored = new Set(items.map(({ id }) => id));
  const onTheWay = list.filter((one) => !stored.has(one.id) && one.at > since);
  return [...items.filter(({ answer, expires }) => !answer && expires > at).map(placeOf), ...onTheWay];
}

const placeOf = ({ id, sender, expires, created_at }: NotificationItem): OpenOne => ({
  ...{ id, sender: senderOf(sender), expires, at: created_at },
});

const senderOf = ({ kind, name }: Sender): string => `${kind} ${name}`;

const sameIds = (one: readonly OpenOne[], other: readonly OpenOne[]): boolean =>
  one.length === other.length && one.every(({ id }, index) => id === other[index]?.id);
