import { lowerCase } from './fold.ts';
import { hasHidden } from './text.ts';

/** Unquoted local part (RFC 5322 atoms, with letters of any script) and a domain name of at least two labels. */
const ADDRESS =
  /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?$/u;

/** RFC 5321: what a mail server must take. */
const MAX_LENGTH = 254;

/**
 * The canonical spelling of an e-mail address: trimmed, A to Z in lower case. Other letters stay as they are, so that no
 * address beyond ASCII becomes somebody's within it.
 *
 * @param value anything; a bare address, without display name
 * @returns `undefined` also for what Unicode's canonical composition (NFC) would change, and for letters that nobody sees
 */
export function canonicalEmail(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 2 * MAX_LENGTH) return undefined;
  const email = lowerCase(value.trim());
  // What Unicode holds for another spelling of something else looks like it too: the Kelvin sign like a K.
  if (email !== email.normalize('NFC')) return undefined;
  // Fillers are letters to Unicode, and blanks to whoever reads them.
  return email.length <= MAX_LENGTH && ADDRESS.test(email) && !hasHidden(email) ? email : undefined;
}
