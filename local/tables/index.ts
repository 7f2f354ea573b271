/** The tables: DynamoDB's protocol spoken by dynalite, its data on disk. */
import { once } from 'node:events';
import { join } from 'node:path';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
} from '@aws-sdk/client-dynamodb';
import { createTableInput, TABLE_NAMES, type TableName } from '../../shared/tables/definitions.ts';
import { AWS } from '../aws.ts';
import { startChild } from '../process/child.ts';
import { LOOPBACK } from '../process/ports.ts';

export interface LocalTables {
  endpoint: string;
  pid: number;
  failed: Promise<never>;
  close(): Promise<void>;
}

/** What a table is called here. */
export const tableName = (table: TableName): string => `stethoscope-local-${table}`;

/**
 * @param folder where the data lives; made when it is not there
 */
export async function startTables(folder: string): Promise<LocalTables> {
  const child = startChild({
    name: 'dynalite',
    script: join(import.meta.dirname, 'process.mjs'),
    args: [folder],
    cwd: import.meta.dirname,
    env: process.env,
  });
  const [message] = (await Promise.race([once(child.process, 'message'), child.failed])) as [
    { port: number },
  ];
  const endpoint = `http://${LOOPBACK}:${message.port}`;
  await createMissing(endpoint);
  return { endpoint, pid: child.pid, failed: child.failed, close: child.stop };
}

async function createMissing(endpoint: string): Promise<void> {
  const client = new DynamoDBClient({ ...AWS, endpoint });
  const { TableNames: there = [] } = await client.send(new ListTablesCommand());
  for (const table of TABLE_NAMES) {
    const name = tableName(table);
    if (there.includes(name) && (await isCurrent(client, table))) continue;
    if (there.includes(name)) await client.send(new DeleteTableCommand({ TableName: name }));
    await client.send(new CreateTableCommand(createTableInput(table, name)));
  }
  client.destroy();
}

/** Whether a table of an earlier start still has the indexes that it needs; one that has not starts over. */
async function isCurrent(client: DynamoDBClient, table: TableName): Promise<boolean> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName(table) }));
  const there = (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName);
  const wanted = createTableInput(table, '').GlobalSecondaryIndexes ?? [];
  return wanted.every(({ IndexName }) => there.includes(IndexName));
}
