/** Limits of DynamoDB that the local tables hold, so that nothing of ours has to. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  PutCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AWS } from '../../../local/aws.ts';
import { type LocalTables, startTables, tableName } from '../../../local/tables/index.ts';

let folder: string;
let tables: LocalTables;
let client: DynamoDBDocumentClient;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stethoscope-limits-'));
  tables = await startTables(folder);
  client = DynamoDBDocumentClient.from(new DynamoDBClient({ ...AWS, endpoint: tables.endpoint }));
});
afterAll(async () => {
  client.destroy();
  await tables.close();
  await rm(folder, { recursive: true });
});

const TableName = tableName('records');
const put = (bytes: { pk?: number; sk?: number; body?: number }) => {
  const of = (count = 1) => 'a'.repeat(count);
  return client.send(
    new PutCommand({ TableName, Item: { pk: of(bytes.pk), sk: of(bytes.sk), body: of(bytes.body) } }),
  );
};
const refused = { name: 'ValidationException' };

describe('the local tables take', () => {
  /** The names of the attributes count, and the two keys of one character. */
  const REST = 'pk'.length + 1 + 'sk'.length + 1 + 'body'.length;

  it.each<[string, Parameters<typeof put>[0], Parameters<typeof put>[0]]>([
    ['an item of 400 KB', { body: 400 * 1024 - REST }, { body: 400 * 1024 - REST + 1 }],
    ['a partition key of 2 KB', { pk: 2048 }, { pk: 2049 }],
    ['a sort key of 1 KB', { sk: 1024 }, { sk: 1025 }],
  ])('%s, and no byte more', async (_, most, more) => {
    await put(most);
    await expect(put(more)).rejects.toMatchObject(refused);
  });

  it('a hundred keys of a batch that is read', async () => {
    const get = (count: number) => {
      const Keys = Array.from({ length: count }, (_, index) => ({ pk: `get-${index}`, sk: 'a' }));
      return client.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys } } }));
    };
    await get(100);
    await expect(get(101)).rejects.toMatchObject(refused);
  });

  it('25 items of a batch that is written', async () => {
    const write = (count: number) => {
      const requests = Array.from({ length: count }, (_, index) => ({
        PutRequest: { Item: { pk: `write-${index}`, sk: 'a' } },
      }));
      return client.send(new BatchWriteCommand({ RequestItems: { [TableName]: requests } }));
    };
    await write(25);
    await expect(write(26)).rejects.toMatchObject(refused);
  });
});
