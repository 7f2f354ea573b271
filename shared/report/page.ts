/** What stands on a person's page, and what each device of it rests on. */
import { joinsHardware } from '../config/config.ts';
import { canonicalMac, canonicalSerial, macKeys, nameKeys, provingKeys } from '../identifiers/index.ts';
import type { Basis } from '../model/access.ts';
import type { Claim, DeviceRecord } from '../model/record.ts';
import type { RecordReference, ReportDevice } from '../model/report.ts';
import type { MeasuredSweep } from '../model/stored.ts';
import { withAbsentAgents } from './absent-agents.ts';
import { devicesOf, type JudgeOptions } from './devices.ts';
import type { HeldItems } from './held.ts';
import { type JoinedHardware, leads, NO_HARDWARE } from './joining.ts';
import { type Settled, withElsewhere } from './ownership.ts';

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
  /** Hardware that stands under nobody, found by what the person is known to own. */
  joined?: JoinedHardware;
  /** By source: sweeps of which it was counted how much they hold. Absent: nothing is known not to be there. */
  measured?: ReadonlyMap<string, MeasuredSweep>;
  /** Serials of what the person enrolled and the company lists for somebody else. */
  elsewhere?: ReadonlySet<string>;
  /** What holds of what other people claim of the same hardware, where it is known. */
  counterclaims?: readonly Claim[];
}

export function pageOf(input: PageInput): PageContent {
  const { user, person, found = [], joined = NO_HARDWARE, elsewhere = new Set(), counterclaims = [] } = input;
  const records = [...person.records, ...found, ...joined.records];
  const claims = [...person.claims, ...counterclaims];
  const withAbsent = absentAgentsOf(input);
  const { devices, ...rest } = devicesOf(user, records, claims, { ...input, withAbsent });
  return { devices: devices.map((device) => withElsewhere(device, elsewhere)), ...rest, records, claims };
}

/** Adds to the devices of a page what is known not to be there. */
export function absentAgentsOf(
  input: Pick<PageInput, 'user' | 'person' | 'found' | 'config' | 'joined' | 'measured'>,
) {
  const { person, config, joined = NO_HARDWARE, measured = new Map() } = input;
  const { history } = person;
  return measured.size === 0
    ? undefined
    : withAbsentAgents({ config, base: baseOf(input), history, joined, measured });
}

/** The records that lead to hardware: what managed sources list for the person, or ownership sources claim by serial. */
export function baseOf({
  user,
  person,
  found = [],
  config,
}: Pick<PageInput, 'user' | 'person' | 'found' | 'config'>): DeviceRecord[] {
  const claimed = new Set(
    person.claims.filter(({ owners }) => owners.includes(user)).map(({ serial }) => canonicalSerial(serial)),
  );
  claimed.delete(undefined);
  const isTheirs = ({ owners, identifiers }: DeviceRecord) =>
    owners.includes(user) || claimed.has(canonicalSerial(identifiers.serial));
  return [...person.records, ...found].filter((record) => leads(record, config) && isTheirs(record));
}

/**
 * Tells what a device rests on: every copy of every record that it was made of.
 *
 * @param claims what ownership sources say; only a serial counts
 */
export function basisOf(
  records: readonly DeviceRecord[],
  claims: readonly Claim[],
  config: PageInput['config'],
): (device: { records: readonly RecordReference[] }) => Basis[] {
  const copies = Map.groupBy(records, keyOf);
  const claimants = Map.groupBy(claims, ({ serial }) => canonicalSerial(serial));
  claimants.delete(undefined);
  const claimedFor = ({ identifiers }: DeviceRecord) =>
    (claimants.get(canonicalSerial(identifiers.serial)) ?? []).flatMap(({ owners }) => owners);
  const isHardware = ({ source, owners }: DeviceRecord) =>
    owners.length === 0 && joinsHardware(source, config);
  const leading = records.filter((record) => leads(record, config));
  const joinedFor = (record: DeviceRecord) =>
    leading
      .filter((other) => isOfOneDevice(record, other))
      .flatMap((other) => [...other.owners, ...claimedFor(other)]);
  return (device) =>
    device.records
      .flatMap((reference) => copies.get(keyOf(reference)) ?? [])
      .map((record) => ({
        owners: record.owners,
        claimed_for: claimedFor(record),
        ...(isHardware(record) && { joined_for: joinedFor(record) }),
      }));
}

/** By what proves it; a record of hardware that has nothing of that, by what proves it only together. */
function isOfOneDevice(hardware: DeviceRecord, other: DeviceRecord): boolean {
  const proving = provingKeys(hardware);
  if (proving.length > 0) return haveCommon(proving, provingKeys(other));
  const { platform } = hardware;
  const same = { ...other, ...(platform && !other.platform && { platform }) };
  return haveCommon(macKeys(hardware), macKeys(same)) && haveCommon(nameKeys(hardware), nameKeys(same));
}

const haveCommon = (keys: readonly string[], others: readonly string[]): boolean =>
  keys.some((key) => others.includes(key));

/** Whether a record or claim carries a serial or MAC address. @param value canonical */
export function carries(thing: DeviceRecord | Claim, by: 'serial' | 'macaddr', value: string): boolean {
  const { serial, mac_addresses = [] } = 'identifiers' in thing ? thing.identifiers : thing;
  if (by === 'serial') return canonicalSerial(serial) === value;
  return mac_addresses.some((mac) => canonicalMac(mac) === value);
}

const keyOf = ({ source, id }: RecordReference): string => JSON.stringify([source, id]);
