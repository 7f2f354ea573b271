/** What is known of the parts of a device that its source did not answer this time. Pure. */
import { canonicalSerial, canonicalUdid } from '../identifiers/index.ts';
import type { DeviceRecord, Fact, Facts, Identifiers, RecordPart } from '../model/record.ts';

/** What `system` is besides the operating system; it is told of no time. Without `last_sync` a silent device would not be one. */
const DESCRIPTION = [
  'name',
  'model',
  'model_identifier',
  'manufacturer',
  'type',
  'owned_by',
  'labels',
  'enrolled_at',
  'last_sync',
] as const satisfies readonly (keyof DeviceRecord)[];

const OPERATING_SYSTEM = [
  'platform',
  'os',
  'os_version',
  'os_build',
  'os_edition',
  'security_patch_level',
  'supported_until',
] as const satisfies readonly (keyof DeviceRecord)[];

/**
 * A record with what was known of its missing parts, as old as it is. Nothing is kept of other hardware, of an earlier
 * enrolment, of another system, or of what the source had let go of.
 *
 * @param old the record that it takes the place of, of the same source and id
 */
export function withKnownParts(record: DeviceRecord, old: DeviceRecord): DeviceRecord {
  const missing = new Set(record.missing);
  if (missing.size === 0 || !isSame(record, old, missing)) return record;
  const at = (own?: string) => pastTime(old, own, old.last_sync);
  return {
    ...record,
    ...(missing.has('system') && knownSystem(record, old, at)),
    facts: knownFacts(record.facts, old.facts, missing, at),
    ...(missing.has('software') &&
      !record.software &&
      old.software && { software: { ...old.software, at: at(old.software.at) } }),
    ...(missing.has('identifiers') && { identifiers: { ...old.identifiers, ...record.identifiers } }),
  };
}

type Dating = (own?: string) => string;

/** The first of these that is a time, never after it was asked for; else when it was asked for. */
function pastTime({ synced_at }: DeviceRecord, ...times: (string | undefined)[]): string {
  const at = times.find((time) => !Number.isNaN(Date.parse(time ?? '')));
  return at === undefined || Date.parse(at) > Date.parse(synced_at) ? synced_at : at;
}

/** The same hardware under the same enrolment and system, as far as both tell; what was not answered is as it was. */
function isSame(record: DeviceRecord, old: DeviceRecord, missing: ReadonlySet<RecordPart>): boolean {
  if (record.source !== old.source || record.id !== old.id || record.gone || old.gone) return false;
  if (record.platform && old.platform && record.platform !== old.platform) return false;
  return isSameHardware(record.identifiers, old.identifiers, missing) && !isEnrolledAnew(record, old);
}

function isSameHardware(now: Identifiers, before: Identifiers, missing: ReadonlySet<RecordPart>): boolean {
  const pairs = [
    [canonicalSerial(now.serial), canonicalSerial(before.serial)],
    [canonicalUdid(now.udid), canonicalUdid(before.udid)],
  ];
  return pairs.every(([one, other]) => one === other || (one === undefined && missing.has('identifiers')));
}

function isEnrolledAnew({ enrolled_at: now }: DeviceRecord, old: DeviceRecord): boolean {
  if (now === undefined) return false;
  return old.enrolled_at === undefined ? now > old.synced_at : now !== old.enrolled_at;
}

function knownFacts(facts: Facts, old: Facts, missing: ReadonlySet<RecordPart>, at: Dating): Facts {
  const kept = Object.entries(old)
    .filter(([name]) => missing.has(name as RecordPart) && !Object.hasOwn(facts, name))
    .map(([name, fact]) => [name, { ...fact, at: at((fact as Fact<unknown>).at) }]);
  return { ...facts, ...Object.fromEntries(kept) };
}

const pick = (record: DeviceRecord, fields: readonly (keyof DeviceRecord)[]): Partial<DeviceRecord> =>
  Object.fromEntries(
    fields.flatMap((field) => (record[field] === undefined ? [] : [[field, record[field]]])),
  );

/** Of another operating system nothing is kept: a version of one with the name of another is one that nobody runs. */
function knownSystem(record: DeviceRecord, old: DeviceRecord, at: Dating): Partial<DeviceRecord> {
  const told = pick(record, OPERATING_SYSTEM);
  const known = pick(old, OPERATING_SYSTEM);
  const fits = Object.entries(told).every(([field, value]) => known[field as keyof DeviceRecord] === value);
  const isMore = Object.keys(known).length > Object.keys(told).length;
  return {
    ...pick(old, DESCRIPTION),
    ...(fits && isMore && { ...known, system_at: at(old.system_at) }),
    ...pick(record, DESCRIPTION),
  };
}
