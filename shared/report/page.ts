/** What stands on a person's page, and what each device of it rests on. */
import { canonicalMac, canonicalSerial } from '../identifiers/index.ts';
import type { Basis } from '../model/access.ts';
import type { Claim, DeviceRecord } from '../model/record.ts';
import type { RecordReference, ReportDevice } from '../model/report.ts';
import { devicesOf, type JudgeOptions } from './devices.ts';
import type { HeldItems } from './held.ts';
import type { Settled } from './ownership.ts';

export interface PageContent {
  /** Judged, worst first. */
  devices: ReportDevice[];
  kept_apart: Settled['kept_apart'];
  /** How many devices the organization's rules left out, by rule. */
  dropped: Record<string, number>;
  /** What the devices were made of. */
  records: DeviceRecord[];
  /** What ownership sources say of it, for whomever. */
  claims: Claim[];
}

export interface PageInput extends JudgeOptions {
  /** Whose page it is: an e-mail, lower case. */
  user: string;
  /** What holds of what is stored under the person. */
  person: HeldItems;
  /** What holds of what was found by what is claimed for the person, as far as `provenBy` lets it. */
  found?: readonly DeviceRecord[];
  /** What holds of what other people claim of the same hardware, where it is known. */
  counterclaims?: readonly Claim[];
}

export function pageOf(input: PageInput): PageContent {
  const { user, person, found = [], counterclaims = [] } = input;
  const records = [...person.records, ...found];
  const claims = [...person.claims, ...counterclaims];
  return { ...devicesOf(user, records, claims, input), records, claims };
}

/**
 * Tells what a device rests on: every copy of every record that it was made of.
 *
 * @param claims what ownership sources say; only a serial counts
 */
export function basisOf(
  records: readonly DeviceRecord[],
  claims: readonly Claim[] = [],
): (device: { records: readonly RecordReference[] }) => Basis[] {
  const copies = Map.groupBy(records, keyOf);
  const claimants = Map.groupBy(claims, ({ serial }) => canonicalSerial(serial));
  claimants.delete(undefined);
  const claimedFor = ({ identifiers }: DeviceRecord) =>
    (claimants.get(canonicalSerial(identifiers.serial)) ?? []).flatMap(({ owners }) => owners);
  return (device) =>
    device.records
      .flatMap((reference) => copies.get(keyOf(reference)) ?? [])
      .map((record) => ({ owners: record.owners, claimed_for: claimedFor(record) }));
}

/** Whether a record or claim carries a serial or MAC address. @param value canonical */
export function carries(thing: DeviceRecord | Claim, by: 'serial' | 'macaddr', value: string): boolean {
  const { serial, mac_addresses = [] } = 'identifiers' in thing ? thing.identifiers : thing;
  if (by === 'serial') return canonicalSerial(serial) === value;
  return mac_addresses.some((mac) => canonicalMac(mac) === value);
}

const keyOf = ({ source, id }: RecordReference): string => JSON.stringify([source, id]);
