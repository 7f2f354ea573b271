/** A company's devices as the Classic API writes them. */
import type { CompanyDevice } from '../../../../local/company/index.ts';
import { attributesOf, receipts } from '../../simulator/computer.ts';

// FileVault cannot be suspended: a Mac is encrypted then.
const FILE_VAULT = {
  on: 'Encrypted',
  off: 'Not Encrypted',
  in_progress: 'Encrypting',
  suspended: 'Encrypted',
} as const;

/** The server stands in California: its times carry that offset, written without a colon. */
function californian(date: Date): string {
  return new Date(date.getTime() - 8 * 3_600_000).toISOString().replace('Z', '-0800');
}

export function writeClassicComputer(device: CompanyDevice, id: number): Record<string, unknown> {
  const { owner, os, firewall, missing_updates: updates } = device;
  return {
    general: {
      id,
      name: device.name,
      mac_address: device.mac_addresses[0] ?? '',
      alt_mac_address: device.mac_addresses[1] ?? '',
      serial_number: device.serial,
      udid: device.udid,
      platform: 'Mac',
      report_date: californian(device.scanned_at).slice(0, 19).replace('T', ' '),
      report_date_epoch: device.scanned_at.getTime(),
      report_date_utc: californian(device.scanned_at),
      last_contact_time_utc: californian(device.seen_at),
      remote_management: { managed: device.managed },
      site: { id: -1, name: 'None' },
    },
    location: {
      username: owner?.username ?? '',
      real_name: owner?.name ?? '',
      email_address: owner?.email ?? '',
      department: owner?.department ?? '',
    },
    hardware: {
      make: device.manufacturer,
      model: device.model,
      model_identifier: device.model_id,
      os_name: os.name,
      os_version: os.version,
      os_build: os.build,
      sip_status: protection(device.rooted, 'Disabled', 'Enabled'),
      gatekeeper_status: protection(
        device.unknown_sources,
        'Disabled',
        'App Store and identified developers',
      ),
      storage: storage(device),
    },
    security: {
      secure_boot_level: device.rooted === undefined ? 'unknown' : 'full security',
      ...(firewall !== undefined && { firewall_enabled: firewall }),
    },
    software: {
      available_software_updates: updates?.map(({ title, id: name }) => name ?? title) ?? null,
      available_updates: updates?.length ? { update: updates.map(update) } : [],
      running_services: device.services,
      applications: device.software.map(({ name, version }) => ({
        name,
        version,
        path: `/Applications/${name}`,
      })),
      installed_by_installer_swu: receipts(device),
    },
    extension_attributes: attributes(device),
  };
}

function protection(value: boolean | undefined, yes: string, no: string): string {
  return value === undefined ? 'Not Collected' : value ? yes : no;
}

const update = ({ id = '', title }: { id?: string; title: string }) => ({
  name: title,
  package_name: id,
  version: id,
});

function storage({ disk_encryption }: CompanyDevice) {
  const partitions = [
    {
      name: 'Macintosh HD (Boot Partition)',
      type: 'boot',
      filevault2_status: disk_encryption ? FILE_VAULT[disk_encryption] : '',
      filevault2_percent: disk_encryption === 'on' ? 100 : 0,
    },
    { name: 'Recovery HD', type: 'other', filevault2_status: 'Not Supported', filevault2_percent: 0 },
  ];
  return [{ disk: 'disk0', model: 'APPLE SSD AP0512Z', partitions }];
}

function attributes(device: CompanyDevice) {
  const login = device.remote_login === undefined ? '' : device.remote_login ? 'On' : 'Off';
  const all: [string, string | undefined][] = [...attributesOf(device), ['Remote Login', login]];
  return all.map(([name, value], index) => ({ id: 31 + index, name, type: 'String', value: value ?? '' }));
}

export function writeClassicMobile(device: CompanyDevice, id: number): Record<string, unknown> {
  const { owner, os } = device;
  return {
    general: {
      id,
      display_name: device.name,
      device_name: device.name,
      name: device.name,
      serial_number: device.serial,
      udid: device.udid,
      wifi_mac_address: device.mac_addresses[0] ?? '',
      bluetooth_mac_address: device.mac_addresses[1] ?? '',
      os_type: 'iOS',
      os_version: os.version,
      os_build: os.build,
      model: device.model,
      model_identifier: device.model_id,
      managed: device.managed,
      last_inventory_update_epoch: device.scanned_at.getTime(),
      last_inventory_update_utc: californian(device.scanned_at),
    },
    location: {
      username: owner?.username ?? '',
      email_address: owner?.email ?? '',
      department: owner?.department ?? '',
    },
    network: { imei: device.imeis[0] ?? '', meid: '' },
    security: {
      ...(device.disk_encryption && { data_protection: device.disk_encryption === 'on' }),
      ...(device.screen_lock && { passcode_present: device.screen_lock.on }),
      ...(device.rooted !== undefined && { jailbreak_detected: device.rooted ? 'Jailbroken' : 'Normal' }),
    },
    applications: device.software.map(({ name, version, id: identifier }) => ({
      application_name: name,
      application_version: version,
      application_short_version: version,
      identifier,
    })),
  };
}
