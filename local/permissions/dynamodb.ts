/** What a request to DynamoDB touches: each table and index, with the partition keys it names. */
import { arn } from '../aws.ts';
import type { AuthorizationRequest } from './policy.ts';

/** By the table's name: its partition key, and those of its indexes. */
export type Tables = ReadonlyMap<string, { partition: string; indexes: ReadonlyMap<string, string> }>;

type Attribute = Record<string, unknown>;
type Item = Record<string, Attribute>;
type Content = Record<string, unknown>;

/** Operations of one item, and where its key stands. */
const ITEM: Record<string, 'Key' | 'Item'> = {
  GetItem: 'Key',
  UpdateItem: 'Key',
  DeleteItem: 'Key',
  PutItem: 'Item',
};
/** What a part of a transaction counts as. */
const TRANSACT: Record<string, string> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

/** @returns undefined when it is not clear what the request touches */
export function tableCalls(
  operation: string,
  content: Content,
  tables: Tables,
): AuthorizationRequest[] | undefined {
  if (operation in ITEM) return one(operation, content, ITEM[operation] as 'Key', tables);
  if (operation === 'Query') return query(content, tables);
  if (operation === 'Scan') return onTable('Scan', content.TableName, content.IndexName);
  if (operation === 'DescribeTable' || operation === 'DescribeTimeToLive')
    return onTable(operation, content.TableName);
  if (operation === 'BatchGetItem') return batch(operation, content, keysOfGets, tables);
  if (operation === 'BatchWriteItem') return batch(operation, content, keysOfWrites, tables);
  if (operation === 'TransactGetItems' || operation === 'TransactWriteItems')
    return transaction(content, tables);
  return undefined;
}

function one(
  action: string,
  content: Content,
  where: 'Key' | 'Item',
  tables: Tables,
): AuthorizationRequest[] | undefined {
  const key = leading(content.TableName, content[where] as Item | undefined, tables);
  return key === undefined ? undefined : onTable(action, content.TableName, undefined, [key]);
}

function query(content: Content, tables: Tables): AuthorizationRequest[] | undefined {
  const { TableName, IndexName } = content;
  const table = tables.get(nameOf(TableName));
  const partition =
    IndexName === undefined ? table?.partition : table?.indexes.get(String(IndexName as string));
  const key = partition === undefined ? undefined : wanted(content, partition);
  return key === undefined ? undefined : onTable('Query', TableName, IndexName, [key]);
}

/** The partition key that a query asks for. */
function wanted(content: Content, partition: string): string | undefined {
  const { KeyConditionExpression: expression = '' } = content;
  const names = (content.ExpressionAttributeNames ?? {}) as Record<string, string>;
  const values = (content.ExpressionAttributeValues ?? {}) as Item;
  for (const [, name = '', value = ''] of String(expression).matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g)) {
    if ((names[name] ?? name) === partition) return textOf(values[value]);
  }
  return undefined;
}

function batch(
  action: string,
  { RequestItems = {} }: Content,
  keysOf: (request: never) => (Item | undefined)[],
  tables: Tables,
): AuthorizationRequest[] | undefined {
  const calls = Object.entries(RequestItems as object).map(([table, request]) => {
    const keys = keysOf(request as never).map((key) => leading(table, key, tables));
    return keys.includes(undefined) ? undefined : onTable(action, table, undefined, keys as string[]);
  });
  return all(calls);
}

const keysOfGets = ({ Keys = [] }: { Keys?: Item[] }): Item[] => Keys;

interface Write {
  PutRequest?: { Item?: Item };
  DeleteRequest?: { Key?: Item };
}
const keysOfWrites = (writes: Write[]) =>
  writes.map(({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key);

function transaction({ TransactItems = [] }: Content, tables: Tables): AuthorizationRequest[] | undefined {
  const calls = (TransactItems as Record<string, Content>[])
    .flatMap((item) => Object.entries(item))
    .map(([kind, content]) => {
      const action = TRANSACT[kind];
      return action && one(action, content, kind === 'Put' ? 'Item' : 'Key', tables);
    });
  return all(calls);
}

function all(
  calls: readonly (AuthorizationRequest[] | undefined | '')[],
): AuthorizationRequest[] | undefined {
  return calls.some((some) => !some) ? undefined : (calls as AuthorizationRequest[][]).flat();
}

function onTable(
  operation: string,
  table: unknown,
  index?: unknown,
  leadingKeys?: readonly string[],
): AuthorizationRequest[] | undefined {
  if (typeof table !== 'string' || table === '') return undefined;
  const resource = table.startsWith('arn:') ? table : arn('dynamodb', `table/${table}`);
  return [
    {
      action: `dynamodb:${operation}`,
      resource: index === undefined ? resource : `${resource}/index/${String(index)}`,
      keys: leadingKeys ? { 'dynamodb:LeadingKeys': leadingKeys } : {},
    },
  ];
}

function leading(table: unknown, item: Item | undefined, tables: Tables): string | undefined {
  const partition = tables.get(nameOf(table))?.partition;
  return partition === undefined ? undefined : textOf(item?.[partition]);
}

const nameOf = (table: unknown): string => String(table).replace(/^arn:.*:table\//, '');

/** Keys are texts, numbers or bytes; all travel as text. */
function textOf(attribute: Attribute | undefined): string | undefined {
  const [value] = Object.values(attribute ?? {});
  return typeof value === 'string' ? value : undefined;
}
