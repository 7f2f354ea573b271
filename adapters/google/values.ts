/** The one rule of whose a device or account is, however it was found. */

import { emails } from '../../shared/adapter-kit/read.ts';

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
