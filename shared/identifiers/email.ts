/** Unquoted local part (RFC 5322 atoms, with letters of any script) and a domain name of at least two labels. */
const ADDRESS =
  /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?$/u;

/** RFC 5321: what a mail server must take. */
const MAX_LENGTH = 254;

/**
 * The canonical spelling of an e-mail address: trimmed, lower case.
 *
 * @param value anything; a bare address, without display name
 */
export function canonicalEmail(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 2 * MAX_LENGTH) return undefined;
  const email = value.trim().normalize('NFC').toLowerCase();
  return email.length <= MAX_LENGTH && ADDRESS.test(email) ? email : undefined;
}
