/** What is held of a person's accounts and sign-ins, for the download of their data. */
import type { ActivityTable } from '../../tables/activity.ts';

export const activityHolding = (table: Pick<ActivityTable, 'held'>) => ({
  name: 'fleet',
  held: (email: string): Promise<unknown> => table.held(email),
});
