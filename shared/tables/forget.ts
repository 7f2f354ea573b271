/**
 * Takes a person out of a table. It is rare and an operator waits for it, so the whole table is read: nothing depends
 * on what somebody thought of when an item was written.
 */
import { isDeepStrictEqual } from 'node:util';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { inParallel } from '../adapter-kit/slots.ts';
import { environment } from '../platform/environment.ts';
import { createDocumentClient, PARALLEL_WRITES, patiently, tookEffect } from './database.ts';
import type { TableName } from './definitions.ts';
import type { Key } from './handle.ts';
import { userKey } from './items.ts';
import { itemKind } from './kinds.ts';
import { bodyOf, createEraser, type Eraser } from './mentions.ts';

type Item = Key & Record<string, unknown>;

/** Numbers of items, by what they are. */
export type Counts = Record<string, number>;

/** What became of a person in one table. */
export interface Forgotten {
  deleted: Counts;
  /** Other people's, or nobody's: without the address now. */
  rewritten: Counts;
  /** What may still name the person, and has to. */
  stays: Counts;
  /** Still there after the last look: others were writing. Empty when all is well. */
  left: Counts;
  /** Deleted answers that no receiver has got. */
  undelivered: number;
}

/** What to do with an item. */
type Verdict = { what: 'delete' } | { what: 'rewrite'; item: Item } | { what: 'stays' } | { what: 'none' };

/** Looks through the table; the last one must find nothing. */
const MOST_PASSES = 5;

/**
 * @param table which one
 * @param options `name`: what it is called in this stage; default: the environment's
 * @returns takes a person (canonical e-mail) out of the table, looks again, and says what became of what
 */
export function createForgetting(
  table: TableName,
  options: { name?: string; client?: DynamoDBDocumentClient } = {},
): (email: string) => Promise<Forgotten> {
  const { client = createDocumentClient(), name = environment(`${table}_table`) } = options;

  async function* pages(): AsyncGenerator<Item[]> {
    const input = { TableName: name, ConsistentRead: true };
    for await (const page of paginateScan({ client }, input)) yield (page.Items ?? []) as Item[];
  }

  const remove = ({ pk, sk }: Key) =>
    patiently(() => client.send(new DeleteCommand({ TableName: name, Key: { pk, sk } })));

  /** @returns `false`: somebody else has written it meanwhile */
  const rewrite = (before: Item, after: Item) =>
    tookEffect(() => client.send(new PutCommand({ TableName: name, Item: after, ...ifStill(before) })));

  /** Does what the verdict says and notes it. What others have written meanwhile is seen by the next pass. */
  async function carryOut(item: Item, verdict: Verdict, kind: string, forgotten: Forgotten): Promise<void> {
    if (verdict.what === 'delete') {
      await remove(item);
      count(forgotten.deleted, kind);
      if (item.outbox !== undefined) forgotten.undelivered += 1;
    }
    if (verdict.what === 'rewrite' && (await rewrite(item, verdict.item))) count(forgotten.rewritten, kind);
  }

  /** One look through the table. @param last it only counts what is left */
  async function pass(email: string, eraser: Eraser, forgotten: Forgotten, last: boolean): Promise<void> {
    for await (const items of pages()) {
      await inParallel(items, PARALLEL_WRITES, async (item) => {
        const verdict = verdictOn(table, item, email, eraser);
        if (verdict.what === 'none') return;
        const kind = itemKind(table, item)?.name ?? 'unknown items';
        count(verdict.what === 'stays' ? forgotten.stays : forgotten.left, kind);
        if (!last) await carryOut(item, verdict, kind, forgotten);
      });
    }
  }

  return async (email) => {
    const eraser = createEraser(email);
    const forgotten: Forgotten = { deleted: {}, rewritten: {}, stays: {}, left: {}, undelivered: 0 };
    for (let round = 1; round <= MOST_PASSES; round += 1) {
      Object.assign(forgotten, { stays: {}, left: {} });
      await pass(email, eraser, forgotten, round === MOST_PASSES);
      if (Object.keys(forgotten.left).length === 0) break;
    }
    return forgotten;
  };
}

function verdictOn(table: TableName, item: Item, email: string, eraser: Eraser): Verdict {
  const rule = itemKind(table, item)?.rule ?? 'theirs';
  const isUnderThem = item.pk === userKey(email);
  if (rule === 'stays') return { what: isUnderThem ? 'stays' : 'none' };
  if (isUnderThem || eraser.isIn(item.pk) || eraser.isIn(item.sk)) return { what: 'delete' };
  const { pk, sk, ...rest } = item;
  const { theirs, after } = rule === 'look' ? lookWithout(rest, eraser) : thingWithout(rest, eraser);
  if (theirs) return { what: 'delete' };
  if (!isDeepStrictEqual(after, rest)) return { what: 'rewrite', item: { pk, sk, ...after } };
  return { what: rule === 'look' && lookIn(rest).who === email ? 'stays' : 'none' };
}

type Attributes = Record<string, unknown>;

/** A record, claim, event or anything else. `theirs`: they are its only owner. */
function thingWithout(rest: Attributes, eraser: Eraser): { theirs: boolean; after: Attributes } {
  const owners = (attributes: Attributes) => {
    const list = bodyOf(attributes.body)?.owners;
    return Array.isArray(list) ? list.length : 0;
  };
  const after = eraser.without(rest) as Attributes;
  return { theirs: owners(rest) > 0 && owners(after) === 0, after };
}

/** The look of an item: itself, or what of it is to be sent on. */
const lookIn = (rest: Attributes): Attributes => (rest.look === undefined ? rest : (bodyOf(rest.look) ?? {}));

/** Who looked stays with the person who was looked at. */
function lookWithout(rest: Attributes, eraser: Eraser): { theirs: boolean; after: Attributes } {
  const { who, whose, ...look } = lookIn(rest);
  const theirs = typeof whose === 'string' && eraser.isIn(whose);
  const cleaned = eraser.without(look) as Attributes;
  if (isDeepStrictEqual(cleaned, look)) return { theirs, after: rest };
  const after = { ...cleaned, who, ...(whose !== undefined && { whose }) };
  return { theirs, after: rest.look === undefined ? after : { ...rest, look: JSON.stringify(after) } };
}

/** That nobody has written it since it was read: every write changes a text, a number or what is packed. */
function ifStill(before: Item) {
  const plain = Object.entries(before).filter(
    ([, value]) => typeof value !== 'object' || value instanceof Uint8Array,
  );
  return {
    ConditionExpression: plain.map((_, index) => `#a${index} = :a${index}`).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(plain.map(([name], index) => [`#a${index}`, name])),
    ExpressionAttributeValues: Object.fromEntries(plain.map(([, value], index) => [`:a${index}`, value])),
  };
}

function count(counts: Counts, kind: string): void {
  counts[kind] = (counts[kind] ?? 0) + 1;
}
