/** Records and claims, written side by side, never over what was seen later. */

import { inParallel } from '../adapter-kit/slots.ts';
import type { Claim, DeviceRecord } from '../model/record.ts';
import { PARALLEL_WRITES } from './database.ts';
import { putHalf } from './half-records.ts';
import { put, type TableHandle } from './handle.ts';
import { newHistory, putOver } from './history.ts';
import { claimItems, recordItems, refusalOf, type StoredItem } from './items.ts';
import { pointerItems } from './pointers.ts';
import type { HalfWritten, RecordsTable, Written } from './types.ts';

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

  /** Of a person's record it is kept since when it is there. */
  async function putRecord(item: StoredItem, record: DeviceRecord): Promise<boolean> {
    const isPersons = item.pk.startsWith('user#');
    if (isPersons && (await putOver(handle, item, record))) return true;
    return putUnlessNewer({ ...item, ...newHistory(item, record) });
  }

  async function putPointers(pointers: readonly StoredItem[]): Promise<void> {
    await Promise.all(await inParallel(pointers, PARALLEL_WRITES, putUnlessNewer));
  }

  async function write<Item extends DeviceRecord | Claim>(
    things: readonly Item[],
    prepare: (thing: Item) => Prepared,
  ): Promise<Written> {
    const prepared = things.map((thing) => {
      const { items, pointers = [] } = prepare(thing);
      return { thing, items, pointers, refusal: refusalOf(thing, items) };
    });
    const accepted = prepared.filter(({ refusal }) => !refusal);
    // First: who dies in between leaves a pointer to nothing, and never a record that nothing points at.
    await putPointers(accepted.flatMap(({ pointers }) => pointers));
    const written = accepted.flatMap(({ thing, items }) => items.map((item) => ({ thing, item })));
    const effects = await inParallel(written, PARALLEL_WRITES, async ({ thing, item }) => {
      if (!('identifiers' in thing)) return { written: await putUnlessNewer(item) };
      if (thing.missing?.length) return putHalf(handle, item, thing, (whole) => putRecord(whole, thing));
      return { written: await putRecord(item, thing) };
    });
    return {
      written: effects.filter(({ written }) => written).length,
      refused: prepared.flatMap(({ refusal }) => refusal ?? []),
      halves: effects.filter((effect): effect is HalfWritten => 'record' in effect),
    };
  }

  return {
    async putRecords(records, foundBy, pointedBy) {
      const pointersTo = (record: DeviceRecord) =>
        pointedBy ? pointerItems(record, handle.keepFor, pointedBy) : [];
      const written = await write(records, (record) => ({
        items: recordItems(record, handle.keepFor, foundBy),
        pointers: pointersTo(record),
      }));
      // What was known of a part that is missing now goes on to hold, also what it is found by.
      await putPointers(written.halves.flatMap(({ record }) => pointersTo(record)));
      return written;
    },
    putClaims: (claims, foundBy) =>
      write(claims, (claim) => ({ items: claimItems(claim, handle.keepFor, foundBy) })),
  };
}
