import { upperCase } from './fold.ts';
import { SHARED_MAC_PREFIXES, SHARED_MAC_SUFFIXES, SHARED_MACS } from './placeholders.ts';
import { isDoubled, isEvenlySpaced, runAtEnd } from './runs.ts';
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
  const addresses = new Set(SHARED_MACS);
  for (const address of ignore.ignore_mac_addresses ?? [])
    addresses.add(hexDigits(canonicalMac(address) ?? ''));
  const own = (ignore.ignore_mac_prefixes ?? []).map((prefix) => hexDigits(upperCase(prefix)));
  const prefixes = [...SHARED_MAC_PREFIXES, ...own.filter((prefix) => prefix !== '')];
  return (mac) => {
    const canonical = canonicalMac(mac);
    if (canonical === undefined || !isUniversal(canonical)) return false;
    const hex = hexDigits(canonical);
    return (
      !isTyped(hex) &&
      !addresses.has(hex) &&
      !prefixes.some((prefix) => hex.startsWith(prefix)) &&
      !SHARED_MAC_SUFFIXES.some((suffix) => hex.endsWith(suffix))
    );
  };
}

/** IEEE 802: the lowest bit of the first byte marks a group, the next one local administration. */
function isUniversal(canonical: string): boolean {
  const first = Number.parseInt(canonical.slice(0, 2), 16);
  return (first & 0b11) === 0 && !canonical.startsWith('00:00:00');
}

/**
 * Adapters that were not programmed have a vendor's first numbers, or one byte three times. Judgement: that costs one
 * real address in thirty thousand.
 */
const UNPROGRAMMED = /(000[01]|(..)\2\2)$/;
/** A device's part that only counts is no chance: `00:F1:F3:12:34:56`. Judgement. */
const LONG_RUN = 6;

/** Whether nobody gave it to a device: `00:11:22:33:44:55`, `00:AA:BB:CC:DD:EE`, or a device's part of zeros. */
function isTyped(hex: string): boolean {
  return (
    UNPROGRAMMED.test(hex) || isDoubled(hex) || isEvenlySpaced(hex) || hex.length - runAtEnd(hex) >= LONG_RUN
  );
}
