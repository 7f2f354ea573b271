import { upperCase } from './fold.ts';
import { PLACEHOLDER_UDIDS } from './placeholders.ts';

/** Where the hyphens go, by number of digits: a UUID, Apple's short form, and Apple's old form, which has none. */
const FORMS = [
  /^([0-9A-F]{8})-?([0-9A-F]{4})-?([0-9A-F]{4})-?([0-9A-F]{4})-?([0-9A-F]{12})$/,
  /^([0-9A-F]{8})-?([0-9A-F]{16})$/,
  /^([0-9A-F]{40})$/,
];

/** One byte repeated (all zero, all F, 58585858…), or everything after the first group unprogrammed. */
const UNPROGRAMMED = /^(..)\1+$|^.{8}F{24}$/;

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
    return UNPROGRAMMED.test(groups.join('')) || PLACEHOLDER_UDIDS.has(udid) ? undefined : udid;
  }
  return undefined;
}
