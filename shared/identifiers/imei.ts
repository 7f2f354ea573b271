import { upperCase } from './fold.ts';
import { isRuns } from './runs.ts';

/**
 * An IMEI without its check digit: 14 digits. Takes 14 digits, 15 (with check digit) and 16 (with software version).
 * The check digit is dropped unread, because networks transmit it as 0 (3GPP TS 23.003).
 *
 * @param value anything; blanks, hyphens, dots and slashes between digits are fine
 */
export function canonicalImei(value: unknown): string | undefined {
  const digits = /^(\d{14})\d{0,2}$/.exec(bare(value))?.[1];
  return digits === undefined || isPlaceholder(digits) ? undefined : digits;
}

/**
 * A MEID without its check digit: 14 hexadecimal digits, upper case. Takes 14, 15 (with check digit), and the decimal
 * form of 18 digits. A MEID of decimal digits only is the IMEI of the same radio, and equals it.
 *
 * @param value anything; blanks, hyphens, dots and slashes between digits are fine
 */
export function canonicalMeid(value: unknown): string | undefined {
  const text = bare(value);
  const meid = /^\d{18}$/.test(text) ? fromDecimal(text) : /^([0-9A-F]{14})[0-9A-F]?$/.exec(text)?.[1];
  return meid === undefined || isPlaceholder(meid) ? undefined : meid;
}

/** Ten decimal digits stand for the first 32 bits, eight for the other 24. */
function fromDecimal(text: string): string | undefined {
  const hex = (part: string, length: number) => Number(part).toString(16).toUpperCase().padStart(length, '0');
  const meid = hex(text.slice(0, 10), 8) + hex(text.slice(10), 6);
  return meid.length === 14 ? meid : undefined;
}

function bare(value: unknown): string {
  // Some vendors send identities of digits as numbers.
  const text = Number.isSafeInteger(value) ? String(value) : value;
  return typeof text === 'string' ? upperCase(text.replace(/[\s./-]/g, '')) : '';
}

/**
 * What emulators, unprogrammed radios and people give: an identity for tests (it begins with 00, GSMA TS.06), one that
 * counts or repeats itself, or a model's eight digits with nothing of the device behind them.
 */
const isPlaceholder = (identity: string): boolean =>
  identity.startsWith('00') || isRuns(identity) || /(.)\1{5}$/.test(identity);
