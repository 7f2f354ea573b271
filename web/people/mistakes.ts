/** What is wrong with a search, as the key of the words that say how to put it right. */
import { isLegible } from '../../shared/identifiers/text.ts';
import type { Search } from './search.ts';

export interface Mistakes {
  email?: string;
  reason?: string;
}

/** Letters or digits: fewer are no reason. */
const SHORTEST = 5;

/** The mistakes in a search and a reason; none when it can be made. */
export const mistakesIn = (search: Search | undefined, devices: boolean, reason: string): Mistakes => ({
  ...(search === undefined && { email: devices ? 'people.search_wrong' : 'people.email_wrong' }),
  ...(!isLegible(reason, SHORTEST) && { reason: 'people.reason_wrong' }),
});
