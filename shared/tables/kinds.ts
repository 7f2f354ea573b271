/**
 * Every kind of item that a table can hold, and what becomes of it when a person is forgotten. What is not listed here
 * may not be written: a test writes through every method of every table and compares.
 */
import type { TableName } from './definitions.ts';
import type { Key } from './handle.ts';
import { SIGNOUT } from './people.ts';

/**
 * `theirs`: what stands under the person goes; elsewhere their address is taken out. `stays`: see `why`. `look`: as
 * `theirs`, but who looked is named for as long as the look is kept, because it belongs to the person looked at.
 */
export interface ItemKind {
  /** As people call it, in the plural. */
  name: string;
  /** Beginnings of the keys. */
  pk: string;
  sk: string;
  rule: 'theirs' | 'look' | 'stays';
}

const USER = 'user#';

export const ITEM_KINDS: Readonly<Record<TableName, readonly ItemKind[]>> = {
  records: [
    { name: 'devices', pk: USER, sk: 'device#', rule: 'theirs' },
    { name: 'claims', pk: USER, sk: 'claim#', rule: 'theirs' },
    { name: 'marks', pk: USER, sk: 'mark#', rule: 'theirs' },
    { name: 'devices under hardware', pk: 'hardware#', sk: 'device#', rule: 'theirs' },
    { name: 'claims under hardware', pk: 'hardware#', sk: 'claim#', rule: 'theirs' },
    { name: 'marks of hardware', pk: 'hardware#', sk: 'mark#', rule: 'theirs' },
    { name: 'devices of nobody', pk: 'unowned#', sk: 'device#', rule: 'theirs' },
    { name: 'pointers', pk: 'key#', sk: 'device#', rule: 'theirs' },
    { name: 'sweeps', pk: 'source#', sk: 'sweep', rule: 'theirs' },
    { name: 'counts of calls of vendors', pk: 'source#', sk: 'calls#', rule: 'stays' },
    { name: 'health of sources', pk: 'source#', sk: 'health', rule: 'theirs' },
  ],
  people: [
    { name: 'looks', pk: USER, sk: 'look#', rule: 'look' },
    // Without the mark that sessions are over, a stolen cookie would work again.
    { name: 'marks of ended sessions', pk: USER, sk: SIGNOUT, rule: 'stays' },
    { name: 'counts of calls', pk: USER, sk: 'limit#', rule: 'theirs' },
    { name: 'counts of calls of programs', pk: 'token#', sk: 'limit#', rule: 'theirs' },
    { name: 'revoked tokens', pk: 'token#', sk: 'revoked', rule: 'stays' },
    { name: 'attempts to sign in', pk: 'signin#', sk: 'attempts', rule: 'theirs' },
    { name: 'holds on devices that were told of', pk: 'hook#', sk: 'hold', rule: 'theirs' },
    { name: 'looks to be sent on', pk: 'outbox#looks#', sk: '', rule: 'look' },
  ],
  notifications: [
    { name: 'notifications', pk: USER, sk: 'notification#', rule: 'theirs' },
    { name: 'lists of open notifications', pk: USER, sk: 'open', rule: 'theirs' },
    { name: 'places in sources', pk: 'source#', sk: 'cursor', rule: 'theirs' },
  ],
  fleet: [
    { name: 'accounts', pk: USER, sk: 'accounts#', rule: 'theirs' },
    { name: 'answers about events', pk: USER, sk: 'events#', rule: 'theirs' },
    { name: 'events', pk: USER, sk: 'event#', rule: 'theirs' },
    { name: 'windows', pk: 'source#', sk: 'window', rule: 'theirs' },
    { name: 'totals', pk: 'totals', sk: 'day#', rule: 'theirs' },
    { name: 'counts of totals', pk: 'totals#count', sk: '', rule: 'theirs' },
  ],
};

/** @returns `undefined` for a key that no table of this version writes */
export const itemKind = (table: TableName, { pk, sk }: Key): ItemKind | undefined =>
  ITEM_KINDS[table].find((kind) => pk.startsWith(kind.pk) && sk.startsWith(kind.sk));
