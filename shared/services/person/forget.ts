/** Removes a person from all tables. */

import { revokeSessions } from '../../access/revoke.ts';
import type { AccessSettings } from '../../access/settings.ts';
import type { Forgotten } from '../../tables/forget.ts';
import type { PeopleTable } from '../../tables/people-types.ts';

export interface Forgetting {
  people: Pick<PeopleTable, 'revokeSessions'>;
  session: AccessSettings['session'];
  /** By table: takes a person out and looks again. */
  tables: Readonly<Record<string, (email: string) => Promise<Forgotten>>>;
}

/**
 * Ends the person's sessions, deletes everything that stands under them, and takes their address out of everything
 * else; each table is read again until nothing is left. What stays: the mark that the sessions are over, until the last
 * of them could have lived (else a stolen cookie would work again); and, under other people, the looks that this person
 * took at them. Answers of theirs that wait for a receiver are deleted undelivered. What vendors' systems still know
 * comes back with the next fetch: remove the person there first.
 *
 * @param email canonical
 * @returns what became of what, by table
 */
export async function forgetPerson(
  email: string,
  { people, session, tables }: Forgetting,
): Promise<Record<string, Forgotten>> {
  await revokeSessions(email, people, session);
  const forgotten: Record<string, Forgotten> = {};
  for (const [table, forget] of Object.entries(tables)) forgotten[table] = await forget(email);
  return forgotten;
}
