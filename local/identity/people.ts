/** Who can sign in: everybody of the sample company; the people with a story are offered by name. */
import type { Company, Person } from '../company/index.ts';

export interface Story {
  email: string;
  /** What there is to see. */
  shows: string;
  groups: readonly string[];
}

export const STORIES: readonly Story[] = [
  { email: 'user@example.com', shows: 'several devices, with things to do', groups: [] },
  { email: 'green@example.com', shows: 'everything is fine', groups: [] },
  { email: 'one-red@example.com', shows: 'one thing that must be done', groups: [] },
  { email: 'one-unknown@example.com', shows: 'one thing that nobody could see', groups: [] },
  { email: 'nothing@example.com', shows: 'no devices', groups: [] },
  { email: 'security@example.com', shows: 'the security team: may look at anybody', groups: ['security'] },
  {
    email: 'helpdesk@example.com',
    shows: 'the help desk: may look at anybody, with a reason',
    groups: ['helpdesk'],
  },
];

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
