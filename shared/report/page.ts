/** What stands on a person's page, and what each device of it rests on. */
import { canonicalMac, canonicalSerial } from '../identifiers/index.ts';
import type { Basis } from '../model/access.ts';
import type { Claim, DeviceRecord } from '../model/record.ts';
import type { RecordReference, ReportDevice } from '../model/report.ts';
import type { PersonItems, SourceItems } from '../model/stored.ts';
import { devicesOf, type JudgeOptions } from './devices.ts';
import type { Settled } from './ownership.ts';
import { type VisibleInput, visibleFound, visibleItems } from './visible.ts';

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
  /** What is stored under the person. */
  person: PersonItems;
  /** Sweep and health of the sources. */
  sources: ReadonlyMap<string, SourceItems>;
  /** What was found by what is claimed for the person, as far as `provenBy` lets it. */
  found?: readonly DeviceRecord[];
  /** What other people claim of the same hardware, where it is known. */
  counterclaims?: readonly Claim[];
}

/** The person's records that still hold, and what is claimed for them. */
export function heldItems(input: Pick<PageInput, 'person' | 'sources' | 'config'>) {
  return visibleItems(visibleInputOf(input));
}

export function pageOf(input: PageInput): PageContent {
  const visible = visibleInputOf(input);
  const held = visibleItems(visible);
  const records = [...held.records, ...visibleFound(input.found ?? [], visible)];
  const claims = [...held.claims, ...visibleFound(input.counterclaims ?? [], visible)];
  return { ...devicesOf(input.user, records, claims, input), records, claims };
}

/** What decides about an item of the table being shown. */
function visibleInputOf({
  person,
  sources,
  config,
}: Pick<PageInput, 'person' | 'sources' | 'config'>): VisibleInput {
  return { person, sources, enabled: new Set(Object.keys(config.sources)) };
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
