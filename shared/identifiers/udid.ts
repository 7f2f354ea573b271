import { isFiller, isWord } from './filler.ts';
import { upperCase } from './fold.ts';
import { isRepeatedMac } from './mac.ts';
import { PLACEHOLDER_UDIDS } from './placeholders.ts';
import { isBraided, isCountedOut, isDoubled, isEvenlySpaced, isNearlyOneCharacter, isRuns } from './runs.ts';
import { bareText } from './spelling.ts';
import { isWords } from './words.ts';

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

/** What Bluetooth's own numbers end with: `0000110B-0000-1000-8000-00805F9B34FB`. */
const BLUETOOTH = /^0000.{4}00001000800000805F9B34FB$/;

/** A UUID that is nothing but a network port's number, or somebody's small one. */
const NODE_ALONE = /^0{20}(.{12})$/;
/** Fewer digits than a small number has that counts machines. Judgement. */
const FEWEST_OF_NUMBER = 5;
/** More than these, and there is a port's maker before them. */
const PORTS_OWN = 6;

/** So many zeros, and each other digit once: bytes that were laid out to be seen, `03000200-0400-0500-0006-…`. Judgement. */
const MOSTLY_ZEROS = 20;

/** Dell's UUIDs spell "DELL" and the service tag; the fourth letter has its highest bit set. */
const OF_DELL = /^4C4C454400(..)(..)1080(..)(..)C04F(..)(..)(..)$/;
const HIGHEST_BIT = 0x80;

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
    return [groups, swapped(groups)].some(isUnprogrammed) ? undefined : udid;
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
  const node = NODE_ALONE.exec(digits)?.[1];
  if (node !== undefined) return isUnprogrammedNode(node);
  return (
    PLACEHOLDER_UDIDS.has(groups.join('-')) ||
    HALF_MADE.test(digits) ||
    BLUETOOTH.test(digits) ||
    isTyped(groups) ||
    (digits.length === DIGITS && textsIn(digits).some((text) => isFiller(text) || isWord(text)))
  );
}

const DIGITS = 32;
/** RFC 9562: the version of a UUID, which people keep when they type the rest. */
const VERSION_DIGIT = 12;

function isTyped(groups: readonly string[]): boolean {
  const digits = groups.join('');
  const others = digits.replaceAll('0', '');
  // The first group of Apple's short form is the model of its chip.
  const own = groups.length === 2 ? groups.slice(1) : groups;
  return (
    own.every((group) => isRuns(group) || isWords(group) || /^(.{1,4})\1+$/.test(group)) ||
    [digits, digits.slice(0, VERSION_DIGIT) + digits.slice(VERSION_DIGIT + 1)].some(isBraided) ||
    isDoubled(digits) ||
    isEvenlySpaced(digits) ||
    isNearlyOneCharacter(digits) ||
    isCountedOut(digits) ||
    (digits.length >= DIGITS && new Set(digits).size < FEWEST_DIFFERENT) ||
    (digits.length - others.length >= MOSTLY_ZEROS && new Set(others).size === others.length)
  );
}

function isUnprogrammedNode(node: string): boolean {
  const number = node.replace(/^0+/, '');
  return number.length > PORTS_OWN ? isRepeatedMac(node) : number.length < FEWEST_OF_NUMBER || isRuns(number);
}

/** What the bytes of a UUID spell, if they do. */
function textsIn(digits: string): string[] {
  const tag = OF_DELL.exec(digits)?.slice(1).map(toByte);
  if (tag)
    return [bareText(String.fromCharCode(...tag.map((byte, at) => (at === 3 ? byte ^ HIGHEST_BIT : byte))))];
  const letters = /^((?:[2-7].)+)(?:00)*$/.exec(digits)?.[1]?.match(/../g) ?? [];
  return letters.length > 0 ? [bareText(String.fromCharCode(...letters.map(toByte)))] : [];
}

const toByte = (digits: string) => Number.parseInt(digits, 16);

/** SMBIOS before 2.6 writes the first three groups of a UUID in the other order of bytes. */
const swapped = (groups: readonly string[]): string[] =>
  groups.map((group, index) =>
    groups.length === 5 && index < 3 ? (group.match(/../g) ?? []).toReversed().join('') : group,
  );

/**
 * The same UUID as a program spells it that reads the bytes of SMBIOS in the other order.
 *
 * @param udid in canonical spelling. Those of Apple have one order, and stay
 */
export const otherByteOrder = (udid: string): string => swapped(udid.split('-')).join('-');
