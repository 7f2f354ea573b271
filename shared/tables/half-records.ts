/** Writing a record of which a part is missing: what is known of it stays, unless somebody else wrote meanwhile. */
import type { DeviceRecord } from '../model/record.ts';
import { get, put, type TableHandle } from './handle.ts';
import { historyAfter } from './history.ts';
import { refusalOf, repack, type StoredItem, unpack } from './items.ts';
import { withKnownParts } from './known-parts.ts';
import type { HalfWritten } from './types.ts';

/** How often what was read may be overtaken before the record is written without it. */
const ATTEMPTS = 3;

/**
 * Writes an item of a record that has `missing`. It is read and written by itself: whoever owns the device anew gets
 * nothing from an item of somebody else's.
 *
 * @param putUnlessNewer how a whole record is written
 */
export async function putHalf(
  handle: TableHandle,
  item: StoredItem,
  record: DeviceRecord,
  putUnlessNewer: (item: StoredItem) => Promise<boolean>,
): Promise<HalfWritten> {
  const under = item.pk;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const there = (await get(handle, item)) as StoredItem | undefined;
    const old = there && unpack<DeviceRecord>(there, handle.now());
    const isNewer = old !== undefined && old.synced_at > record.synced_at;
    const whole = old && mayInherit(item, record, old) ? completed(record, old, item) : record;
    const packed = repack(item, whole);
    if (isNewer || (await putIfStill(handle, { ...packed, ...historyAfter(there, packed, whole) }, there)))
      return { under, record: whole, written: !isNewer, lost: false };
  }
  return { under, record, written: await putUnlessNewer(item), lost: true };
}

/** What would be too large with what was known is kept without it. */
function completed(record: DeviceRecord, old: DeviceRecord, item: StoredItem): DeviceRecord {
  const whole = withKnownParts(record, old);
  return refusalOf(whole, [repack(item, whole)]) ? record : whole;
}

/** A copy under hardware, or of nobody, may be of a time when somebody else owned the device. */
function mayInherit({ pk }: StoredItem, record: DeviceRecord, old: DeviceRecord): boolean {
  if (pk.startsWith('user#')) return true;
  return record.owners.length === old.owners.length && record.owners.every((one) => old.owners.includes(one));
}

function putIfStill(handle: TableHandle, item: StoredItem, there: StoredItem | undefined): Promise<boolean> {
  if (!there) return put(handle, { ...item }, 'attribute_not_exists(pk)');
  const { synced_at, body } = there;
  return put(handle, { ...item }, 'synced_at = :read AND body = :body', {
    ':read': synced_at,
    ':body': body,
  });
}
