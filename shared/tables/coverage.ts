/** In the table `fleet`: how much of the company's devices the last counted sweep of each attesting source holds. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { MeasuredSweep } from '../model/stored.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { environment } from '../platform/environment.ts';
import { createDocumentClient } from './database.ts';
import { put, query, type TableHandle } from './handle.ts';
import { expiry, isCurrent } from './items.ts';

export interface CoverageTable {
  /** By source; one that has no current figure is missing. */
  read(): Promise<Map<string, MeasuredSweep>>;
  save(source: string, sweep: MeasuredSweep): Promise<void>;
}

/** Counted once a day; a figure that was not replaced in the next night says nothing any more, milliseconds. */
const CURRENT_FOR = 36 * 3_600_000;
const PARTITION = 'coverage';

/** One per container. @param options `name`: default is the environment's */
export function createCoverageTable(
  options: { name?: string; now?: Clock; client?: DynamoDBDocumentClient } = {},
): CoverageTable {
  const { client = createDocumentClient(), now = systemClock } = options;
  const table = options.name ?? environment('fleet_table');
  const handle: TableHandle = { client, now, table, keepFor: CURRENT_FOR };
  return {
    async read() {
      const items = await query<Record<string, unknown>>(handle, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': PARTITION },
      });
      const current = items.filter((item) => isCurrent(item, now()));
      return new Map(current.map(({ sk, sweep }) => [String(sk), sweep as MeasuredSweep]));
    },
    async save(source, sweep) {
      const expires_at = expiry(now().toISOString(), CURRENT_FOR);
      await put(handle, { pk: PARTITION, sk: source, expires_at, sweep });
    },
  };
}
