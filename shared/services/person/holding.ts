/** Where something is held about people, and how a person gets to see it. */
import type { NotificationsTable } from '../../tables/notifications-types.ts';
import type { RecordsTable } from '../../tables/types.ts';

/** One thing that is held. */
export interface HeldEntry {
  /** In which list of its holding. */
  list: string;
  /** Tells it from the others of its list. */
  key: string;
  /** Plain data. */
  value: unknown;
}

export interface Holding {
  /** Key in the download. */
  name: string;
  /** Keys of its lists, in their order; `''`: it is one list itself. */
  lists: readonly string[];
  /** @param email canonical; @returns all of it */
  held(email: string): Promise<HeldEntry[]>;
}

/** What the sources said about a person's devices. */
export const recordsHolding = (records: Pick<RecordsTable, 'person'>): Holding => ({
  name: 'records',
  lists: ['devices', 'claims', 'fetched'],
  async held(email) {
    const { records: devices, claims, marks } = await records.person(email);
    return [
      ...devices.map((value) => ({ list: 'devices', key: `${value.source}#${value.id}`, value })),
      ...claims.map((value) => ({ list: 'claims', key: `${value.source}#${value.id}`, value })),
      ...[...marks].map(([key, value]) => ({ list: 'fetched', key, value })),
    ];
  },
});

/** A person's notifications, also those that have expired. */
export const notificationsHolding = (table: Pick<NotificationsTable, 'person'>): Holding => ({
  name: 'notifications',
  lists: [''],
  held: async (email) =>
    (await table.person(email, { all: true })).map((value) => ({ list: '', key: value.id, value })),
});

/** What a table has under a person, by its keys. */
export const tableHolding = (
  name: string,
  table: { held(email: string): Promise<Record<string, unknown>[]> },
): Holding => ({
  name,
  lists: [''],
  held: async (email) =>
    (await table.held(email)).map((value) => ({ list: '', key: String(value.entry), value })),
});
