/** Duo's signature of a request, version 5: https://duo.com/docs/adminapi#authentication. */
import { createHash, createHmac } from 'node:crypto';

export interface Signed {
  method: string;
  /** Lower case. */
  host: string;
  path: string;
  /** As it is sent: see `canonicalQuery`. */
  query: string;
  /** The `Date` header, RFC 2822. */
  date: string;
}

const sha512 = (text: string) => createHash('sha512').update(text).digest('hex');

/** Of a request without a body and without `x-duo-` headers, which count as empty texts. @returns hex */
export function signatureOf(secretKey: string, { method, host, path, query, date }: Signed): string {
  const lines = [date, method, host, path, query, sha512(''), sha512('')];
  return createHmac('sha512', secretKey).update(lines.join('\n')).digest('hex');
}

/** RFC 3986: everything but letters, digits, `_`, `.`, `~` and `-` is escaped. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Sorted by escaped name, then value. What is sent must be exactly this. */
export function canonicalQuery(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .sort()
    .join('&');
}
