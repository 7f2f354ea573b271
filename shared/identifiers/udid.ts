import { upperCase } from './fold.ts';
import { PLACEHOLDER_UDIDS } from './placeholders.ts';
import { isDoubled, isEvenlySpaced, isRuns } from './runs.ts';

/** Where the hyphens go, by number of digits: a UUID, Apple's short form, and Apple's old form, which has none. */
const FORMS = [
  /^([0-9A-F]{8})-?([0-9A-F]{4})-?([0-9A-F]{4})-?([0-9A-F]{4})-?([0-9A-F]{12})$/,
  /^([0-9A-F]{8})-?([0-9A-F]{16})$/,
  /^([0-9A-F]{40})$/,
];

/** The number of the board's network port has its maker's three bytes, and its own three were never programmed. */
const HALF_MADE = /(?<!0)0{6}$|0{12}$|F{6}$/;

/** So few different digits in 32 are words that somebody typed: `DEADBEEF-DEAD-DEAD-…`. Judgement. */
const FEWEST_DIFFERENT = 6;

/** So few digits that differ from the rest are a number that somebody typed: `A0000000-0000-…`, `…-000000000001`. Judgement. */
const MOST_TYPED = 2;

/**
 * The canonical spelling of a hardware UUID: upper case, with hyphens, without braces. Apple's short form
 * (`00008132-001A59E02E88801C`) and old form (40 digits) are hardware UUIDs too.
 *
 * @param value anything
 * @returns `undefined` for what is neither, and for the defaults of firmware
 */
export function canonicalUdid(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = upperCase(value.trim())
    .replace(/^URN:UUID:/, '')
    .replace(/^\{(.*)\}$/, '$1');
  for (const form of FORMS) {
    const groups = form.exec(text)?.slice(1);
    if (groups === undefined) continue;
    const udid = groups.join('-');
    return isUnprogrammed(groups) || PLACEHOLDER_UDIDS.has(udid) ? undefined : udid;
  }
  return undefined;
}

/** As many characters as a UUID has with hyphens. */
const UUID_LENGTH = 36;

/**
 * The canonical spelling of a device's id in Microsoft Entra: upper case, with hyphens.
 *
 * @param value anything
 * @returns `undefined` for what is no UUID, and for those that stand for none, such as the one of zeros that Intune
 *   sends for devices that Entra does not know
 */
export function canonicalEntraDeviceId(value: unknown): string | undefined {
  const id = canonicalUdid(value);
  return id?.length === UUID_LENGTH ? id : undefined;
}

function isUnprogrammed(groups: readonly string[]): boolean {
  const digits = groups.join('');
  return (
    HALF_MADE.test(digits) ||
    groups.every(isRuns) ||
    isDoubled(digits) ||
    (digits.length >= 32 && new Set(digits).size < FEWEST_DIFFERENT) ||
    isEvenlySpaced(digits) ||
    isEvenlySpaced(swapped(groups)) ||
    [...new Set(digits)].some((digit) => digits.replaceAll(digit, '').length <= MOST_TYPED)
  );
}

/** SMBIOS writes the first three groups of a UUID in the other order of bytes. */
const swapped = (groups: readonly string[]): string =>
  groups
    .map((group, index) => (index < 3 ? (group.match(/../g) ?? []).toReversed().join('') : group))
    .join('');
