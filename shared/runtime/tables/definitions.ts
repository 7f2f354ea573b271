/**
 * Key schemas of all tables: the tests and the local stack create them from here, `resources/` says the same to
 * CloudFormation, and a parity test compares the two.
 */
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

export interface TableDefinition {
  /** Names of the string attributes that are the key. */
  partition: string;
  sort: string;
  /** Attribute with the second (Unix time) after which the item may be deleted. */
  ttl: string;
  /** Sparse indexes: only items that have the attribute are in them. They carry the whole item. */
  indexes: { name: string; partition: string }[];
  /** Whether point-in-time recovery is on: only for what nobody could fetch again. */
  recovery: boolean;
}

const COMMON = { partition: 'pk', sort: 'sk', ttl: 'expires_at', indexes: [], recovery: false };

export const BY_SERIAL = { name: 'by_serial', partition: 'serial' } as const;

export const TABLES = {
  records: { ...COMMON, indexes: [BY_SERIAL] },
  people: COMMON,
  notifications: { ...COMMON, recovery: true },
  fleet: COMMON,
} as const satisfies Record<string, TableDefinition>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/**
 * What to send to DynamoDB to create a table; on demand, as in the cloud.
 *
 * @param table which one
 * @param name what it is called in this stage
 */
export function createTableInput(table: TableName, name: string): CreateTableCommandInput {
  const { partition, sort, indexes }: TableDefinition = TABLES[table];
  const attributes = [partition, sort, ...indexes.map((index) => index.partition)];
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ],
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: [{ AttributeName: index.partition, KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      })),
    }),
  };
}
