/**
 * Pointers: under an identifier, which sources have a record with it. There is no index on most identifiers, and the
 * records of hardware stand under nobody.
 */
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { inParallel } from '../adapter-kit/slots.ts';
import { macKeys, nameKeys, provingKeys, serialKey } from '../identifiers/index.ts';
import { type DeviceRecord, RECORD_VERSION } from '../model/record.ts';
import type { PointedBy, Pointer } from '../model/stored.ts';
import { batchGet, patiently } from './database.ts';
import type { TableHandle } from './handle.ts';
import { devicePrefix, expiry, isCurrent, pointerKey, type StoredItem, unownedKey, unpack } from './items.ts';
import { ITEM_VERSION, type RecordsTable } from './types.ts';

type Pointing = Pick<RecordsTable, 'pointers' | 'unowned'>;

/** One page view asks for no more at once. */
const AT_ONCE = 16;
/** More than these under one identifier, and it tells no device from another. */
const MOST_CARRIERS = 50;
/** DynamoDB's own bound. */
const KEYS_AT_ONCE = 100;

/**
 * Under what a record is pointed at.
 *
 * @param by `all`: under everything; `weak`: only under what proves nothing alone, to tell whether others have it too
 */
export const pointedKeys = (record: DeviceRecord, by: PointedBy): string[] => [
  ...(by === 'all' ? provingKeys(record) : []),
  ...macKeys(record),
  ...nameKeys(record),
];

/** What is stored to point at a record; with its expiry. */
export function pointerItems(record: DeviceRecord, keepFor: number, by: PointedBy): StoredItem[] {
  const { source, id, owners, synced_at } = record;
  const proves = provingKeys(record).length > 0;
  const pointer: Pointer = {
    ...{ v: RECORD_VERSION, source, id, owners, proves, synced_at },
    ...(serialKey(record.identifiers.serial) && { serial: true }),
  };
  const common = {
    ...{ sk: devicePrefix(source) + id, v: ITEM_VERSION, id, synced_at },
    expires_at: expiry(synced_at, keepFor),
    body: JSON.stringify(pointer),
  };
  return pointedKeys(record, by).map((key) => ({ pk: pointerKey(key), ...common }));
}

export function createPointing(handle: TableHandle): Pointing {
  const { client, table, now } = handle;

  async function carriers(key: string): Promise<[string, Pointer[] | 'many']> {
    const command = new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pointerKey(key) },
      Limit: MOST_CARRIERS + 1,
    });
    const { Items = [], LastEvaluatedKey } = await patiently(() => client.send(command));
    if (Items.length > MOST_CARRIERS || LastEvaluatedKey) return [key, 'many'];
    return [key, Items.flatMap((item) => readPointer(item as StoredItem, now()) ?? [])];
  }

  return {
    pointers: async (keys) => new Map(await inParallel([...new Set(keys)], AT_ONCE, carriers)),
    async unowned(references) {
      const named = new Map(references.map(({ source, id }) => [`${source}#${id}`, { source, id }]));
      const keys = [...named.values()].map(({ source, id }) => ({
        pk: unownedKey(source, id),
        sk: devicePrefix(source) + id,
      }));
      const items: StoredItem[] = [];
      for (let at = 0; at < keys.length; at += KEYS_AT_ONCE)
        items.push(
          ...((await batchGet(client, table, keys.slice(at, at + KEYS_AT_ONCE))) as unknown as StoredItem[]),
        );
      return items.flatMap((item) => unpack<DeviceRecord>(item, now()) ?? []);
    },
  };
}

/** @returns `undefined` for what is of an unknown version, expired or broken */
function readPointer(item: StoredItem, now: Date): Pointer | undefined {
  if (!isCurrent(item, now) || typeof item.body !== 'string') return undefined;
  try {
    const pointer = JSON.parse(item.body) as Pointer;
    return pointer.v === RECORD_VERSION ? pointer : undefined;
  } catch {
    return undefined;
  }
}
