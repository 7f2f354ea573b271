/** One machine of the core database, and what is read of it. */
import type { Row } from '../../../adapters/landesk/client.ts';
import { type MachineRows, toRecords } from '../../../adapters/landesk/schema.ts';
import { instantReader } from '../../../adapters/landesk/time.ts';

export const OPTIONS = {
  instant: instantReader('America/Los_Angeles'),
  screen_lock_definition: 'ST000202',
  auto_update_definition: 'ST000003v2',
};

export const MACHINE: Row = {
  computer_idn: 20417,
  displayname: 'LGWL-OKAFOR',
  type: 'Portable',
  last_seen: '2026-11-23T06:14:02.000',
  hardware_scanned: '2026-11-23T06:13:40.000',
  software_scanned: '2026-11-22T06:20:11.000',
  patches_scanned: '2026-11-21T06:20:11.000',
  settings_scanned: '2026-11-20T06:20:11.000',
  emailaddr: 'Amara.Okafor@example.com',
  model: '21KC0042US',
  manufacturer: 'LENOVO',
  serialnum: 'PF4XK29B',
  systemversion: 'ThinkPad X1 Carbon Gen 12',
  protectionstatus: '1 - on',
  conversionstatus: '1 - fully encrypted',
  encryptionpercentage: 100,
  currentbuild: '26100',
  ostype: 'Microsoft Windows 11 Enterprise Edition, 64-bit',
};

/** Rows of the other tables; each becomes one of this machine. */
export type Rows = Partial<Omit<MachineRows, 'machines'>>;

export function recordOf(machine: Row = {}, rows: Rows = {}) {
  return recordsOf([{ ...MACHINE, ...machine }], rows)[0];
}

/** @param machines rows as the first query gives them: one for each owner and volume */
export function recordsOf(machines: Row[], { detections = [], adapters = [], software = [] }: Rows = {}) {
  const own = (list: Row[]) => list.map((row): Row => ({ ...row, computer_idn: 20417 }));
  const rows = { machines, detections: own(detections), adapters: own(adapters), software: own(software) };
  return toRecords(rows, OPTIONS).records;
}

/** Of a site that keeps no dates of the security scanner. */
export function undated(machine: Row = {}): Row {
  const { patches_scanned: _patches, settings_scanned: _settings, ...rest } = { ...MACHINE, ...machine };
  return rest;
}
