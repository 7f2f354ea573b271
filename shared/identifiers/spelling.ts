/**
 * How serial numbers and MAC addresses are written. Apart from what tells the worthless ones, so that the page, which
 * only needs the spelling, does not carry the lists of those.
 */
import { upperCase } from './fold.ts';

/** Longer than any serial number; keeps free text out of table keys. */
const MAX_LENGTH = 128;

/**
 * What scanners type from labels: a data identifier (ANSI MH10.8.2) stands before the serial. Only where the rest is a
 * maker's own form, since other serials begin with S, too: Apple's until 2021, and Lenovo's behind type and model.
 */
const SCANNED = [
  /^S([CDFGH][A-Z\d]{2}[CDFGHJ-NP-TV-Z][1-9C-Y][A-Z\d]{7})$/,
  /^1S\d[A-Z\d]{9}([A-Z][A-Z\d]{7})$/,
];

/**
 * A serial number trimmed, with single blanks and capitals of A to Z, without what a label's barcode puts before it.
 *
 * @param value anything; what is neither text nor a whole number, is empty or too long gives `undefined`
 */
export function spelledSerial(value: unknown): string | undefined {
  // Some vendors send serials of digits as numbers. Beyond the safe ones it would be another number.
  const text = Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || text.length > MAX_LENGTH) return undefined;
  const spelled = upperCase(text.replace(/[\s\p{C}]+/gu, ' ').trim());
  const scanned = SCANNED.map((label) => label.exec(spelled)?.[1]).find((serial) => serial !== undefined);
  return (scanned ?? spelled) || undefined;
}

/** Letters and digits only, in capitals and without accents, so that one line of a list covers every spelling. */
export function bareText(text: string): string {
  if (/^[A-Z\d]*$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Each spelling with 6 and with 8 bytes. Separators are never mixed; `arp` on macOS leaves leading zeros out. */
const SPELLINGS = [
  /^[0-9A-F]{1,2}(:[0-9A-F]{1,2}){5}(:[0-9A-F]{1,2}:[0-9A-F]{1,2})?$/,
  /^[0-9A-F]{2}(-[0-9A-F]{2}){5}(-[0-9A-F]{2}-[0-9A-F]{2})?$/,
  /^[0-9A-F]{2}(\.[0-9A-F]{2}){5}$/,
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
