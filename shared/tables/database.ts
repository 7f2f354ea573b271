/** How the tables are spoken to: one client, throttled calls repeated, conditions answered instead of thrown. */
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Calls at once while writing many items. */
export const PARALLEL_WRITES = 16;

const THROTTLED = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
]);

/** Repeats of one call, after those of the SDK. */
const REPEATS = 8;
const LONGEST_PAUSE = 2_000;

/** A client that skips absent fields. Endpoint, region and credentials come from the SDK's own variables. */
export function createDocumentClient(client = new DynamoDBClient()): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

/**
 * Does a call again, with growing random pauses, as long as the table is only too busy.
 *
 * @throws what the call throws otherwise, and the last throttling error in the end
 */
export async function patiently<Result>(call: () => Promise<Result>): Promise<Result> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!THROTTLED.has(nameOf(error)) || attempt >= REPEATS) throw error;
      await pauseAfter(attempt);
    }
  }
}

/**
 * Does a conditional write. Repeats it when throttled; other errors are thrown.
 *
 * @returns its answer; `undefined` when the condition did not hold
 */
export async function ifHeld<Result>(write: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await patiently(write);
  } catch (error) {
    if (nameOf(error) === 'ConditionalCheckFailedException') return undefined;
    throw error;
  }
}

/** Whether a conditional write took effect; otherwise as `ifHeld`. */
export async function tookEffect(write: () => Promise<unknown>): Promise<boolean> {
  return (await ifHeld(async () => (await write()) ?? true)) !== undefined;
}

/**
 * `BatchGet` may leave keys over when it is busy. Asks for those again.
 *
 * @param keys at most 100, DynamoDB's own bound
 */
export async function batchGet(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Record<'pk' | 'sk', string>[],
) {
  const items: Record<string, unknown>[] = [];
  let wanted: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
  for (let attempt = 0; wanted.length > 0; attempt += 1) {
    if (attempt > REPEATS)
      throw new Error(`The table left ${wanted.length} keys over after ${attempt} attempts.`);
    if (attempt > 0) await pauseAfter(attempt);
    const request = { [table]: { Keys: wanted, ConsistentRead: false } };
    const answer = await patiently(() => client.send(new BatchGetCommand({ RequestItems: request })));
    items.push(...(answer.Responses?.[table] ?? []));
    wanted = answer.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return items;
}

function pauseAfter(attempt: number): Promise<void> {
  return sleep(Math.random() * Math.min(LONGEST_PAUSE, 50 * 2 ** attempt));
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
