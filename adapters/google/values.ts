/** What phones and Chromebooks have in common: whose they are, however they were found. */

import { emails, text } from '../../shared/adapter-kit/read.ts';

/** Alias domain → primary domain. */
export type AliasDomains = Readonly<Record<string, string>>;

/** Google gives every address a twin in this domain for testing. */
const TEST_ALIAS = /\.test-google-a\.com$/;

export function ownersOf(addresses: readonly unknown[], aliasDomains: AliasDomains): string[] {
  const owners = emails(...addresses).filter((email) => !TEST_ALIAS.test(email));
  return emails(
    ...owners.map((email) => {
      const [name, domain = ''] = email.split('@');
      return `${name}@${aliasDomains[domain] ?? domain}`;
    }),
  );
}

/** Google writes large numbers as text. */
export const milliseconds = (value: unknown): number => Number(text(value) ?? Number.NaN);
