/** What a fetch has shown to be gone. A removal never hits what was seen again meanwhile. */
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { inParallel } from '../adapter-kit/slots.ts';
import type { Claim, DeviceRecord } from '../model/record.ts';
import { PARALLEL_WRITES, tookEffect } from './database.ts';
import { type Key, query, type TableHandle } from './handle.ts';
import {
  claimItems,
  claimPrefix,
  devicePrefix,
  partitionOf,
  recordItems,
  type StoredItem,
  unownedKey,
  unpack,
} from './items.ts';
import { pointerItems } from './pointers.ts';
import { itemsWithSerial } from './reading.ts';
import type { RecordsTable } from './types.ts';

type Removing = Pick<RecordsTable, 'removeGone' | 'removeMoved' | 'removeUnowned'>;
type Seen = Pick<StoredItem, 'pk' | 'sk' | 'id' | 'synced_at'>;

export function createRemoving(handle: TableHandle): Removing {
  const removeUnlessSeen = ({ pk, sk }: Key, since: string) =>
    tookEffect(() =>
      handle.client.send(
        new DeleteCommand({
          TableName: handle.table,
          Key: { pk, sk },
          ConditionExpression: 'synced_at < :since',
          ExpressionAttributeValues: { ':since': since },
        }),
      ),
    );

  async function removeAll(items: readonly Key[], since: string): Promise<number> {
    const removed = await inParallel(items, PARALLEL_WRITES, (item) => removeUnlessSeen(item, since));
    return removed.filter(Boolean).length;
  }

  /** Claims and devices stand beside each other, and a person has few: one Query for both. `$` comes after `#`. */
  const under = (pk: string) =>
    query<Seen>(handle, {
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :claims AND :devices',
      ExpressionAttributeValues: { ':pk': pk, ':claims': 'claim#', ':devices': 'device$' },
      ProjectionExpression: 'pk, sk, id, synced_at',
    });

  async function removeCopies(thing: DeviceRecord | Claim): Promise<number> {
    const rightful =
      'identifiers' in thing ? recordItems(thing, handle.keepFor) : claimItems(thing, handle.keepFor);
    const [{ sk, serial } = {}] = rightful;
    if (!serial) return 0;
    const owners = new Set(rightful.map(({ pk }) => pk));
    const copies = await itemsWithSerial(handle, serial);
    return removeAll(
      copies.filter((copy) => copy.sk === sk && !owners.has(copy.pk) && copy.synced_at < thing.synced_at),
      thing.synced_at,
    );
  }

  return {
    async removeGone(whose, source, { at, dropped }) {
      const prefixes = [devicePrefix(source), claimPrefix(source)];
      const isItsOwn = ({ sk }: Seen) => prefixes.some((prefix) => sk.startsWith(prefix));
      const gone = (await under(partitionOf(whose))).filter(
        (seen) => isItsOwn(seen) && seen.synced_at < at && !dropped.includes(seen.id),
      );
      return removeAll(gone, at);
    },
    async removeUnowned(source, serial, { at, dropped }) {
      const copies = await itemsWithSerial(handle, serial);
      const gone = copies.filter(
        ({ pk, id, synced_at }) => pk === unownedKey(source, id) && synced_at < at && !dropped.includes(id),
      );
      const removed = await removeAll(gone, at);
      // Last: a pointer to nothing is no harm, and a record that nothing points at would count as gone before it is.
      const pointers = gone.flatMap((item) => {
        const record = unpack<DeviceRecord>(item, handle.now());
        return record ? pointerItems(record, handle.keepFor, 'all') : [];
      });
      await removeAll(pointers, at);
      return removed;
    },
    async removeMoved(things) {
      const counts = await inParallel(things, PARALLEL_WRITES, removeCopies);
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}
