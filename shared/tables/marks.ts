/** What is known about one person (or piece of hardware) at one source: when it was fetched, how that went, who is at it. */

import type { Mark } from '../model/stored.ts';
import { change, get, type TableHandle } from './handle.ts';
import { expiry, isCurrent, markKey, partitionOf } from './items.ts';
import type { RecordsTable, Subject } from './types.ts';

type Marks = Pick<RecordsTable, 'mark' | 'takeLease' | 'markFetched' | 'markFailed'>;

/** @returns `undefined` for what is of an unknown version or expired */
export function readMark(item: Record<string, unknown> | undefined, now: Date): Mark | undefined {
  if (!item || !isCurrent(item, now)) return undefined;
  const { pk: _pk, sk: _sk, v: _v, expires_at: _expires, unended: _unended, ...mark } = item;
  return { dropped: [], ...mark } as unknown as Mark;
}

export function createMarks(handle: TableHandle): Marks {
  const keyOf = (whose: Subject, source: string) => ({ pk: partitionOf(whose), sk: markKey(source) });

  /** On every change: whose mark it is and until when it is kept. */
  const common = (source: string) => ({
    source,
    expires_at: expiry(handle.now().toISOString(), handle.keepFor),
  });

  const ended = () => ({ ended_at: handle.now().toISOString() });

  return {
    mark: async (whose, source) => readMark(await get(handle, keyOf(whose, source)), handle.now()),

    async takeLease(whose, source, until, now, recent) {
      const taken = await change(handle, keyOf(whose, source), {
        set: { ...common(source), fetching_until: until.toISOString() },
        // Every attempt that ends takes this away.
        add: { unended: 1 },
        conditions: [
          'attribute_not_exists(fetching_until) OR fetching_until <= :now',
          ...(recent ? ['attribute_not_exists(ended_at) OR ended_at <= :recent'] : []),
        ],
        values: { ':now': now.toISOString(), ...(recent && { ':recent': recent.toISOString() }) },
      });
      return taken !== undefined && { lapsed: Number(taken.unended) > 1 };
    },

    async markFetched(whose, source, mark) {
      await change(handle, keyOf(whose, source), {
        set: { ...common(source), ...ended(), ...mark },
        remove: ['error', 'fetching_until', 'unended'],
        conditions: ['attribute_not_exists(fetched_at) OR fetched_at <= :set_fetched_at'],
      });
    },

    async markFailed(whose, source, error) {
      await change(handle, keyOf(whose, source), {
        set: { ...common(source), ...ended(), error },
        remove: ['fetching_until', 'unended'],
      });
    },
  };
}
