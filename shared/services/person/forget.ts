/** Removes a person from all tables. */
import type { AccessSettings } from '../../access/settings.ts';
import type { PeopleTable } from '../../tables/people-types.ts';
import { revokeSessions } from '../session/revoke.ts';

export interface Forgetting {
  people: Pick<PeopleTable, 'revokeSessions'>;
  session: AccessSettings['session'];
  /** By table: deletes what stands under a person, and says how many items that were. */
  tables: Readonly<Record<string, (email: string) => Promise<number>>>;
}

/** Items deleted, by table. */
export type Forgotten = Record<string, number>;

/**
 * Ends the person's sessions and deletes everything that stands under them. What stays: the mark that the sessions are
 * over, until the last of them could have lived (else a stolen cookie would work again); and, under other people, the
 * looks that this person took at them. What vendors' systems still know about the person comes back with the next
 * fetch: remove it there first.
 *
 * @param email canonical
 */
export async function forgetPerson(email: string, forgetting: Forgetting): Promise<Forgotten> {
  await revokeSessions(email, forgetting.people, forgetting.session);
  const forgotten: Forgotten = {};
  for (const [table, forget] of Object.entries(forgetting.tables)) forgotten[table] = await forget(email);
  return forgotten;
}
