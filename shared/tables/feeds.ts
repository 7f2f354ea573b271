/** The table `fleet`: what is kept of each feed. It never expires: what was known once stays known. */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Feed, FeedCopy } from '../model/feed.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { environment } from '../platform/environment.ts';
import { createDocumentClient } from './database.ts';
import { get, put, type TableHandle } from './handle.ts';
import { ITEM_VERSION } from './types.ts';

export interface FeedsTable<Summary> {
  /** What is kept of a feed; `undefined`: nothing yet. */
  copy(feed: Feed): Promise<FeedCopy<Summary> | undefined>;
  /**
   * Keeps it, unless somebody else has since it was read: an older copy never replaces a newer one.
   *
   * @returns whether it is kept
   */
  save(feed: Feed, copy: FeedCopy<Summary>): Promise<boolean>;
}

export interface FeedsTableOptions {
  /** Default: the environment's. */
  name?: string;
  now?: Clock;
  client?: DynamoDBDocumentClient;
}

/** The rights of the feeds' functions name these keys: each reaches its own alone (adapters/<feed>/function.yml). */
const keyOf = (feed: Feed) => ({ pk: `feed#${feed}`, sk: 'copy' });

/** More than any copy needs; a body that claims to be longer is broken. */
const LARGEST_UNPACKED = 16 * 1024 * 1024;

/** One per container. */
export function createFeedsTable<Summary>(options: FeedsTableOptions = {}): FeedsTable<Summary> {
  const { client = createDocumentClient(), now = systemClock } = options;
  const table = options.name ?? environment('fleet_table');
  const handle: TableHandle = { client, now, table, keepFor: Number.POSITIVE_INFINITY };

  return {
    async copy(feed) {
      const item = await get(handle, keyOf(feed));
      // One of an unknown version is still the one to be replaced.
      if (item?.v !== ITEM_VERSION) return undefined;
      const body = gunzipSync(item.body as Uint8Array, { maxOutputLength: LARGEST_UNPACKED });
      return { ...(JSON.parse(body.toString('utf8')) as FeedCopy<Summary>), rev: Number(item.rev) };
    },
    async save(feed, { rev: before = 0, ...copy }) {
      const item = { ...keyOf(feed), rev: before + 1, body: gzipSync(JSON.stringify(copy)) };
      const isMine = 'attribute_not_exists(pk) OR v <> :v OR rev = :before';
      return put(handle, item, isMine, { ':before': before });
    },
  };
}
