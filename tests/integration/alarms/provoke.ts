/** Makes each thing happen that an alarm of ours is for, in the local stack: through its bundles, tables and vendors. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { AWS } from '../../../local/aws.ts';
import type { Stack } from '../../../local/stack.ts';
import { tableName } from '../../../local/tables/index.ts';
import type { Feed } from '../../../shared/model/feed.ts';
import { createActivityTable } from '../../../shared/tables/activity.ts';
import { createDocumentClient } from '../../../shared/tables/database.ts';
import { createFeedsTable } from '../../../shared/tables/feeds.ts';
import { change, type Key, query, type TableHandle } from '../../../shared/tables/handle.ts';
import { sourceKey } from '../../../shared/tables/items.ts';
import { putOutgoing } from '../../../shared/tables/look-outbox.ts';
import { createNotificationsTable } from '../../../shared/tables/notifications.ts';
import { createRecordsTable } from '../../../shared/tables/records.ts';
import { send } from '../../support/notifications.ts';
import { Visitor } from '../visitor.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const now = () => new Date();
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

/** @param site the folder of the published site */
export function provocations(stack: Stack, site: string) {
  const dynamo = new DynamoDBClient({ ...AWS, endpoint: stack.endpoint });
  const client = createDocumentClient(dynamo);
  const place = (table: Parameters<typeof tableName>[0]): TableHandle => ({
    ...{ client, now, keepFor: 30 * DAY },
    table: tableName(table),
  });

  /** As if it had been read so long ago that it may be read again. */
  async function moveWindow(source: string, set: { from?: string; until?: string }): Promise<void> {
    const key = { pk: sourceKey(source), sk: 'window' };
    await change(place('fleet'), key, { set: { ...set, asked_at: ago(HOUR) } });
  }

  return {
    close: () => dynamo.destroy(),

    /** The log has been read up to some minutes ago, and is read on: one page, and nothing lags. */
    async readOn(source: string) {
      await moveWindow(source, { from: ago(HOUR / 6) });
      return stack.invoke(`source-${source}`, { tick: true });
    },

    /** The last sweep of the source found so many devices that this one must have lost most of them. */
    async shrink(source: string) {
      const table = createRecordsTable({ name: tableName('records'), client, now, keepFor: 30 * DAY });
      const { sweep } = await table.source(source);
      const last = { started: ago(2 * DAY), finished: ago(2 * DAY), complete: true, dropped: [] };
      await table.saveSweep(source, { last: { ...last, devices: 100_000 } }, sweep);
      return stack.invoke(`source-${source}`, { tick: true });
    },

    /** The vendor drops every connection while somebody is looked up whom nobody has asked about yet. */
    async fail(source: string, request: object) {
      stack.setFault(source, { fail: 'cut' });
      await stack.invoke(`source-${source}`, request);
      stack.setFault(source, {});
    },

    /** The log was last read two days ago, and the vendor is away when it is to be read again. */
    async lag(source: string) {
      await moveWindow(source, { until: ago(2 * DAY) });
      await this.fail(source, { tick: true });
    },

    /** What is kept of the feed is of two weeks ago, and it says nothing any more. */
    async doubt(feed: Feed) {
      const table = createFeedsTable({ name: tableName('fleet'), client, now });
      const copy = await table.copy(feed);
      if (!copy) throw new Error(`Nothing is kept of ${feed}.`);
      for (const document of Object.values(copy.documents)) document.feed_time = ago(14 * DAY);
      await table.save(feed, copy);
      stack.setFault(feed, { fail: 'html' });
      await stack.invoke(`feed-${feed}`, {});
      stack.setFault(feed, {});
    },

    /** Somebody comes back from the provider with a sign-in that was not begun here. */
    async refuseSignIns(times: number) {
      for (let time = 0; time < times; time += 1)
        await new Visitor().visit(`${stack.origin}/auth/callback?code=x&state=y`);
    },

    /** What a source has told of somebody's accounts is more than one answer can hold: packed, it fits into an item. */
    async answerTooMuch(email: string) {
      const visitor = new Visitor();
      await visitor.signIn(stack.origin, email);
      const accounts = `${stack.origin}/api/v1/accounts/me`;
      // Asks the source: what is written then counts as fresh.
      await visitor.visit(accounts);
      const table = createActivityTable({ name: tableName('fleet'), client, now, keepFor: 30 * DAY });
      const account = { v: 1, source: 'google', type: 'user', usage: {} } as const;
      const said = {
        ...account,
        owners: [email],
        id: '1',
        name: 'x'.repeat(6_000_000),
        synced_at: ago(HOUR),
      };
      await table.putAnswer(email, 'google', 'accounts', [said]);
      return visitor.visit(accounts);
    },

    /** An answer was given up, as the delivery leaves it after a day of tries. */
    async park() {
      const table = createNotificationsTable({
        ...{ client, now, name: tableName('notifications'), keepFor: 30 * DAY },
      });
      const id = await send(table, now, { expires: new Date(Date.now() + DAY).toISOString() });
      const who = 'ann@example.com';
      await table.answer(who, id, { action: 'deny', at: now().toISOString(), who });
      const [waiting] = await table.list('waiting');
      if (!waiting) throw new Error('The answer does not wait.');
      const error = { target: 'webhook', code: 'unreachable', at: now().toISOString() } as const;
      await table.settle(waiting, { state: 'parked', due: now().toISOString(), done: {}, error });
      await stack.invoke('delivery', {});
    },

    /** A hook has waited for longer than anybody is asked for it. */
    async dropHook() {
      const body = JSON.stringify({ source: 'jamf', by: 'serial', value: 'C02GONE00001', turn: 'now' });
      const attributes = { SentTimestamp: String(Date.now() - HOUR) };
      await stack.invoke('hooks', { Records: [{ body, attributes }] });
    },

    /** A look of two hours ago waits; its receiver refuses everything. */
    async holdLook() {
      const look = {
        whose: 'ann@example.com',
        who: 'sec@example.com',
        as: 'security',
        kind: 'report',
      } as const;
      await putOutgoing(place('people'), { ...look, at: ago(2 * HOUR) });
      await stack.invoke('sent-looks', {});
    },

    /** The site is gone. */
    async unpublish() {
      await rm(join(site, 'index.html'));
      await stack.invoke('probe', {});
    },

    /** Many Macs more are listed for people, and no other source has them; the day is counted once more. */
    async uncover() {
      const table = createRecordsTable({ name: tableName('records'), client, now, keepFor: 30 * DAY });
      await table.putRecords(
        Array.from({ length: 100 }, (_, index) => ({
          ...{ v: 1 as const, source: 'jamf', id: `new-${index}`, platform: 'Mac' as const, facts: {} },
          ...{ owners: [`new-${index}@example.com`], identifiers: { serial: `C02NEW${index}X` } },
          synced_at: now().toISOString(),
        })),
      );
      const { table: name } = place('fleet');
      for (const pk of ['totals', 'totals#count']) {
        const found = await query<Key>(place('fleet'), {
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
        });
        for (const { sk } of found)
          await client.send(new DeleteCommand({ TableName: name, Key: { pk, sk } }));
      }
      return stack.invoke('totals', {});
    },

    /** The table with totals is gone: nothing can be counted. Last of all. */
    async breakTotals() {
      await dynamo.send(new DeleteTableCommand({ TableName: tableName('fleet') }));
      return stack.invoke('totals', {});
    },
  };
}
