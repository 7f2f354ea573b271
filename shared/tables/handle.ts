/** Where the items are and by which clock they age; the one way to query and to change an item in part. */
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  type QueryCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../platform/clock.ts';
import { ifHeld, patiently, tookEffect } from './database.ts';
import { ITEM_VERSION } from './types.ts';

export interface TableHandle {
  client: DynamoDBDocumentClient;
  table: string;
  now: Clock;
  /** How long an item is kept without being written again, milliseconds. */
  keepFor: number;
}

export interface Key {
  pk: string;
  sk: string;
}

type Values = Record<string, unknown>;

/** All items that a Query finds, however many pages they come in. */
export async function query<Item>(
  { client, table }: TableHandle,
  input: Omit<QueryCommandInput, 'TableName'>,
): Promise<Item[]> {
  return patiently(async () => {
    const items: Item[] = [];
    for await (const page of paginateQuery({ client }, { TableName: table, ...input })) {
      items.push(...((page.Items ?? []) as Item[]));
    }
    return items;
  });
}

/** One item as of now, whatever its version. */
export async function get({ client, table }: TableHandle, { pk, sk }: Key): Promise<Values | undefined> {
  const command = new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true });
  return (await patiently(() => client.send(command))).Item;
}

/**
 * Writes a whole item.
 *
 * @param condition on what is there; `:v` is the known version, `values` has the others. Without one it always holds
 * @returns whether the condition held
 */
export async function put(handle: TableHandle, item: Key & Values, condition?: string, values: Values = {}) {
  // DynamoDB refuses values that the expression does not name.
  const all: Values = condition && /:v\b/.test(condition) ? { ...values, ':v': ITEM_VERSION } : values;
  const command = new PutCommand({
    TableName: handle.table,
    Item: { v: ITEM_VERSION, ...item },
    ...(condition && { ConditionExpression: condition }),
    ...(condition && Object.keys(all).length > 0 && { ExpressionAttributeValues: all }),
  });
  return tookEffect(() => handle.client.send(command));
}

export interface Change {
  set: Values;
  /** Adds to numbers; one that is absent counts as zero. */
  add?: Record<string, number>;
  remove?: readonly string[];
  /** Expressions on the attributes as they were, all to hold; `:set_<name>` are the new ones, `values` has the others. */
  conditions?: readonly string[];
  values?: Values;
}

/**
 * Changes some attributes of an item and leaves the others. An item of an unknown version counts as not there: it is
 * replaced.
 *
 * @returns the item as it is now; `undefined` when the condition did not hold
 */
export async function change(handle: TableHandle, key: Key, changes: Change): Promise<Values | undefined> {
  const command = updateOf(handle.table, key, changes);
  const changed = await ifHeld(() => handle.client.send(command));
  if (changed) return changed.Attributes ?? {};
  const there = await get(handle, key);
  if (!there || there.v === ITEM_VERSION) return undefined;
  const item = { ...key, ...changes.set, ...changes.add };
  const isStill = 'attribute_not_exists(pk) OR v = :foreign';
  return (await put(handle, item, isStill, { ':foreign': there.v })) ? item : undefined;
}

function updateOf(table: string, { pk, sk }: Key, { set, add = {}, remove = [], ...rest }: Change) {
  const sets: Values = { ...set, v: ITEM_VERSION };
  const clauses = {
    SET: Object.keys(sets).map((name) => `#${name} = :set_${name}`),
    ADD: Object.keys(add).map((name) => `#${name} :add_${name}`),
    REMOVE: remove.map((name) => `#${name}`),
  };
  const names = [...Object.keys(sets), ...Object.keys(add), ...remove];
  const conditions = ['attribute_not_exists(pk) OR v = :set_v', ...(rest.conditions ?? [])];
  return new UpdateCommand({
    TableName: table,
    Key: { pk, sk },
    UpdateExpression: Object.entries(clauses)
      .filter(([, parts]) => parts.length > 0)
      .map(([verb, parts]) => `${verb} ${parts.join(', ')}`)
      .join(' '),
    ConditionExpression: conditions.map((one) => `(${one})`).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: { ...prefixed(':set_', sets), ...prefixed(':add_', add), ...rest.values },
    ReturnValues: 'ALL_NEW',
  });
}

function prefixed(prefix: string, values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
}
