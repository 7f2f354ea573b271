import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TABLE_NAMES, TABLES, type TableDefinition } from '../../../shared/tables/definitions.ts';
import { startTables, type Tables } from '../../support/dynalite.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

describe('tables', () => {
  it.each(TABLE_NAMES)('%s is created with its keys and indexes', async (name) => {
    const definition: TableDefinition = TABLES[name];
    const { Table } = await new DynamoDBClient().send(
      new DescribeTableCommand({ TableName: `test-${name}` }),
    );
    expect(Table?.KeySchema).toEqual([
      { AttributeName: definition.partition, KeyType: 'HASH' },
      { AttributeName: definition.sort, KeyType: 'RANGE' },
    ]);
    const indexes = (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName);
    expect(indexes).toEqual(definition.indexes.map((index) => index.name));
  });

  it('lose nothing that nobody could fetch again', () => {
    expect(TABLES.notifications.recovery).toBe(true);
  });
});
