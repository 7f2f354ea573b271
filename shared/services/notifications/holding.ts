/** What is held of a person's notifications, for the download of their data. */
import type { NotificationsTable } from '../../tables/notifications-types.ts';
import type { Holding } from '../person/holding.ts';

/** Everything that is stored, also what has expired. */
export const notificationsHolding = (table: Pick<NotificationsTable, 'person'>): Holding => ({
  name: 'notifications',
  lists: [''],
  held: async (email) =>
    (await table.person(email, { all: true })).map((value) => ({ list: '', key: value.id, value })),
});
