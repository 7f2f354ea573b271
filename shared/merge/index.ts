/** From records to devices: what belongs together, and what is known of each. */
import { type MacIgnore, macIdentifies } from '../identifiers/index.ts';
import type { Trust } from '../model/declaration.ts';
import type { MergedDevice, TrustView } from '../model/device.ts';
import type { Claim, DeviceRecord, RecordPart } from '../model/record.ts';
import type { DeviceIdentity } from '../model/report.ts';
import { disagreement } from './claims.ts';
import { compare, type Entry, prepare } from './entry.ts';
import { mergeFacts } from './facts.ts';
import { mergeFields, operatingSystem } from './fields.ts';
import { group } from './group.ts';
import { deviceId, explain, ownIdentifiers } from './identity.ts';
import { levelsOf } from './trust.ts';

export interface MergeOptions {
  /** MAC addresses that must not join devices, besides those that are known to be shared. */
  ignore?: MacIgnore;
  /** What ownership sources say. Read together with `owner`. */
  claims?: readonly Claim[];
  /** Whose devices these are: an e-mail. */
  owner?: string;
  /** How much a source's word counts. Default: all are `managed`. */
  trustOf?: (source: string) => Trust;
}

/**
 * Merges records into devices. Pure: the order of the records plays no part, and neither they nor anything inside them
 * is changed. A missing field, a bad date or a value of the wrong type costs that value only.
 *
 * @returns the devices, by `device_id`; every record is part of exactly one. Values of facts are those of the records,
 *   not copies
 */
export function merge(records: readonly DeviceRecord[], options: MergeOptions = {}): MergedDevice[] {
  const { ignore, claims = [], owner, trustOf = () => 'managed' } = options;
  const entries = prepare(records, macIdentifies(ignore), trustOf);
  const grouping = group(entries);
  const identities = explain(entries, grouping);
  const identifiers = ownIdentifiers(grouping);
  const disagrees = owner === undefined ? () => undefined : disagreement(claims, owner);

  const members = Map.groupBy(entries.keys(), grouping.deviceOf);
  const devices = [...members].flatMap(([device, indexes]) => {
    const parts = indexes.map((index) => entries[index]).filter((entry) => entry !== undefined);
    const [newest] = parts;
    if (newest === undefined) return [];
    const own = identifiers.get(device) ?? [];
    const { joined_by = [], kept_apart = [] } = identities.get(device) ?? {};
    const hasSerial = parts.some(({ keys }) => keys.serial.length > 0);
    const claimed = disagrees(own, hasSerial);
    return toDevice(deviceId(own[0], newest.reference), parts, {
      joined_by,
      kept_apart: claimed ? [claimed, ...kept_apart] : kept_apart,
    });
  });
  return devices.sort((one, other) => compare(one.device_id, other.device_id));
}

/** Whether an ownership source says that the device is somebody else's than the `owner` it was merged for. */
export function belongsElsewhere(device: { identity: DeviceIdentity }): boolean {
  return device.identity.kept_apart.some(({ reason }) => reason === 'owner_disagrees');
}

function toDevice(device_id: string, entries: readonly Entry[], identity: DeviceIdentity): MergedDevice {
  const fields = mergeFields(entries);
  const views = viewsOf(entries, fields.platform);
  return {
    device_id,
    ...fields,
    records: entries.map(({ reference, lastSync }) => ({
      ...reference,
      ...(lastSync && { last_sync: lastSync.at }),
    })),
    sources: [...new Set(entries.map((entry) => entry.record.source))].sort(),
    identity,
    ...missingParts(entries),
    ...mergeFacts(entries, fields.platform),
    ...(views.length > 0 && { views }),
  };
}

/** None where nothing is to be weighed: all sources are trusted alike, and their word is enough. */
function viewsOf(entries: readonly Entry[], platform: MergedDevice['platform']): TrustView[] {
  const levels = levelsOf(entries);
  if (levels.length === 1 && levels[0]?.[0]?.trust !== 'self') return [];
  return levels.map((level) => {
    const { platform: _same, ...system } = operatingSystem(level, platform);
    return { trust: level[0]?.trust ?? 'self', ...system, ...mergeFacts(level, platform) };
  });
}

/** What a source did not answer is missing, whatever another one says of it: it may be about something else. */
function missingParts(entries: readonly Entry[]): Pick<MergedDevice, 'missing'> {
  const missing = new Set(
    entries.flatMap(({ record }) =>
      Array.isArray(record.missing) ? record.missing.filter((part) => !isKnown(record, part)) : [],
    ),
  );
  return missing.size > 0 ? { missing: [...missing].sort() } : {};
}

function isKnown({ facts, software, os_version }: DeviceRecord, part: RecordPart): boolean {
  if (part === 'software') return software !== undefined;
  if (part === 'system') return os_version !== undefined;
  return part !== 'identifiers' && facts?.[part] !== undefined;
}
