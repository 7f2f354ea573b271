/** Records and claims, read by person or by serial. */
import type { Claim, DeviceRecord } from '../model/record.ts';
import { historyKey, type PersonItems } from '../model/stored.ts';
import { BY_SERIAL } from './definitions.ts';
import { query, type TableHandle } from './handle.ts';
import { historyOf } from './history.ts';
import { kindOf, partitionOf, type StoredItem, sourceOf, unpack } from './items.ts';
import { readMark } from './marks.ts';
import type { RecordsTable } from './types.ts';

type Reading = Pick<RecordsTable, 'person' | 'bySerial' | 'claimsBySerial'>;

/** Everything that is stored of one serial, whoever it is under. */
export function itemsWithSerial(handle: TableHandle, serial: string): Promise<StoredItem[]> {
  return query<StoredItem>(handle, {
    IndexName: BY_SERIAL.name,
    KeyConditionExpression: `${BY_SERIAL.partition} = :serial`,
    ExpressionAttributeValues: { ':serial': serial },
  });
}

/** The same thing may be stored under several people or MAC addresses: once, as it was seen last. */
function newest<Item extends DeviceRecord | Claim>(items: readonly StoredItem[], now: Date): Item[] {
  const byThing = new Map<string, Item>();
  for (const item of items) {
    const thing = unpack<Item>(item, now);
    if (!thing) continue;
    const key = `${thing.source}#${thing.id}`;
    const other = byThing.get(key);
    if (!other || other.synced_at < thing.synced_at) byThing.set(key, thing);
  }
  return [...byThing.values()];
}

const of = (kind: string, items: readonly StoredItem[]) => items.filter((item) => kindOf(item) === kind);

/** Everything under one person, sorted out. */
export function personItems(items: readonly StoredItem[], now: Date): PersonItems {
  const marks = of('mark', items).flatMap((item) => readMark({ ...item }, now) ?? []);
  const devices = of('device', items);
  return {
    records: newest<DeviceRecord>(devices, now),
    history: new Map(
      devices.map((item) => [historyKey({ source: sourceOf(item), id: item.id }), historyOf(item)]),
    ),
    claims: newest<Claim>(of('claim', items), now),
    marks: new Map(marks.map((mark) => [mark.source, mark])),
  };
}

export function createReading(handle: TableHandle): Reading {
  const bySerial = async <Item extends DeviceRecord | Claim>(kind: string, serial: string) =>
    newest<Item>(of(kind, await itemsWithSerial(handle, serial)), handle.now());

  return {
    async person(whose, { consistent = false } = {}) {
      const items = await query<StoredItem>(handle, {
        ConsistentRead: consistent,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': partitionOf(whose) },
      });
      return personItems(items, handle.now());
    },
    bySerial: (serial) => bySerial<DeviceRecord>('device', serial),
    claimsBySerial: (serial) => bySerial<Claim>('claim', serial),
  };
}
