/** What Kandji says of a device → a record with facts. Pure; it never judges. What was not collected is absent. */
import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import {
  compact,
  emails,
  type Fields,
  imeis,
  instant,
  labels,
  list,
  macs,
  meaning,
  object,
  said,
  text,
} from '../../shared/adapter-kit/read.ts';
import { isGone } from '../../shared/adapter-kit/states.ts';
import { canonicalMeid, canonicalSerial, canonicalUdid } from '../../shared/identifiers/index.ts';
import type { DeviceRecord, Platform, RecordPart, Software } from '../../shared/model/record.ts';
import { TABLES, type Table } from './client.ts';
import { factsOf, type Rows, truth } from './prism.ts';

/** All that was answered about one device. A part that is `undefined` was refused, failed or was throttled. */
export interface Answered {
  /** As the list tells it: whose it is stands here. */
  row: unknown;
  details: Fields | undefined;
  /** `null`: nobody asked for them. */
  apps: unknown[] | null | undefined;
  /** Of a Mac only: no other device has any. */
  tables: Rows;
}

type System = Pick<DeviceRecord, 'platform' | 'os'>;

const SYSTEMS: Readonly<Record<string, System>> = {
  mac: { platform: 'Mac', os: 'macOS' },
  iphone: { platform: 'iOS', os: 'iOS' },
  ipad: { platform: 'iOS', os: 'iPadOS' },
  appletv: { os: 'tvOS' },
  windows: { platform: 'Windows', os: 'Windows' },
  android: { platform: 'Android', os: 'Android' },
};
const OF_APPLE = /^(mac|iphone|ipad|apple ?tv)$/i;

export const idOf = (row: unknown): string | undefined => text(object(row)?.device_id);
export const isMac = (row: unknown): boolean => systemOf(object(row)).platform === 'Mac';

const systemOf = (row: Fields | undefined): System => meaning(SYSTEMS, row?.platform) ?? {};

/** An object, the address alone, or "" for nobody. */
export const ownersOf = (row: unknown): string[] => {
  const user = object(row)?.user;
  return emails(object(user)?.email ?? user);
};

/** @throws TypeError for what is no device */
export function toRecord(answered: Answered): Unstamped<DeviceRecord> {
  const { row: answer, details, apps, tables } = answered;
  const row = object(answer);
  const id = idOf(row);
  if (!row || !id) throw new TypeError('It has no device_id.');
  const system = systemOf(row);
  const hardware = object(details?.hardware_overview);
  const cellular = object(details?.cellular);
  const status = statusOf(row);
  const at = collectedAt(row, details);
  const facts = system.platform === 'Mac' ? factsOf(tables, details, at) : {};
  const told = new Set<string>(Object.keys(facts));
  const missing = missingOf(answered, system.platform).filter((part) => !told.has(part));
  return compact<Unstamped<DeviceRecord>>({
    id,
    owners: ownersOf(row),
    name: said(row.device_name),
    model: said(row.model),
    model_identifier: said(hardware?.model_identifier),
    manufacturer: OF_APPLE.test(text(row.platform) ?? '') ? 'Apple' : undefined,
    ...system,
    os_version: versionOf(row),
    os_build: buildOf(row, details),
    labels: labelsOf(row),
    vendor_status: status,
    gone: isGone(status),
    enrolled_at: instant(row.last_enrollment),
    last_sync: instant(row.last_check_in) ?? at,
    identifiers: compact({
      serial: canonicalSerial(row.serial_number),
      udid: canonicalUdid(hardware?.udid ?? hardware?.uuid),
      imeis: imeis(cellular?.imei),
      meid: canonicalMeid(cellular?.meid),
      mac_addresses: macs(object(details?.network)?.mac_address),
    }),
    facts,
    software: softwareOf(apps ?? [], system.platform, at),
    missing: missing.length > 0 ? missing : undefined,
  });
}

/** When the agent of a Mac last reported; of all else, the management. */
function collectedAt(row: Fields, details: Fields | undefined): string | undefined {
  const times = [object(details?.kandji_agent), object(details?.mdm), row].map((part) => part?.last_check_in);
  return times.map(instant).find((time) => time !== undefined);
}

/** "26.3.1", and "(a)" of a background security improvement. */
function versionOf(row: Fields): string | undefined {
  const version = said(row.os_version);
  const extra = said(row.supplemental_os_version_extra);
  return version === undefined || extra === undefined ? version : `${version} ${extra}`;
}

/** The build that really runs; else the one in "12.0.1 (21A559)". */
const buildOf = (row: Fields, details: Fields | undefined): string | undefined =>
  said(row.supplemental_build_version) ??
  /\(([0-9A-Za-z]+)\)\s*$/.exec(text(object(details?.general)?.system_version) ?? '')?.[1];

/** The blueprint and the tags. */
function labelsOf(row: Fields): string[] | undefined {
  const tags = list(row.tags).map((tag) => object(tag)?.name ?? tag);
  return labels(row.blueprint_name, ...tags);
}

function statusOf(row: Fields): string | undefined {
  if (truth(row.is_removed)) return 'removed';
  if (truth(row.is_missing)) return 'missing';
  const managed = truth(row.mdm_enabled);
  return managed === undefined ? undefined : managed ? 'managed' : 'not managed';
}

/** An empty list was not collected: no device has no applications. */
function softwareOf(
  apps: unknown[],
  platform: Platform | undefined,
  at: string | undefined,
): Software | undefined {
  const items = apps.map(object).map((app) => ({ name: said(app?.app_name), version: said(app?.version) }));
  const installed = items.flatMap(({ name, version }) =>
    name === undefined ? [] : [compact({ name, version })],
  );
  if (installed.length === 0) return undefined;
  // Applications alone: on a Mac an agent without one is not among them.
  const isWhole = platform !== 'Mac' && installed.length === items.length;
  return compact<Software>({ installed, at, looked_for: isWhole ? undefined : [] });
}

/** What each table feeds. */
const FED: Readonly<Record<Table, readonly RecordPart[]>> = {
  application_firewall: ['firewall', 'checks'],
  filevault: ['disk_encryption', 'checks'],
  gatekeeper_and_xprotect: ['unknown_sources', 'checks'],
  startup_settings: ['rooted', 'secure_boot', 'checks'],
};

function missingOf({ details, apps, tables }: Answered, platform: Platform | undefined): RecordPart[] {
  const ofMac = (...parts: RecordPart[]) => (platform === 'Mac' ? parts : []);
  return [
    ...new Set<RecordPart>([
      ...(details ? [] : (['system', 'identifiers'] as const)),
      ...(details ? [] : ofMac('disk_encryption', 'remote_login')),
      ...(apps === undefined ? (['software'] as const) : []),
      ...TABLES.filter((table) => tables[table] === undefined).flatMap((table) => ofMac(...FED[table])),
    ]),
  ];
}
