/** Records and claims, written side by side, never over what was seen later. */

import { inParallel } from '../adapter-kit/slots.ts';
import type { Claim, DeviceRecord } from '../model/record.ts';
import { PARALLEL_WRITES } from './database.ts';
import { put, type TableHandle } from './handle.ts';
import { claimItems, recordItems, refusalOf, type StoredItem } from './items.ts';
import type { RecordsTable, Written } from './types.ts';

type Writing = Pick<RecordsTable, 'putRecords' | 'putClaims'>;

export function createWriting(handle: TableHandle): Writing {
  /** A slow answer must not undo a faster one that was sent later. */
  const putUnlessNewer = (item: StoredItem) =>
    put(handle, { ...item }, 'attribute_not_exists(pk) OR v <> :v OR synced_at <= :at', {
      ':at': item.synced_at,
    });

  async function write<Item extends DeviceRecord | Claim>(
    things: readonly Item[],
    itemsOf: (thing: Item) => StoredItem[],
  ): Promise<Written> {
    const prepared = things.map((thing) => {
      const items = itemsOf(thing);
      return { items, refusal: refusalOf(thing, items) };
    });
    const accepted = prepared.flatMap(({ items, refusal }) => (refusal ? [] : items));
    const effects = await inParallel(accepted, PARALLEL_WRITES, putUnlessNewer);
    return {
      written: effects.filter(Boolean).length,
      refused: prepared.flatMap(({ refusal }) => refusal ?? []),
    };
  }

  return {
    putRecords: (records, foundBy) =>
      write(records, (record) => recordItems(record, handle.keepFor, foundBy)),
    putClaims: (claims, foundBy) => write(claims, (claim) => claimItems(claim, handle.keepFor, foundBy)),
  };
}
