/** A DynamoDB client that notes what is asked of it. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDocumentClient } from '../../shared/tables/records.ts';

export interface CountedClient {
  client: DynamoDBDocumentClient;
  /** Operation and table or index, in order of the alphabet; empties the list. */
  taken(): string[];
}

export function countedClient(): CountedClient {
  const calls: string[] = [];
  const client = createDocumentClient();
  client.middlewareStack.add(
    (next, context) => (args) => {
      const { TableName, IndexName } = args.input as { TableName?: string; IndexName?: string };
      calls.push([context.commandName, TableName, IndexName].filter(Boolean).join(' '));
      return next(args);
    },
    { step: 'initialize' },
  );
  return { client, taken: () => calls.splice(0).sort() };
}
