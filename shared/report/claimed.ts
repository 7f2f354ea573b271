/** The hardware that ownership sources say is a person's, and that no record of theirs is about. Pure. */
import { canonicalMac, canonicalSerial, type MacIgnore, macIdentifies } from '../identifiers/index.ts';
import type { Claim, DeviceRecord } from '../model/record.ts';

export interface ClaimedHardware {
  by: 'serial' | 'macaddr';
  /** Canonical. */
  value: string;
  /** The serial that the claim names besides a MAC address. */
  serial?: string;
}

/**
 * @param records the person's own
 * @param ignore MAC addresses that the organization knows to be shared: they say nothing
 */
export function claimedHardware(
  records: readonly DeviceRecord[],
  claims: readonly Claim[],
  ignore: MacIgnore,
): ClaimedHardware[] {
  const listed = listedIn(records);
  const says = macIdentifies(ignore);
  const wanted = claims.flatMap((claim) => {
    const { serial, addresses } = hardwareIn(claim, says);
    const isListed = serial ? listed.has(serial) : addresses.some((mac) => listed.has(mac));
    if (isListed) return [];
    const missing = addresses.filter((mac) => !listed.has(mac));
    return [
      ...(serial ? [{ by: 'serial', value: serial } as const] : []),
      ...missing.map((value) => ({ by: 'macaddr', value, ...(serial && { serial }) }) as const),
    ];
  });
  return [...new Map(wanted.map((one) => [one.value, one])).values()];
}

/** Serials and MAC addresses, which no spelling makes equal. */
const listedIn = (records: readonly DeviceRecord[]): ReadonlySet<string | undefined> =>
  new Set(
    records.flatMap(({ identifiers }) => [
      canonicalSerial(identifiers.serial),
      ...(identifiers.mac_addresses ?? []).map(canonicalMac),
    ]),
  );

function hardwareIn({ serial, mac_addresses = [] }: Claim, says: (mac: string) => boolean) {
  const addresses = mac_addresses.flatMap((mac) => canonicalMac(mac) ?? []).filter(says);
  return { serial: canonicalSerial(serial), addresses };
}

/** Whether a record that was found by it is what is claimed: a MAC address with another serial is shared hardware. */
export function isClaimed({ by, value, serial }: ClaimedHardware, { identifiers }: DeviceRecord): boolean {
  const found = canonicalSerial(identifiers.serial);
  if (by === 'serial') return found === value;
  return serial === undefined || found === undefined || found === serial;
}
