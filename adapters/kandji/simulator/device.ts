/** A company's device as Kandji writes it: booleans in words here and there, times in three forms. */
import type { CompanyDevice } from '../../../local/company/types.ts';

/** Ids are UUIDs, in which nobody finds an order. */
export const idFor = ({ number }: CompanyDevice): string =>
  `${(number * 2_654_435_761).toString(16).padStart(12, '0').slice(-8)}-0fbd-47f5-9609-${number.toString(16).padStart(12, '0')}`;

export const numberOf = (id: string): number => Number.parseInt(id.slice(-12), 16);

const withBlank = (time: Date) => time.toISOString().replace('T', ' ').replace('Z', '000+00:00');
const withMicroseconds = (time: Date) => time.toISOString().replace('Z', '000Z');

function platformOf({ platform, kind }: CompanyDevice): string {
  if (platform === 'Mac') return 'Mac';
  return kind === 'tablet' ? 'iPad' : 'iPhone';
}

export function writeRow(device: CompanyDevice): Record<string, unknown> {
  const { owner, os, enrolled_at } = device;
  return {
    device_id: idFor(device),
    device_name: device.name,
    model: device.model,
    serial_number: device.serial,
    platform: platformOf(device),
    os_version: os.version,
    supplemental_build_version: os.build,
    supplemental_os_version_extra: '',
    last_check_in: withMicroseconds(device.seen_at),
    user: owner ? userOf(owner) : '',
    asset_tag: '',
    blueprint_id: '224cd78a-a06f-4254-a0a2-b4b8adbad404',
    blueprint_name: 'Default Blueprint',
    mdm_enabled: device.managed,
    agent_installed: device.platform === 'Mac',
    is_missing: false,
    is_removed: false,
    agent_version: device.platform === 'Mac' ? '3.7.2 (2834)' : '',
    first_enrollment: withBlank(enrolled_at),
    last_enrollment: withBlank(enrolled_at),
    lost_mode_status: '',
    tags: owner ? [owner.department] : [],
  };
}

const userOf = ({ email, name, number }: NonNullable<CompanyDevice['owner']>) => ({
  email,
  name,
  id: number,
  is_archived: false,
});

export function writeDetails(device: CompanyDevice): Record<string, unknown> {
  const { owner, os, disk_encryption: disk, scanned_at } = device;
  const isMac = device.platform === 'Mac';
  return {
    general: {
      device_id: idFor(device),
      device_name: device.name,
      model: device.model,
      platform: platformOf(device),
      os_version: os.version,
      system_version: `${os.version} (${os.build})`,
      assigned_user: owner ? userOf(owner) : '',
      last_enrollment: withBlank(device.enrolled_at),
    },
    mdm: { mdm_enabled: 'True', supervised: 'True', last_check_in: withBlank(device.seen_at) },
    filevault: isMac && disk ? { filevault_enabled: disk === 'on', filevault_prk_escrowed: true } : {},
    kandji_agent: isMac ? { agent_installed: 'True', last_check_in: withMicroseconds(scanned_at) } : {},
    automated_device_enrollment: {},
    hardware_overview: {
      model_identifier: device.model_id,
      udid: device.udid.toLowerCase(),
      serial_number: device.serial,
    },
    // The sealed volume is never encrypted by itself.
    volumes: isMac ? [{ name: 'Macintosh HD', format: 'APFS', encrypted: 'No' }] : [],
    network: { mac_address: device.mac_addresses[0]?.toLowerCase() ?? '' },
    security_information: isMac ? { remote_desktop_enabled: false } : {},
    cellular: device.imeis.length > 0 ? { imei: device.imeis[0] } : {},
    lost_mode: {},
  };
}

export const writeApps = (device: CompanyDevice) => ({
  device_id: idFor(device),
  apps: device.software.map(({ name, version, id }, index) => ({
    app_id: String(index + 1),
    app_name: name,
    bundle_id: id,
    version,
    source: 'Identified Developer',
    creation_date: withMicroseconds(device.scanned_at),
    path: `/Applications/${name}`,
  })),
});
