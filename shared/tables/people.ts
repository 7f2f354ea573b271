/**
 * The table `people`. Items: `user#<email>`, `token#<id>`, `signin#<id>` or `hook#<hash>` with `look#…`, `signout#…`,
 * `limit#…`, `revoked`, `attempts`, `hold`.
 */
import { createHash } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Clock, shifted, systemClock } from '../platform/clock.ts';
import { environment } from '../platform/environment.ts';
import { createDocumentClient } from './database.ts';
import { change, get, put, query, type TableHandle } from './handle.ts';
import { isCurrent, userKey } from './items.ts';
import { createLooks } from './looks.ts';
import type { PeopleTable, SignOuts } from './people-types.ts';

export interface PeopleOptions {
  /** Default: the environment's. */
  name?: string;
  /** How long looks are kept, milliseconds. */
  keepLooksFor: number;
  /** Whether each look is also put in line for other systems. */
  sendLooks?: boolean | undefined;
  now?: Clock;
  client?: DynamoDBDocumentClient;
}

/** Sort keys of sign-outs: one Query answers whether a session is over. */
export const SIGNOUT = 'signout#';
const ALL_SESSIONS = `${SIGNOUT}all`;
const ONE_SESSION = `${SIGNOUT}id#`;

type Item = Record<string, unknown>;

const tokenKey = (id: string) => `token#${id}`;
const expiresAt = (until: Date) => ({ expires_at: Math.ceil(until.getTime() / 1000) });

/** One per container. */
export function createPeopleTable(options: PeopleOptions): PeopleTable {
  const { now = systemClock, client = createDocumentClient(), keepLooksFor: keepFor } = options;
  const handle: TableHandle = { client, now, keepFor, table: options.name ?? environment('people_table') };
  return {
    ...createLooks(handle, options.sendLooks),
    ...signOuts(handle),
    ...tokens(handle),
    ...limits(handle),
    ...attempts(handle),
    ...holds(handle),
    ...held(handle),
  };
}

function signOuts(handle: TableHandle): Pick<PeopleTable, 'signOuts' | 'endSession' | 'revokeSessions'> {
  return {
    signOuts: async (email) => sortOut(await itemsOf(handle, email, SIGNOUT)),
    async endSession(email, id, until) {
      await put(handle, { pk: userKey(email), sk: ONE_SESSION + id, ...expiresAt(until) });
    },
    async revokeSessions(email, lifetime) {
      const at = handle.now();
      const until = expiresAt(shifted(at, lifetime));
      await put(handle, { pk: userKey(email), sk: ALL_SESSIONS, revoked_before: at.toISOString(), ...until });
    },
  };
}

function sortOut(items: readonly Item[]): SignOuts {
  const keys = items.map(({ sk }) => String(sk));
  const one = keys.filter((key) => key.startsWith(ONE_SESSION)).map((key) => key.slice(ONE_SESSION.length));
  const all = items.find(({ sk }) => sk === ALL_SESSIONS)?.revoked_before;
  return { sessions: new Set(one), ...(typeof all === 'string' && { revoked_before: new Date(all) }) };
}

function tokens(handle: TableHandle): Pick<PeopleTable, 'revokeToken' | 'isTokenRevoked'> {
  return {
    async revokeToken(id, until) {
      await put(handle, { pk: tokenKey(id), sk: 'revoked', ...expiresAt(until) });
    },
    async isTokenRevoked(id) {
      return isCurrent(await get(handle, { pk: tokenKey(id), sk: 'revoked' }), handle.now());
    },
  };
}

/** Fixed windows: one conditional write per call, and nothing to read. */
function limits(handle: TableHandle): Pick<PeopleTable, 'count'> {
  return {
    async count(caller, { name, calls, seconds }) {
      const at = Math.floor(handle.now().getTime() / 1000);
      const start = at - (at % seconds);
      const pk = caller.kind === 'token' ? tokenKey(caller.id) : userKey(caller.id);
      const within = await change(
        handle,
        { pk, sk: `limit#${name}#${start}` },
        {
          set: { expires_at: start + 2 * seconds },
          add: { calls: 1 },
          conditions: ['attribute_not_exists(calls) OR calls < :most'],
          values: { ':most': calls },
        },
      );
      return within ? 0 : start + seconds - at;
    },
  };
}

function attempts(handle: TableHandle): Pick<PeopleTable, 'countAttempt'> {
  return {
    async countAttempt(id, most, until) {
      const counted = await change(
        handle,
        { pk: `signin#${id}`, sk: 'attempts' },
        {
          set: expiresAt(until),
          add: { attempts: 1 },
          conditions: ['attribute_not_exists(attempts) OR attempts < :most'],
          values: { ':most': most },
        },
      );
      return counted !== undefined;
    },
  };
}

/** One conditional write, and one read when it is held. DynamoDB deletes late, so the time decides. */
function holds(handle: TableHandle): Pick<PeopleTable, 'hold'> {
  return {
    async hold(id, milliseconds) {
      const at = handle.now();
      const taken = await change(
        handle,
        { pk: `hook#${createHash('sha256').update(id).digest('base64url')}`, sk: 'hold' },
        {
          set: { until: shifted(at, milliseconds).toISOString(), ...expiresAt(shifted(at, milliseconds)) },
          conditions: ['attribute_not_exists(pk) OR #until <= :at'],
          values: { ':at': at.toISOString() },
        },
      );
      return taken !== undefined;
    },
  };
}

function held(handle: TableHandle): Pick<PeopleTable, 'held'> {
  return {
    async held(email) {
      return (await itemsOf(handle, email)).map(({ pk, sk, ...rest }) => ({ entry: sk, ...rest }));
    },
  };
}

async function itemsOf(handle: TableHandle, email: string, prefix?: string): Promise<Item[]> {
  const items = await query<Item>(handle, {
    ConsistentRead: true,
    KeyConditionExpression: prefix ? 'pk = :pk AND begins_with(sk, :prefix)' : 'pk = :pk',
    ExpressionAttributeValues: { ':pk': userKey(email), ...(prefix && { ':prefix': prefix }) },
  });
  return items.filter((item) => isCurrent(item, handle.now()));
}
