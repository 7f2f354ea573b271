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
  indexes: readonly { name: string; partition: string; sort?: string }[];
  /** Whether it can be recovered to a point in time, and is protected: only what nobody could fetch again. */
  recovery: boolean;
}

const COMMON = { partition: 'pk', sort: 'sk', ttl: 'expires_at', indexes: [], recovery: false };

export const BY_SERIAL = { name: 'by_serial', partition: 'serial' } as const;

/** Answers that are still to be delivered, by when; and those that were given up. */
export const BY_OUTBOX = { name: 'by_outbox', partition: 'outbox', sort: 'due' } as const;

export const TABLES = {
  records: { ...COMMON, indexes: [BY_SERIAL] },
  people: { ...COMMON, recovery: true },
  notifications: { ...COMMON, indexes: [BY_OUTBOX], recovery: true },
  fleet: { ...COMMON, recovery: true },
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
  const keys = indexes.flatMap((index) => (index.sort ? [index.partition, index.sort] : [index.partition]));
  const attributes = [partition, sort, ...keys];
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
        KeySchema: [
          { AttributeName: index.partition, KeyType: 'HASH' as const },
          ...(index.sort ? [{ AttributeName: index.sort, KeyType: 'RANGE' as const }] : []),
        ],
        Projection: { ProjectionType: 'ALL' },
      })),
    }),
  };
}
