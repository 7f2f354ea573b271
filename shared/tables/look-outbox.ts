/** Looks in the table `people` that are still to be sent on to other systems. */
import { DeleteCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Clock, systemClock } from '../platform/clock.ts';
import { environment } from '../platform/environment.ts';
import { createDocumentClient, patiently } from './database.ts';
import { type Key, put, type TableHandle } from './handle.ts';
import { expiry, isCurrent } from './items.ts';
import type { StoredLook } from './people-types.ts';

/** A look as other systems get it. */
export type SentLook = Omit<StoredLook, 'count'> & {
  /** Whose data: an e-mail. */
  whose: string;
  token_id?: string;
};

export interface OutgoingLook {
  id: string;
  look: SentLook;
  key: Key;
}

export interface LookOutbox {
  /** They are spread, so that no partition takes all writes. */
  shards: readonly string[];
  /** Oldest first. */
  waiting(shard: string): AsyncGenerator<OutgoingLook>;
  remove(look: OutgoingLook): Promise<void>;
}

const SHARDS = Array.from({ length: 8 }, (_, index) => `outbox#looks#${index}`);
/** What no receiver has taken for so long is given up, milliseconds. */
const KEEP = 14 * 86_400_000;

/** Puts one in line. @param handle of the table `people` */
export async function putOutgoing(handle: TableHandle, look: SentLook): Promise<void> {
  const id = crypto.randomUUID();
  const shard = SHARDS[Number.parseInt(id.slice(0, 2), 16) % SHARDS.length] ?? '';
  const expires_at = expiry(look.at, KEEP);
  await put(handle, { pk: shard, sk: `${look.at}#${id}`, id, look: JSON.stringify(look), expires_at });
}

/** One per container. */
export function createLookOutbox(
  options: { name?: string; client?: DynamoDBDocumentClient; now?: Clock } = {},
): LookOutbox {
  const { client = createDocumentClient(), name: TableName = environment('people_table') } = options;
  const { now = systemClock } = options;
  return {
    shards: SHARDS,
    async *waiting(shard) {
      let from: Record<string, unknown> | undefined;
      do {
        const command = new QueryCommand({
          TableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': shard },
          Limit: 100,
          ...(from && { ExclusiveStartKey: from }),
        });
        const page = await patiently(() => client.send(command));
        for (const item of page.Items ?? []) if (isCurrent(item, now())) yield read(item);
        from = page.LastEvaluatedKey;
      } while (from);
    },
    async remove({ key }) {
      await patiently(() => client.send(new DeleteCommand({ TableName, Key: { ...key } })));
    },
  };
}

function read({ pk, sk, id, look }: Record<string, unknown>): OutgoingLook {
  const key = { pk: String(pk), sk: String(sk) };
  return { id: String(id), look: JSON.parse(String(look)) as SentLook, key };
}
