import { upperCase } from './fold.ts';
import { PLACEHOLDER_SERIALS } from './placeholders.ts';

/** Longer than any serial number; keeps free text out of table keys. */
const MAX_LENGTH = 128;

/** "1.0", "2.1.3": a version where the serial belongs. */
const VERSION = /^\d\.\d(\.\d)?$/;

/** Seven or more of one character: "0000000", "XXXXXXXX". */
const REPEATED = /^(.)\1{6,}$/;

/**
 * The canonical spelling of a serial number: trimmed, single blanks, capitals of A to Z.
 *
 * @param value anything; what is not text gives `undefined`
 * @returns `undefined` for placeholders such as "To Be Filled By O.E.M.", "System Serial Number" and "0"
 */
export function canonicalSerial(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return undefined;
  const serial = upperCase(value.replace(/[\s\p{C}]+/gu, ' ').trim());
  return isPlaceholder(serial) ? undefined : serial;
}

function isPlaceholder(serial: string): boolean {
  const bare = serial.replace(/[^\p{L}\p{N}]/gu, '');
  return /^0*$/.test(bare) || REPEATED.test(bare) || VERSION.test(serial) || PLACEHOLDER_SERIALS.has(bare);
}
