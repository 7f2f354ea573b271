/** Takes a person out of a table. */
import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { systemClock } from '../clock.ts';
import { environment } from '../environment.ts';
import { inParallel } from '../slots.ts';
import { createDocumentClient, PARALLEL_WRITES, patiently } from './database.ts';
import type { TableName } from './definitions.ts';
import { userKey } from './items.ts';
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

  return async (email) => {
    const keys = await query<Key>(place, {
      ConsistentRead: true,
      ProjectionExpression: 'pk, sk',
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': userKey(email) },
    });
    const gone = keys.filter(({ sk }) => stays === undefined || !sk.startsWith(stays));
    await inParallel(gone, PARALLEL_WRITES, ({ pk, sk }) =>
      patiently(() => client.send(new DeleteCommand({ TableName: name, Key: { pk, sk } }))),
    );
    return gone.length;
  };
}
