/** What waits and what was given up, in pages: what was given up first, and what is due longest first in each. */
import * as z from 'zod';
import { cursorOf, placeIn } from '../../access/cursor.ts';
import type { Deliveries } from '../../api/notifications.ts';
import type { Outbox, Outgoing } from '../../tables/notifications-types.ts';
import { deliveryOf } from './manage.ts';

const PAGE = 100;
const STATES = ['parked', 'waiting'] as const;

/** State, time and id of the last one of a page. */
const Place = z.tuple([z.enum(STATES), z.string().max(40), z.string().max(64)]);
type Place = z.output<typeof Place>;

/**
 * @param query `before`: where an earlier page ended. What is tried meanwhile is due later, so nothing is missed
 * @throws ProblemError 400 for another cursor
 */
export async function pageOfDeliveries(
  outbox: Pick<Outbox, 'from'>,
  query: URLSearchParams,
): Promise<Pick<Deliveries, 'deliveries' | 'next'>> {
  const found: Outgoing[] = [];
  let isWhole = true;
  for await (const one of behind(outbox, placeIn(query, Place))) {
    isWhole = found.length < PAGE;
    if (!isWhole) break;
    found.push(one);
  }
  const last = found.at(-1);
  const next = !isWhole && last && cursorOf([last.state, last.due, last.delivery_id] satisfies Place);
  return { deliveries: found.map(deliveryOf), ...(next && { next }) };
}

async function* behind({ from }: Pick<Outbox, 'from'>, before: Place | undefined): AsyncIterable<Outgoing> {
  for (const state of STATES.slice(before ? STATES.indexOf(before[0]) : 0)) {
    const [, due, last = ''] = before?.[0] === state ? before : [];
    for await (const alike of dueAtOnce(from(state, due)))
      yield* alike.filter((one) => one.due !== due || one.delivery_id > last);
  }
}

/** The table orders by time only: those of one time are put in order here, so that a page may end among them. */
async function* dueAtOnce(all: AsyncIterable<Outgoing>): AsyncIterable<Outgoing[]> {
  let alike: Outgoing[] = [];
  const ordered = () => alike.sort((one, other) => (one.delivery_id < other.delivery_id ? -1 : 1));
  for await (const one of all) {
    if (alike.length > 0 && alike[0]?.due !== one.due) {
      yield ordered();
      alike = [];
    }
    alike.push(one);
  }
  yield ordered();
}
