/** Looks in the table `people`: kept before an answer goes out, read by the person they are about. */
import { createHash } from 'node:crypto';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { patiently } from './database.ts';
import { change, put, type TableHandle } from './handle.ts';
import { isCurrent, userKey } from './items.ts';
import { putOutgoing } from './look-outbox.ts';
import type { NewLook, PeopleTable, StoredLook } from './people-types.ts';

const PREFIX = 'look#';
const PAGE = 100;

/**
 * @param handle its `keepFor` says how long looks are kept
 * @param isSent whether other systems get them, too
 */
export function createLooks(
  handle: TableHandle,
  isSent = false,
): Pick<PeopleTable, 'keepLook' | 'keepDailyLook' | 'looks'> {
  const { client, table, now, keepFor } = handle;

  /** By itself, or together with this token's other readings of the day. */
  async function keepLook({ whose, token_id, ...look }: NewLook): Promise<void> {
    const at = now().toISOString();
    // First: a look that is kept and never sent could not be told from one that was.
    if (isSent)
      await putOutgoing(handle, { ...look, at, whose, ...(token_id !== undefined && { token_id }) });
    const pk = userKey(whose);
    const kept = { ...look, at, expires_at: Math.ceil((Date.parse(at) + keepFor) / 1000) };
    if (token_id === undefined) {
      await put(handle, { pk, sk: `${PREFIX}${at}#${crypto.randomUUID()}`, ...kept });
      return;
    }
    const sk = `${PREFIX}${at.slice(0, 10)}#${token_id}#${look.kind}`;
    await change(handle, { pk, sk }, { set: kept, add: { count: 1 } });
  }

  /** Its key says who, of which device and on which day; a key holds no address of somebody else. */
  async function keepDailyLook({ whose, token_id, ...look }: NewLook, device: string): Promise<void> {
    const at = now().toISOString();
    const day = at.slice(0, 10);
    const thing = createHash('sha256')
      .update(JSON.stringify([look.who, token_id, device]))
      .digest('base64url');
    const item = {
      pk: userKey(whose),
      sk: `${PREFIX}${day}#${thing}`,
      ...look,
      at,
      expires_at: Math.ceil((Date.parse(at) + keepFor) / 1000),
    };
    if (!(await put(handle, item, 'attribute_not_exists(pk)')) || !isSent) return;
    await putOutgoing(handle, { ...look, at, whose, ...(token_id !== undefined && { token_id }) });
  }

  return {
    keepLook,
    keepDailyLook,
    async looks(email, before) {
      const pk = userKey(email);
      const command = new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': PREFIX },
        ScanIndexForward: false,
        Limit: PAGE,
        ...(before && { ExclusiveStartKey: { pk, sk: PREFIX + before } }),
      });
      const page = await patiently(() => client.send(command));
      const looks = (page.Items ?? []).filter((item) => isCurrent(item, now())).map(readLook);
      const last: unknown = page.LastEvaluatedKey?.sk;
      return { looks, ...(typeof last === 'string' && { next: last.slice(PREFIX.length) }) };
    },
  };
}

/** Only what is in the contract: never keys. */
function readLook(item: Record<string, unknown>): StoredLook {
  const { at, who, as, kind, reason, count } = item as unknown as StoredLook;
  return {
    at,
    who,
    as,
    kind,
    ...(reason !== undefined && { reason }),
    ...(count !== undefined && { count }),
  };
}
