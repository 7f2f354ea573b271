/** A conditional put as DynamoDB's own client does it: what writing a record costs at least. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { StoredItem } from '../../shared/tables/items.ts';

export const barePut = (table: string, item: StoredItem): PutCommand =>
  new PutCommand({
    TableName: table,
    Item: { ...item },
    ConditionExpression: 'attribute_not_exists(pk) OR synced_at <= :at',
    ExpressionAttributeValues: { ':at': item.synced_at },
  });
