/** Rows of the core database → records. Pure; observes and never judges. */

import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import { compact, emails, labels, macs, said, text } from '../../shared/adapter-kit/read.ts';
import { canonicalSerial } from '../../shared/identifiers/index.ts';
import type { Answer, DeviceRecord, Software } from '../../shared/model/record.ts';
import type { Row } from './client.ts';
import { type Definitions, factsOf, type Scan, type Scans } from './facts.ts';
import { systemOf } from './system.ts';

/** All rows about a set of machines, as the four queries gave them. */
export interface MachineRows {
  machines: Row[];
  detections: Row[];
  adapters: Row[];
  software: Row[];
}

export interface ReadOptions extends Definitions {
  /** See time.ts. */
  instant: (text: unknown) => string | undefined;
}

/** @returns one record for each machine; a row without a readable key costs that row only */
export function toRecords(rows: MachineRows, options: ReadOptions): Answer<Unstamped<DeviceRecord>> {
  const machines = byKey(rows.machines);
  const detections = byKey(rows.detections);
  const adapters = byKey(rows.adapters);
  const software = byKey(rows.software);
  const dropped = (machines.get(undefined) ?? []).map(() => ({ reason: 'Computer_Idn is not a number.' }));
  const records: Unstamped<DeviceRecord>[] = [];
  for (const [key, own] of machines) {
    const [first] = own;
    if (key === undefined || !first) continue;
    records.push(
      toRecord(
        { key, first, own, options },
        {
          detections: detections.get(key) ?? [],
          adapters: adapters.get(key) ?? [],
          software: software.get(key) ?? [],
        },
      ),
    );
  }
  return { complete: dropped.length === 0, dropped, records };
}

interface Machine {
  key: number;
  first: Row;
  /** A row for each owner and volume. */
  own: Row[];
  options: ReadOptions;
}

function toRecord(
  { key, first, own, options }: Machine,
  rows: Omit<MachineRows, 'machines'>,
): Unstamped<DeviceRecord> {
  const scan = (name: string): Scan => ({ told: name in first, at: options.instant(first[name]) });
  const scans: Scans = {
    hardware: options.instant(first.hardware_scanned),
    software: options.instant(first.software_scanned),
    patches: scan('patches_scanned'),
    settings: scan('settings_scanned'),
  };
  const system = systemOf(first);
  const observed = { platform: system.platform, volumes: own, adapters: rows.adapters, scans };
  return compact({
    id: String(key),
    owners: emails(...own.map(({ emailaddr }) => emailaddr)),
    name: said(first.displayname),
    model: modelOf(first),
    manufacturer: said(first.manufacturer),
    type: said(first.type),
    labels: labelsOf(own),
    ...system,
    last_sync: options.instant(first.last_seen),
    identifiers: compact({
      serial: canonicalSerial(first.serialnum),
      mac_addresses: macsOf(rows.adapters),
    }),
    facts: factsOf({ ...observed, detections: rows.detections }, options),
    software: softwareOf(rows.software, scans.software),
  });
}

/** Of all owners; a row has the columns that the site has. */
function labelsOf(rows: readonly Row[]): string[] | undefined {
  const names = rows.flatMap((row) =>
    Object.entries(row).flatMap(([name, value]) => (name.startsWith('label_') ? [value] : [])),
  );
  return labels(...names)?.sort();
}

/** Lenovo keeps a type code in MODEL and what people call the machine in SYSTEMVERSION. */
function modelOf(row: Row): string | undefined {
  const lenovo = text(row.manufacturer)?.toUpperCase() === 'LENOVO';
  return (lenovo ? said(row.systemversion) : undefined) ?? said(row.model);
}

/** Adapters that are not installed are leftovers of drivers and virtual switches. */
const macsOf = (adapters: Row[]): string[] | undefined =>
  macs(
    ...adapters
      .filter(({ firewallenabled }) => text(firewallenabled)?.toLowerCase() !== 'not installed')
      .map(({ physaddress }) => physaddress),
  )?.sort();

/** An empty list was not taken: no machine has no software. */
function softwareOf(rows: Row[], at: string | undefined): Software | undefined {
  const installed = rows.flatMap((row) => {
    const name = said(row.suitename);
    return name ? [compact({ name, version: said(row.version) })] : [];
  });
  return installed.length > 0 ? compact({ installed, at }) : undefined;
}

/** The keys travel as numbers, or as text where a site made them large. */
export function keyOf(row: Row): number | undefined {
  const key = Number(row.computer_idn ?? Number.NaN);
  return Number.isSafeInteger(key) ? key : undefined;
}

function byKey(rows: Row[]): Map<number | undefined, Row[]> {
  return Map.groupBy(rows, keyOf);
}
