/** A record made ready for merging: its canonical identifiers and its times. */
import {
  canonicalEntraDeviceId,
  canonicalImei,
  canonicalMac,
  canonicalMeid,
  canonicalSerial,
  canonicalUdid,
  otherByteOrder,
} from '../identifiers/index.ts';
import type { Trust } from '../model/declaration.ts';
import { type DeviceRecord, PLATFORMS, type Platform } from '../model/record.ts';
import type { IdentityLevel, RecordReference } from '../model/report.ts';
import { type Moment, moment, newestFirst } from './time.ts';

/** Strongest first: the order in which groups are made. */
export const LEVELS = ['serial', 'udid', 'entra', 'imei', 'mac'] as const satisfies readonly IdentityLevel[];

export interface Entry {
  record: DeviceRecord;
  reference: RecordReference;
  /** How much its source's word counts. */
  trust: Trust;
  lastSync: Moment | undefined;
  /** When what it says of the operating system was true. */
  systemAt: Moment | undefined;
  syncedAt: Moment | undefined;
  platform: Platform | undefined;
  imeis: string[];
  meid: string | undefined;
  /** Every valid MAC address; only those under `keys` identify. */
  macs: string[];
  /** What identifies the device, per level. An IMEI and a MEID of the same radio are equal, hence one level. */
  keys: Record<IdentityLevel, string[]>;
}

/**
 * Makes records ready, the newest first: by `last_sync`, then source, then id. That order does not depend on the
 * order of the input, and nothing later does. Of several copies of one record, the one that was asked for last counts.
 *
 * @param macIdentifies whether a MAC address may identify a device
 * @param trustOf how much a source's word counts
 */
export function prepare(
  records: readonly DeviceRecord[],
  macIdentifies: (mac: string) => boolean,
  trustOf: (source: string) => Trust,
): Entry[] {
  const newest = new Map<string, Entry>();
  for (const record of records) {
    const entry = prepareOne(record, macIdentifies, trustOf(record.source));
    const key = JSON.stringify([record.source, record.id]);
    const known = newest.get(key);
    if (known === undefined || replaces(entry, known)) newest.set(key, entry);
  }
  return inOneByteOrder([...newest.values()].sort(byNewest));
}

/** Where a UUID stands in both orders of bytes, as two systems of one machine tell it, it is read in the smaller one. */
function inOneByteOrder(entries: Entry[]): Entry[] {
  const told = new Set(entries.flatMap(({ keys }) => keys.udid));
  const larger = new Map(
    [...told]
      .map((udid) => [udid, otherByteOrder(udid)] as const)
      .filter(([udid, other]) => other < udid && told.has(other)),
  );
  if (larger.size === 0) return entries;
  return entries.map((entry) => ({
    ...entry,
    keys: { ...entry.keys, udid: entry.keys.udid.map((udid) => larger.get(udid) ?? udid) },
  }));
}

function prepareOne(record: DeviceRecord, macIdentifies: (mac: string) => boolean, trust: Trust): Entry {
  const { serial, udid, entra_device_id, imeis, meid, mac_addresses } = record.identifiers ?? {};
  const syncedAt = moment(record.synced_at);
  const radios = valid(list(imeis), canonicalImei);
  const meidOfRadio = canonicalMeid(meid);
  const macs = valid(list(mac_addresses), canonicalMac);
  const lastSync = moment(record.last_sync, syncedAt);
  return {
    record,
    reference: { source: record.source, id: record.id },
    trust,
    syncedAt,
    lastSync,
    systemAt: moment(record.system_at, syncedAt) ?? lastSync,
    platform: PLATFORMS.find((known) => known === record.platform),
    imeis: radios,
    meid: meidOfRadio,
    macs,
    keys: {
      serial: valid([serial], canonicalSerial),
      udid: valid([udid], canonicalUdid),
      entra: valid([entra_device_id], canonicalEntraDeviceId),
      imei: unique([...radios, ...(meidOfRadio === undefined ? [] : [meidOfRadio])]),
      mac: macs.filter(macIdentifies),
    },
  };
}

function replaces(entry: Entry, known: Entry): boolean {
  const order = newestFirst(entry.syncedAt, known.syncedAt) || newestFirst(entry.lastSync, known.lastSync);
  return order === 0 ? JSON.stringify(entry.record) < JSON.stringify(known.record) : order < 0;
}

function byNewest(one: Entry, other: Entry): number {
  return (
    newestFirst(one.lastSync, other.lastSync) ||
    compare(one.record.source, other.record.source) ||
    compare(one.record.id, other.record.id)
  );
}

/** Order of code units: the same on every machine, unlike `localeCompare`. */
export function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

export function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function valid(values: readonly unknown[], canonicalize: (value: unknown) => string | undefined): string[] {
  return unique(values.map(canonicalize).filter((value) => value !== undefined));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
