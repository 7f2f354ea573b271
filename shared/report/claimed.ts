/** The hardware that ownership sources say is a person's, and that no record of theirs is about. Pure. */
import { canonicalMac, canonicalSerial, type MacIgnore, macIdentifies } from '../identifiers/index.ts';
import { merge } from '../merge/index.ts';
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

/** What was found by claimed hardware, as far as the claim proves it. */
export interface FoundHardware {
  records: DeviceRecord[];
  /** Something was left out: the MAC address is that of a dock or an adapter that others use, too. */
  shared: boolean;
}

/**
 * A serial that is claimed proves what carries it. A MAC address alone proves little: docks and adapters are assets,
 * and lead to everything that was ever plugged in. So it brings a record only if it leads to one device, and never one
 * that is listed for somebody else alone.
 *
 * @param records all that was found by it
 * @param user whom it is claimed for: an e-mail, lower case
 */
export function provenBy(
  { by, value, serial }: ClaimedHardware,
  records: readonly DeviceRecord[],
  user: string,
  ignore: MacIgnore,
): FoundHardware {
  const claimed = by === 'serial' ? value : serial;
  const serialOf = ({ identifiers }: DeviceRecord) => canonicalSerial(identifiers.serial);
  const named = records.filter((record) => claimed !== undefined && serialOf(record) === claimed);
  if (by === 'serial') return { records: named, shared: false };
  const others = records.filter((record) => !named.includes(record));
  const leadsToOne =
    merge(records, { ignore }).length === 1 &&
    others.every((record) => claimed === undefined || serialOf(record) === undefined);
  const mayShow = ({ owners }: DeviceRecord) => leadsToOne && (owners.length === 0 || owners.includes(user));
  const allowed = others.filter(mayShow);
  return { records: [...named, ...allowed], shared: allowed.length < others.length };
}
