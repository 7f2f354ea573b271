/** Records and claims, written side by side, never over what was seen later. */

import { inParallel } from '../adapter-kit/slots.ts';
import type { Claim, DeviceRecord } from '../model/record.ts';
import { PARALLEL_WRITES } from './database.ts';
import { put, type TableHandle } from './handle.ts';
import { claimItems, recordItems, refusalOf, type StoredItem } from './items.ts';
import { pointerItems } from './pointers.ts';
import type { RecordsTable, Written } from './types.ts';

type Writing = Pick<RecordsTable, 'putRecords' | 'putClaims'>;

/** A record or claim as it is stored, and what points at it. */
interface Prepared {
  items: StoredItem[];
  pointers?: StoredItem[];
}

export function createWriting(handle: TableHandle): Writing {
  /** A slow answer must not undo a faster one that was sent later. */
  const putUnlessNewer = (item: StoredItem) =>
    put(handle, { ...item }, 'attribute_not_exists(pk) OR v <> :v OR synced_at <= :at', {
      ':at': item.synced_at,
    });

  /** @returns how many took effect */
  async function putAll(items: readonly StoredItem[]): Promise<number> {
    const effects = await inParallel(items, PARALLEL_WRITES, putUnlessNewer);
    return effects.filter(Boolean).length;
  }

  async function write<Item extends DeviceRecord | Claim>(
    things: readonly Item[],
    prepare: (thing: Item) => Prepared,
  ): Promise<Written> {
    const prepared = things.map((thing) => {
      const { items, pointers = [] } = prepare(thing);
      return { items, pointers, refusal: refusalOf(thing, items) };
    });
    const accepted = prepared.filter(({ refusal }) => !refusal);
    // First: who dies in between leaves a pointer to nothing, and never a record that nothing points at.
    await putAll(accepted.flatMap(({ pointers }) => pointers));
    return {
      written: await putAll(accepted.flatMap(({ items }) => items)),
      refused: prepared.flatMap(({ refusal }) => refusal ?? []),
    };
  }

  return {
    putRecords: (records, foundBy, pointedBy) =>
      write(records, (record) => ({
        items: recordItems(record, handle.keepFor, foundBy),
        ...(pointedBy && { pointers: pointerItems(record, handle.keepFor, pointedBy) }),
      })),
    putClaims: (claims, foundBy) =>
      write(claims, (claim) => ({ items: claimItems(claim, handle.keepFor, foundBy) })),
  };
}
