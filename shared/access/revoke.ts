/** Ends all sessions of a person at once: for `cli session revoke`, and before a person is forgotten. */

import type { PeopleTable } from '../tables/people-types.ts';
import type { AccessSettings } from './settings.ts';

const HOUR = 60 * 60 * 1000;

/**
 * @param email canonical
 * @param settings how long a session can last: so long the mark must stay
 */
export async function revokeSessions(
  email: string,
  people: Pick<PeopleTable, 'revokeSessions'>,
  settings: AccessSettings['session'],
): Promise<void> {
  await people.revokeSessions(email, settings.absolute_hours * HOUR);
}
