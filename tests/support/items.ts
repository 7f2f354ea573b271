/** Looks at a table, `records` if none is named, from beside the code: what is really stored. */
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  ScanCommand,
} from '@aws-sdk/lib-dynamodb';
import { createDocumentClient } from '../../shared/tables/records.ts';

export type Item = Record<string, unknown>;

export interface Items {
  get(pk: string, sk: string): Promise<Item | undefined>;
  put(item: Item): Promise<void>;
  remove(pk: string, sk: string): Promise<void>;
  all(): Promise<Item[]>;
}

/** @param table default: the one that `startTables` made */
export function itemsOf(
  table = 'test-records',
  client: DynamoDBDocumentClient = createDocumentClient(),
): Items {
  return {
    get: async (pk, sk) =>
      (await client.send(new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }))).Item,
    put: async (Item) => {
      await client.send(new PutCommand({ TableName: table, Item }));
    },
    remove: async (pk, sk) => {
      await client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }));
    },
    all: async () =>
      (await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }))).Items ?? [],
  };
}
