/** The table `records`: the one way to it. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Clock, systemClock } from '../platform/clock.ts';
import { environment } from '../platform/environment.ts';
import { createDocumentClient } from './database.ts';
import type { TableHandle } from './handle.ts';
import { createMarks } from './marks.ts';
import { createPointing } from './pointers.ts';
import { createReading } from './reading.ts';
import { createRemoving } from './removing.ts';
import { createSourceStates } from './source-state.ts';
import type { RecordsTable } from './types.ts';
import { createWriting } from './writing.ts';

export { createDocumentClient } from './database.ts';
export type { RecordsTable } from './types.ts';

export interface RecordsTableOptions {
  /** Default: the environment's. */
  name?: string;
  /** How long an item is kept without being written again, milliseconds. Default: 30 days. */
  keepFor?: number;
  /** How long sweep and health of the sources may be answered from memory, milliseconds. Default: 5 seconds. */
  memory?: number;
  now?: Clock;
  client?: DynamoDBDocumentClient;
}

const DAY = 86_400_000;

/** One per container: its connections and its memory are worth keeping. */
export function createRecordsTable(options: RecordsTableOptions = {}): RecordsTable {
  const handle: TableHandle = {
    client: options.client ?? createDocumentClient(),
    table: options.name ?? environment('records_table'),
    now: options.now ?? systemClock,
    keepFor: options.keepFor ?? 30 * DAY,
  };
  return {
    ...createReading(handle),
    ...createWriting(handle),
    ...createRemoving(handle),
    ...createPointing(handle),
    ...createMarks(handle),
    ...createSourceStates(handle, options.memory ?? 5_000),
  };
}
