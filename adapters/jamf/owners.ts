import { emails, text } from '../../shared/adapter-kit/read.ts';
import { canonicalEmail } from '../../shared/identifiers/index.ts';

/**
 * The one rule of whose a device is: whoever stands in the field for the e-mail, which may hold several; else whom the
 * user name names, by itself or with the organization's domain.
 *
 * @param email as it was sent, and so `username`
 * @param domain of user names, `example.com`
 */
export function ownersOf(email: unknown, username: unknown, domain: string | undefined): string[] {
  const owners = emails(email);
  if (owners.length > 0) return owners;
  const named = emails(username);
  const name = text(username);
  return named.length > 0 || !name || !domain ? named : emails(`${name}@${domain}`);
}

/** The user names under which a device may be this person's. */
export function usernamesOf(email: string, domain: string | undefined): string[] {
  const [name = '', of] = email.split('@');
  return domain !== undefined && of === canonicalEmail(`x@${domain}`)?.slice(2) ? [email, name] : [email];
}
