/** What waits and what was given up, for those who look after it. */
import type { Delivery } from '../../api/notifications.ts';
import type { Outbox, Outgoing } from '../../tables/notifications-types.ts';

export async function listDeliveries(
  outbox: Pick<Outbox, 'list'>,
  states: readonly Outgoing['state'][] = ['parked', 'waiting'],
): Promise<Delivery[]> {
  const lists = await Promise.all(states.map((state) => outbox.list(state)));
  return lists.flat().map(deliveryOf);
}

/**
 * Makes parked answers due now, with all their attempts before them and under the ids that they have.
 *
 * @param ids of deliveries; absent: all that are parked
 * @returns the ids that will be tried; one that is missing is not parked
 */
export async function replayDeliveries(
  outbox: Pick<Outbox, 'list' | 'replay'>,
  ids?: readonly string[],
): Promise<string[]> {
  const parked = await outbox.list('parked');
  const wanted = parked.filter(({ delivery_id }) => ids === undefined || ids.includes(delivery_id));
  const replayed: string[] = [];
  for (const outgoing of wanted) if (await outbox.replay(outgoing)) replayed.push(outgoing.delivery_id);
  return replayed;
}

/** What may be told of it: who gets answers sees neither whose they are nor what was said. */
export function deliveryOf({ notification, done, ...outgoing }: Outgoing): Delivery {
  const { id, sender, sender_id, answer } = notification;
  return {
    ...outgoing,
    done: Object.fromEntries(
      Object.entries(done).flatMap(([to, at]) => (at === undefined ? [] : [[to, at]])),
    ),
    notification_id: id,
    sender: sender.name,
    sender_id,
    answered_at: answer.at,
  };
}
