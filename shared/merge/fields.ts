/** A device's plain fields: each from the newest record that has it, of the most trusted sources that do. */
import type { MergedDevice } from '../model/device.ts';
import type { DeviceRecord, Identifiers, Platform } from '../model/record.ts';
import { type Entry, isText, unique } from './entry.ts';
import { bySystem, byTrust, levelsOf } from './trust.ts';

const TEXTS = ['name', 'model', 'model_identifier', 'manufacturer', 'type', 'vendor_status'] as const;
const OS_TEXTS = ['os', 'os_version', 'os_build', 'os_edition'] as const;
/** Not every source of a system's version tells these, and they hold for the same system only. */
const OS_DAYS = ['security_patch_level', 'supported_until'] as const;

type Fields = Pick<
  MergedDevice,
  | (typeof TEXTS)[number]
  | (typeof OS_TEXTS)[number]
  | (typeof OS_DAYS)[number]
  | 'platform'
  | 'os_source'
  | 'owned_by'
  | 'labels'
  | 'last_sync'
  | 'synced_at'
  | 'identifiers'
>;

/** @param entries the records of one device, newest first */
export function mergeFields(entries: readonly Entry[]): Fields {
  const trusted = entries.toSorted(byTrust);
  const records = trusted.map((entry) => entry.record);
  const [highest = []] = levelsOf(entries);
  // Rules aim by these two: a source that is trusted less would choose by which rules it is judged.
  const aimed = highest.map((entry) => entry.record);
  const owned_by = aimed.map((record) => record.owned_by).find(isOwnership);
  const labels = labelsOf(aimed);
  const last_sync = entries[0]?.lastSync?.at;
  return {
    ...texts(records, TEXTS),
    ...(owned_by && { owned_by }),
    ...(labels.length > 0 && { labels }),
    ...operatingSystem(trusted, operatingSystem(highest).platform),
    ...(last_sync && { last_sync }),
    synced_at: entries.map(({ record }) => record.synced_at).find(isText) ?? '',
    identifiers: identifiersOf(trusted),
  };
}

/**
 * All of it from one record: a platform of one source with a version of another could be a system that nobody runs.
 *
 * @param only the platform of which it is, when it is known: what names another says nothing
 */
export function operatingSystem(all: readonly Entry[], only?: Platform): Partial<Fields> {
  const entries = all
    .filter(({ platform }) => only === undefined || platform === undefined || platform === only)
    .toSorted(bySystem);
  const newest =
    entries.find(({ record }) => isText(record.os_version)) ??
    entries.find((entry) => entry.platform !== undefined) ??
    entries.find(({ record }) => isText(record.os));
  if (newest === undefined) return {};
  const { record, systemAt, platform = only } = newest;
  const same = entries.filter((entry) => platform !== undefined && entry.platform === platform);
  return {
    ...(platform && { platform }),
    ...texts([record], OS_TEXTS),
    ...texts(
      same.map((entry) => entry.record),
      OS_DAYS,
    ),
    os_source: { source: record.source, ...(systemAt && { at: systemAt.at }) },
  };
}

function identifiersOf(entries: readonly Entry[]): Identifiers {
  const serial = first(entries, (entry) => entry.keys.serial[0]);
  const udid = first(entries, (entry) => entry.keys.udid[0]);
  const entra_device_id = first(entries, (entry) => entry.keys.entra[0]);
  const meid = first(entries, (entry) => entry.meid);
  const imeis = unique(entries.flatMap((entry) => entry.imeis));
  const mac_addresses = unique(entries.flatMap((entry) => entry.macs));
  return {
    ...(serial && { serial }),
    ...(udid && { udid }),
    ...(entra_device_id && { entra_device_id }),
    ...(imeis.length > 0 && { imeis }),
    ...(meid && { meid }),
    ...(mac_addresses.length > 0 && { mac_addresses }),
  };
}

/** Of all records: each source has groups of its own. Sorted, so that their order tells nothing. */
function labelsOf(records: readonly DeviceRecord[]): string[] {
  const told = records.flatMap(({ labels }) => (Array.isArray(labels) ? labels : []));
  return unique(told.filter(isText)).sort();
}

function first(entries: readonly Entry[], read: (entry: Entry) => string | undefined): string | undefined {
  return entries.map(read).find((value) => value !== undefined);
}

type TextField = (typeof TEXTS)[number] | (typeof OS_TEXTS)[number] | (typeof OS_DAYS)[number];

function texts<Field extends TextField>(
  records: readonly DeviceRecord[],
  fields: readonly Field[],
): Partial<Record<Field, string>> {
  const found: Partial<Record<Field, string>> = {};
  for (const field of fields) {
    const text = newestText(records, field);
    if (text !== undefined) found[field] = text;
  }
  return found;
}

function newestText(records: readonly DeviceRecord[], field: keyof DeviceRecord): string | undefined {
  return records.map((record) => record[field]).find(isText);
}

function isOwnership(value: unknown): value is 'company' | 'personal' {
  return value === 'company' || value === 'personal';
}
