/** Whose page a record belongs on. An ownership source's word counts more than a device source's. */
import { canonicalMac, canonicalSerial } from '../identifiers/index.ts';
import type { Claim, DeviceRecord } from '../model/record.ts';
import type { Identity, IdentityLevel } from '../model/report.ts';

export interface Settled {
  /** What belongs on this person's page, each device of each source once. */
  records: DeviceRecord[];
  /** What leaves it, because an ownership source says that it is somebody else's. Never says whose. */
  kept_apart: Identity['kept_apart'];
}

/**
 * @param own records that device sources list for the person
 * @param found records that were found by the serials of the person's claims, whoever they are listed for
 * @param claims the person's claims, and what is known of other people's claims to the same hardware
 */
export function settleOwnership(
  user: string,
  own: readonly DeviceRecord[],
  found: readonly DeviceRecord[],
  claims: readonly Claim[],
): Settled {
  const ownersOf = indexClaims(claims);
  const listed = new Set(own.map(keyOf));
  const records: DeviceRecord[] = [];
  const kept_apart: Identity['kept_apart'] = [];
  for (const record of newestOfEach([...own, ...found])) {
    const claim = claimOn(record, ownersOf);
    if (claim ? claim.owners.has(user) : listed.has(keyOf(record))) records.push(record);
    else if (claim && listed.has(keyOf(record))) kept_apart.push(apart(record, claim));
  }
  return { records, kept_apart };
}

/** The serials that the person is said to own and that none of these records has. */
export function missingSerials(records: readonly DeviceRecord[], claims: readonly Claim[]): string[] {
  const present = new Set(records.map((record) => canonicalSerial(record.identifiers.serial)));
  const claimed = claims.map((claim) => canonicalSerial(claim.serial));
  return [...new Set(claimed)].filter((serial) => serial !== undefined && !present.has(serial)) as string[];
}

interface ClaimOnHardware {
  level: IdentityLevel;
  value: string;
  owners: Set<string>;
}

/** By `level:value`; several claims to one piece of hardware add up. */
function indexClaims(claims: readonly Claim[]): Map<string, ClaimOnHardware> {
  const index = new Map<string, ClaimOnHardware>();
  const add = (level: IdentityLevel, value: string | undefined, owners: readonly string[]) => {
    if (value === undefined) return;
    const key = `${level}:${value}`;
    const claim = index.get(key) ?? { level, value, owners: new Set<string>() };
    for (const owner of owners) claim.owners.add(owner);
    index.set(key, claim);
  };
  for (const claim of claims) {
    add('serial', canonicalSerial(claim.serial), claim.owners);
    for (const mac of claim.mac_addresses ?? []) add('mac', canonicalMac(mac), claim.owners);
  }
  return index;
}

/** The strongest claim that fits: the serial's, else that of any of its MAC addresses. */
function claimOn(record: DeviceRecord, index: Map<string, ClaimOnHardware>): ClaimOnHardware | undefined {
  const { serial, mac_addresses = [] } = record.identifiers;
  const keys = [
    `serial:${canonicalSerial(serial)}`,
    ...mac_addresses.map((mac) => `mac:${canonicalMac(mac)}`).sort(),
  ];
  return keys.map((key) => index.get(key)).find((claim) => claim !== undefined);
}

function apart(record: DeviceRecord, { level, value }: ClaimOnHardware): Identity['kept_apart'][number] {
  return { level, value, reason: 'owner_disagrees', records: [{ source: record.source, id: record.id }] };
}

const keyOf = ({ source, id }: DeviceRecord) => `${source}#${id}`;

/** One record may be stored under several people; the copy that was seen last says how it is now. */
function newestOfEach(records: readonly DeviceRecord[]): DeviceRecord[] {
  const newest = new Map<string, DeviceRecord>();
  for (const record of records) {
    const known = newest.get(keyOf(record));
    if (!known || Date.parse(record.synced_at) > Date.parse(known.synced_at))
      newest.set(keyOf(record), record);
  }
  return [...newest.values()];
}
