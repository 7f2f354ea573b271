/** Who can sign in: everybody of the sample company; the people with a story are offered by name. */
import { type Company, type Person, personOf, STORY_PEOPLE } from '../company/index.ts';

export interface Story {
  email: string;
  /** What there is to see. */
  shows: string;
  groups: readonly string[];
}

export const STORIES: readonly Story[] = STORY_PEOPLE.map(({ shows, groups = [] }, number) => ({
  email: personOf(number).email,
  shows,
  groups,
}));

/** What the provider says about a person: the claims of Okta and the like. */
export function claimsOf(person: Person): Record<string, unknown> & { sub: string } {
  return {
    sub: person.email,
    name: person.name,
    preferred_username: person.username,
    email: person.email,
    email_verified: true,
    groups: STORIES.find((story) => story.email === person.email)?.groups ?? [],
  };
}

/** The person of an address that somebody typed. */
export const findPerson = (company: Company, typed: string): Person | undefined =>
  company.personByEmail(typed.trim().toLowerCase());
