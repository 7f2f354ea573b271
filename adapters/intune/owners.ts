import { emails } from '../../shared/adapter-kit/read.ts';

/** How Entra names somebody of another organization: `jane_gmail.com#EXT#@example.onmicrosoft.com`. No mail arrives there. */
const GUEST = /#ext#/i;

/**
 * The one rule of whose a device is. `emailAddress` is where the person's mail arrives; `userPrincipalName` is a name to
 * sign in with that only looks like an address, and may be equal to somebody else's. So it counts only where there is no
 * address of the organization.
 *
 * @param row as Graph sent it
 * @param domains of the organization, in lower case; none: all are its own
 */
export function ownersOf(
  row: { readonly emailAddress?: unknown; readonly userPrincipalName?: unknown },
  domains: readonly string[],
): string[] {
  const own = (value: unknown) =>
    emails(value).filter(
      (email) =>
        !GUEST.test(email) &&
        (domains.length === 0 || domains.includes(email.slice(email.lastIndexOf('@') + 1))),
    );
  const mail = own(row.emailAddress);
  return mail.length > 0 ? mail : own(row.userPrincipalName);
}
