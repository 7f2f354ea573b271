/** Rows of the core database → records. Pure; observes and never judges. */

import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import { compact, emails, macs, text } from '../../shared/adapter-kit/read.ts';
import { canonicalSerial } from '../../shared/identifiers/index.ts';
import type { Answer, DeviceRecord, Software } from '../../shared/model/record.ts';
import type { Row } from './client.ts';
import { type Definitions, factsOf, type Scans } from './facts.ts';

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
  const scans: Scans = {
    hardware: options.instant(first.hardware_scanned),
    software: options.instant(first.software_scanned),
  };
  return compact({
    id: String(key),
    owners: emails(...own.map(({ emailaddr }) => emailaddr)),
    name: text(first.displayname),
    model: modelOf(first),
    manufacturer: text(first.manufacturer),
    type: text(first.type),
    platform: 'Windows' as const,
    ...systemOf(first),
    last_sync: options.instant(first.last_seen),
    identifiers: compact({
      serial: canonicalSerial(first.serialnum),
      mac_addresses: macsOf(rows.adapters),
    }),
    facts: factsOf({ volumes: own, adapters: rows.adapters, detections: rows.detections, scans }, options),
    software: softwareOf(rows.software, scans.software),
  });
}

/** Lenovo keeps a type code in MODEL and what people call the machine in SYSTEMVERSION. */
function modelOf(row: Row): string | undefined {
  const lenovo = text(row.manufacturer)?.toUpperCase() === 'LENOVO';
  return (lenovo ? text(row.systemversion) : undefined) ?? text(row.model);
}

/** "Microsoft Windows 11 Enterprise Edition, 64-bit". The registry's version is frozen at 6.3, so the build counts. */
function systemOf(row: Row): Pick<DeviceRecord, 'os' | 'os_version' | 'os_build'> {
  const os = text(row.ostype)
    ?.replace(/^Microsoft\s+/i, '')
    .replace(/\sEdition\b/i, '')
    .replace(/,\s*\d+-bit$/i, '');
  const build = /^\d+$/.exec(text(row.currentbuild) ?? '')?.[0];
  return compact({ os, os_version: build ? `10.0.${build}` : undefined, os_build: build });
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
    const name = text(row.suitename);
    return name ? [compact({ name, version: text(row.version) })] : [];
  });
  return at && installed.length > 0 ? { installed, at } : undefined;
}

/** The keys travel as numbers, or as text where a site made them large. */
export function keyOf(row: Row): number | undefined {
  const key = Number(row.computer_idn ?? Number.NaN);
  return Number.isSafeInteger(key) ? key : undefined;
}

function byKey(rows: Row[]): Map<number | undefined, Row[]> {
  return Map.groupBy(rows, keyOf);
}
