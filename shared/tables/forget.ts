/** Takes a person out of a table. */
import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inParallel } from '../adapter-kit/slots.ts';
import type { Claim, DeviceRecord } from '../model/record.ts';
import { systemClock } from '../platform/clock.ts';
import { environment } from '../platform/environment.ts';
import { createDocumentClient, PARALLEL_WRITES, patiently } from './database.ts';
import type { TableName } from './definitions.ts';
import { hardwareKey, hardwareOf, type StoredItem, unpack, userKey } from './items.ts';
import { SIGNOUT } from './people.ts';
import { type Key, type Place, query } from './place.ts';

/** Sort keys that stay: without the mark that sessions are over, a stolen cookie would work again. */
const STAYS: Partial<Record<TableName, string>> = { people: SIGNOUT };

/**
 * @param table which one
 * @param options `name`: what it is called in this stage; default: the environment's
 * @returns deletes what stands under a person (canonical e-mail), and gives the number of items deleted
 */
export function createForgetting(
  table: TableName,
  options: { name?: string; client?: DynamoDBDocumentClient } = {},
): (email: string) => Promise<number> {
  const { client = createDocumentClient(), name = environment(`${table}_table`) } = options;
  // Nothing is written, so nothing ages.
  const place: Place = { client, table: name, now: systemClock, keepFor: 0 };
  const stays = STAYS[table];

  const under = (pk: string) =>
    query<StoredItem>(place, {
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
    });
  const remove = ({ pk, sk }: Key) =>
    patiently(() => client.send(new DeleteCommand({ TableName: name, Key: { pk, sk } })));

  /** What was found by serial or MAC address also stands under that. */
  async function copiesOf(items: readonly StoredItem[], email: string): Promise<StoredItem[]> {
    const hardware = new Set(items.flatMap((item) => thingIn(item)).flatMap(hardwareOf));
    const found = await inParallel([...hardware], PARALLEL_WRITES, (value) => under(hardwareKey(value)));
    return found.flat().filter((item) => thingIn(item).some(({ owners }) => owners.includes(email)));
  }

  return async (email) => {
    const items = await under(userKey(email));
    const gone = items.filter(({ sk }) => stays === undefined || !sk.startsWith(stays));
    const copies = table === 'records' ? await copiesOf(items, email) : [];
    await inParallel([...gone, ...copies], PARALLEL_WRITES, remove);
    return gone.length + copies.length;
  };
}

/** The record or claim in an item; a mark holds none. */
function thingIn(item: StoredItem): (DeviceRecord | Claim)[] {
  const thing = item.body === undefined ? undefined : unpack<DeviceRecord | Claim>(item, new Date(0));
  return thing ? [thing] : [];
}
