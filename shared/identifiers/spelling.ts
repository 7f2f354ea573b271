/**
 * How serial numbers and MAC addresses are written. Apart from what tells the worthless ones, so that the page, which
 * only needs the spelling, does not carry the lists of those.
 */
import { upperCase } from './fold.ts';

/** Longer than any serial number; keeps free text out of table keys. */
const MAX_LENGTH = 128;

/**
 * A serial number trimmed, with single blanks and capitals of A to Z.
 *
 * @param value anything; what is not text, empty or too long gives `undefined`
 */
export function spelledSerial(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return undefined;
  return upperCase(value.replace(/[\s\p{C}]+/gu, ' ').trim()) || undefined;
}

/** Each spelling with 6 and with 8 bytes. Separators are never mixed; `arp` on macOS leaves leading zeros out. */
const SPELLINGS = [
  /^[0-9A-F]{1,2}(:[0-9A-F]{1,2}){5}(:[0-9A-F]{1,2}:[0-9A-F]{1,2})?$/,
  /^[0-9A-F]{2}(-[0-9A-F]{2}){5}(-[0-9A-F]{2}-[0-9A-F]{2})?$/,
  /^[0-9A-F]{2}( [0-9A-F]{2}){5}( [0-9A-F]{2} [0-9A-F]{2})?$/,
  /^[0-9A-F]{4}(\.[0-9A-F]{4}){2,3}$/,
  /^[0-9A-F]{6}[-:][0-9A-F]{6}$/,
  /^[0-9A-F]{12}([0-9A-F]{4})?$/,
];

/**
 * The canonical spelling of a MAC address of 6 or 8 bytes: `00:DE:AD:BE:EF:01`.
 *
 * @param value anything; takes colons, hyphens, blanks, dots, or no separator at all
 * @returns `undefined` for what is not a MAC address. One that is given may still identify nothing: see `identifies`
 */
export function canonicalMac(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = upperCase(value.trim());
  if (!SPELLINGS.some((spelling) => spelling.test(text))) return undefined;
  const padded = text.replace(/(?<![0-9A-F])[0-9A-F](?![0-9A-F])/g, '0$&');
  return hexDigits(padded).match(/../g)?.join(':');
}

/** The hexadecimal digits of a text in capitals. */
export function hexDigits(text: string): string {
  return text.replace(/[^0-9A-F]/g, '');
}
