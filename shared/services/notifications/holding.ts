/** What is held of a person's notifications, for the download of their data. */
import type { NotificationsTable } from '../../tables/notifications-types.ts';

/** Everything that is stored, also what has expired. */
export const notificationsHolding = (table: Pick<NotificationsTable, 'person'>) => ({
  name: 'notifications',
  held: (email: string): Promise<unknown> => table.person(email, { all: true }),
});
