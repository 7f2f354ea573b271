/** Answers on their way out, found through a sparse index: only what waits or is parked is in it. */
import { paginateQuery, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { patiently, tookEffect } from './database.ts';
import { BY_OUTBOX } from './definitions.ts';
import { query, type TableHandle } from './handle.ts';
import { notificationKey, outgoingOf, seconds } from './notification-items.ts';
import type { Outbox, Outgoing } from './notifications-types.ts';
import { ITEM_VERSION } from './types.ts';

type Values = Record<string, unknown>;

export function createOutbox(handle: TableHandle): Outbox {
  return { ...reading(handle), ...writing(handle) };
}

function reading(handle: TableHandle): Pick<Outbox, 'due' | 'from' | 'list' | 'count'> {
  const { client, table } = handle;

  async function* each(state: Outgoing['state'], when = '', values: Values = {}): AsyncIterable<Outgoing> {
    const input = {
      TableName: table,
      IndexName: BY_OUTBOX.name,
      KeyConditionExpression: `outbox = :state${when}`,
      ExpressionAttributeValues: { ':state': state, ...values },
    };
    for await (const { Items = [] } of paginateQuery({ client, pageSize: 100 }, input))
      yield* Items.flatMap((item) => outgoingOf(item) ?? []);
  }

  const all = (state: Outgoing['state']) => ({
    IndexName: BY_OUTBOX.name,
    KeyConditionExpression: 'outbox = :state',
    ExpressionAttributeValues: { ':state': state },
  });
  return {
    due: (now) => each('waiting', ' AND due <= :now', { ':now': now.toISOString() }),
    from: (state, due) =>
      due === undefined ? each(state) : each(state, ' AND due >= :due', { ':due': due }),
    async list(state) {
      return (await query(handle, all(state))).flatMap((item) => outgoingOf(item) ?? []);
    },
    async count(state) {
      let count = 0;
      let from: Values | undefined;
      do {
        const input = { TableName: table, ...all(state), Select: 'COUNT' as const };
        const command = new QueryCommand({ ...input, ...(from && { ExclusiveStartKey: from }) });
        const page = await patiently(() => client.send(command));
        count += page.Count ?? 0;
        from = page.LastEvaluatedKey;
      } while (from);
      return count;
    },
  };
}

/** Whoever changes `due` holds the item: all others have read another `due`. */
function writing(handle: TableHandle): Pick<Outbox, 'claim' | 'settle' | 'replay'> {
  /** @returns whether the item was still as it was read */
  function update({ notification, state, due }: Outgoing, set: Values, remove: string[] = []) {
    const names = Object.keys(set);
    const sets = names.map((name) => `#${name} = :${name}`).join(', ');
    const command = new UpdateCommand({
      TableName: handle.table,
      Key: notificationKey(notification.recipient, notification.id),
      ConditionExpression: 'v = :known_v AND outbox = :known_state AND due = :known_due',
      UpdateExpression: `SET ${sets}${remove.length > 0 ? ` REMOVE ${remove.join(', ')}` : ''}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(names.map((name) => [`:${name}`, set[name]])),
        ':known_v': ITEM_VERSION,
        ':known_state': state,
        ':known_due': due,
      },
    });
    return tookEffect(() => handle.client.send(command));
  }

  return {
    async claim(outgoing, until) {
      const taken = { due: until.toISOString(), tries: outgoing.tries + 1 };
      return (await update(outgoing, taken)) ? { ...outgoing, ...taken } : undefined;
    },
    settle(outgoing, settlement) {
      const { done } = settlement;
      if (settlement.state !== 'delivered') {
        const { state: outbox, due, error } = settlement;
        return update(outgoing, { outbox, due, done, error });
      }
      const expires_at = seconds(handle.now().toISOString(), handle.keepFor);
      return update(outgoing, { done, expires_at }, ['outbox', 'due']);
    },
    replay: (outgoing) => update(outgoing, { outbox: 'waiting', due: handle.now().toISOString(), tries: 0 }),
  };
}
