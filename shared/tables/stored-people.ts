/** Under which addresses something is stored: walks a whole table, for the command line only. */
import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { environment } from '../platform/environment.ts';
import { createDocumentClient, patiently } from './database.ts';
import type { TableName } from './definitions.ts';
import { userKey } from './items.ts';

const PREFIX = userKey('');

/** @returns e-mail addresses as they are stored, each once */
export async function storedPeople(
  table: TableName,
  options: { name?: string; client?: DynamoDBDocumentClient } = {},
): Promise<string[]> {
  const { client = createDocumentClient(), name = environment(`${table}_table`) } = options;
  const found = new Set<string>();
  const pages = paginateScan({ client }, { TableName: name, ProjectionExpression: 'pk' });
  await patiently(async () => {
    for await (const { Items = [] } of pages)
      for (const { pk } of Items)
        if (String(pk).startsWith(PREFIX)) found.add(String(pk).slice(PREFIX.length));
  });
  return [...found].sort();
}
