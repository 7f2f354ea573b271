/** Records and claims, read by person or by serial. */
import type { Claim, DeviceRecord } from '../../model/record.ts';
import { BY_SERIAL } from './definitions.ts';
import { kindOf, type StoredItem, unpack, userKey } from './items.ts';
import { readMark } from './marks.ts';
import { type Place, query } from './place.ts';
import type { RecordsTable } from './types.ts';

type Reading = Pick<RecordsTable, 'person' | 'bySerial' | 'claimsBySerial'>;

/** Everything that is stored of one serial, whoever it is under. */
export function itemsWithSerial(place: Place, serial: string): Promise<StoredItem[]> {
  return query<StoredItem>(place, {
    IndexName: BY_SERIAL.name,
    KeyConditionExpression: `${BY_SERIAL.partition} = :serial`,
    ExpressionAttributeValues: { ':serial': serial },
  });
}

export function createReading(place: Place): Reading {
  /** The same thing may be stored under several people or MAC addresses: once, as it was seen last. */
  function newest<Item extends DeviceRecord | Claim>(items: readonly StoredItem[]): Item[] {
    const byThing = new Map<string, Item>();
    for (const item of items) {
      const thing = unpack<Item>(item, place.now());
      if (!thing) continue;
      const key = `${thing.source}#${thing.id}`;
      const other = byThing.get(key);
      if (!other || other.synced_at < thing.synced_at) byThing.set(key, thing);
    }
    return [...byThing.values()];
  }

  const of = (kind: string, items: readonly StoredItem[]) => items.filter((item) => kindOf(item) === kind);

  return {
    async person(email, { consistent = false } = {}) {
      const items = await query<StoredItem>(place, {
        ConsistentRead: consistent,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': userKey(email) },
      });
      const marks = of('mark', items).flatMap((item) => readMark({ ...item }, place.now()) ?? []);
      return {
        records: newest<DeviceRecord>(of('device', items)),
        claims: newest<Claim>(of('claim', items)),
        marks: new Map(marks.map((mark) => [mark.source, mark])),
      };
    },
    bySerial: async (serial) => newest<DeviceRecord>(of('device', await itemsWithSerial(place, serial))),
    claimsBySerial: async (serial) => newest<Claim>(of('claim', await itemsWithSerial(place, serial))),
  };
}
