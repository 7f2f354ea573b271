import { upperCase } from './fold.ts';
import { isDoubled, isEvenlySpaced, runAtEnd } from './runs.ts';
import { REPEATED_MACS, VIRTUAL_MAC_ENDINGS, VIRTUAL_MACS } from './shared-macs.ts';
import { canonicalMac, hexDigits } from './spelling.ts';

/** An organization's docks and adapters, named as in `stethoscope.yml` under `identifiers`, in any spelling. */
export interface MacIgnore {
  ignore_mac_addresses?: readonly string[];
  /** The first digits of addresses: a vendor's three bytes, or any other number of digits. */
  ignore_mac_prefixes?: readonly string[];
}

/**
 * Whether a MAC address can identify a device. Locally administered ones (private Wi-Fi addresses, virtual adapters),
 * group addresses, those without a vendor and those that many machines are known to share cannot.
 *
 * @param mac an address in any spelling
 * @param ignore what the organization excludes besides
 */
export function identifies(mac: string, ignore: MacIgnore = {}): boolean {
  return macIdentifies(ignore)(mac);
}

/** The same for many addresses: reads the organization's lists once. */
export function macIdentifies(ignore: MacIgnore = {}): (mac: string) => boolean {
  const addresses = new Set(
    (ignore.ignore_mac_addresses ?? []).map((address) => hexDigits(canonicalMac(address) ?? '')),
  );
  const prefixes = (ignore.ignore_mac_prefixes ?? [])
    .map((prefix) => hexDigits(upperCase(prefix)))
    .filter((prefix) => prefix !== '');
  return (mac) => {
    const hex = hexDigits(canonicalMac(mac) ?? '');
    if (!isHardware(hex) || isRepeatedMac(hex) || addresses.has(hex)) return false;
    return !prefixes.some((prefix) => hex.startsWith(prefix));
  };
}

/**
 * Whether a MAC address belongs to an adapter that one can touch, whoever's it is: a dock's is one.
 *
 * @param mac an address in any spelling
 */
export const isHardwareMac = (mac: string): boolean => isHardware(hexDigits(canonicalMac(mac) ?? ''));

/** IEEE 802: the lowest bit of the first byte marks a group, the next one local administration. */
function isHardware(hex: string): boolean {
  const isUniversal = (Number.parseInt(hex.slice(0, 2), 16) & 0b11) === 0 && !hex.startsWith('000000');
  return (
    hex !== '' &&
    isUniversal &&
    !VIRTUAL_MACS.some((beginning) => hex.startsWith(beginning)) &&
    !VIRTUAL_MAC_ENDINGS.some((ending) => hex.endsWith(ending))
  );
}

/**
 * Adapters that were not programmed have a vendor's first numbers, or one byte three times. Judgement: that costs one
 * real address in thirty thousand.
 */
const UNPROGRAMMED = /(000[01]|(..)\2\2)$/;
/** A device's part that only counts is no chance: `00:F1:F3:12:34:56`. Judgement. */
const LONG_RUN = 6;

/**
 * Whether adapters come with it again and again, or nobody gave it to a device: `00:11:22:33:44:55`,
 * `00:AA:BB:CC:DD:EE`, `00:1A:2B:3C:4D:5E`, or a device's part of zeros.
 *
 * @param hex hexadecimal digits in capitals
 */
export const isRepeatedMac = (hex: string): boolean =>
  REPEATED_MACS.some((beginning) => hex.startsWith(beginning)) ||
  UNPROGRAMMED.test(hex) ||
  isDoubled(hex) ||
  isEvenlySpaced(hex) ||
  isEvenlySpaced(hex.slice(2)) ||
  hex.length - runAtEnd(hex) >= LONG_RUN;
