/** A company's Mac as the Jamf Pro API writes it. */
import type { CompanyDevice } from '../../../local/company/index.ts';

/** Sections and the keys that they fill. */
export const COMPUTER_SECTIONS: Record<string, string> = {
  GENERAL: 'general',
  DISK_ENCRYPTION: 'diskEncryption',
  PURCHASING: 'purchasing',
  APPLICATIONS: 'applications',
  STORAGE: 'storage',
  USER_AND_LOCATION: 'userAndLocation',
  CONFIGURATION_PROFILES: 'configurationProfiles',
  PRINTERS: 'printers',
  SERVICES: 'services',
  HARDWARE: 'hardware',
  LOCAL_USER_ACCOUNTS: 'localUserAccounts',
  CERTIFICATES: 'certificates',
  ATTACHMENTS: 'attachments',
  PACKAGE_RECEIPTS: 'packageReceipts',
  SECURITY: 'security',
  OPERATING_SYSTEM: 'operatingSystem',
  LICENSED_SOFTWARE: 'licensedSoftware',
  IBEACONS: 'ibeacons',
  SOFTWARE_UPDATES: 'softwareUpdates',
  EXTENSION_ATTRIBUTES: 'extensionAttributes',
  CONTENT_CACHING: 'contentCaching',
  GROUP_MEMBERSHIPS: 'groupMemberships',
};

/** @param version `v1` to `v4` */
export function writeComputer(device: CompanyDevice, id: number, version: string): Record<string, unknown> {
  const { owner, os } = device;
  return {
    id: String(id),
    udid: device.udid,
    general: general(device, id, version),
    hardware: {
      make: device.manufacturer,
      model: device.model,
      modelIdentifier: device.model_id,
      serialNumber: device.serial,
      networkAdapterType: 'IEEE80211',
      macAddress: device.mac_addresses[0] ?? '',
      altNetworkAdapterType: 'Ethernet',
      altMacAddress: device.mac_addresses[1] ?? '',
      appleSilicon: true,
      extensionAttributes: [],
    },
    operatingSystem: {
      name: os.name,
      version: os.version,
      build: os.build,
      activeDirectoryStatus: 'Not Bound',
      fileVault2Status: FILE_VAULT[device.disk_encryption ?? 'unknown'].status,
      extensionAttributes: [],
    },
    userAndLocation: {
      username: owner?.username ?? '',
      realname: owner?.name ?? '',
      email: owner?.email ?? '',
      extensionAttributes: [],
    },
    ...encryption(device),
    security: security(device),
    ...(device.missing_updates && { softwareUpdates: device.missing_updates.map(update) }),
    applications: device.software.map((item) => application(item, version)),
    services: device.services.map((name) => ({ name })),
    packageReceipts: {
      installedByInstallerSwu: receipts(device),
      installedByJamfPro: [],
      cached: [],
    },
    extensionAttributes: attributes(device),
  };
}

function general(device: CompanyDevice, id: number, version: string) {
  const seen = device.seen_at.toISOString();
  return {
    name: device.name,
    lastReportedIpV4: '198.51.100.24',
    platform: 'Mac',
    assetTag: `A-${id}`,
    remoteManagement: { managed: device.managed },
    supervised: device.managed,
    reportDate: device.scanned_at.toISOString(),
    ...(version === 'v4' ? { lastContact: seen, lastCheckIn: seen } : { lastContactTime: seen }),
    lastEnrolledDate: device.enrolled_at.toISOString(),
    initialEntryDate: device.enrolled_at.toISOString().slice(0, 10),
    site: device.owner ? { id: '1', name: 'Headquarters' } : { id: '-1', name: 'None' },
    userApprovedMdm: true,
    extensionAttributes: [attribute('22', 'Remote Login', onOff(device.remote_login))],
  };
}

const ENCRYPTED = { state: 'ENCRYPTED', status: 'BOOT_ENCRYPTED', enabled: true, percent: 100 } as const;
const FILE_VAULT = {
  on: ENCRYPTED,
  // FileVault cannot be suspended: a Mac is encrypted then.
  suspended: ENCRYPTED,
  off: { state: 'UNENCRYPTED', status: 'NOT_ENCRYPTED', enabled: false, percent: 0 },
  in_progress: { state: 'ENCRYPTING', status: 'NOT_ENCRYPTED', enabled: true, percent: 43 },
  unknown: { state: 'UNKNOWN', status: 'NOT_APPLICABLE', enabled: false, percent: 0 },
} as const;

function encryption(device: CompanyDevice) {
  const { state, enabled, percent } = FILE_VAULT[device.disk_encryption ?? 'unknown'];
  const volume = (
    name: string,
    partitionType: string,
    fileVault2State: string,
    fileVault2ProgressPercent: number,
  ) => ({
    name,
    partitionType,
    sizeMegabytes: 494_384,
    fileVault2State,
    fileVault2ProgressPercent,
  });
  const partitions = [
    volume('Macintosh HD (Boot Partition)', 'BOOT', state, percent),
    volume('Recovery', 'RECOVERY', 'UNENCRYPTED', 0),
  ];
  return {
    diskEncryption: {
      bootPartitionEncryptionDetails: {
        partitionName: 'Macintosh HD (Boot Partition)',
        partitionFileVault2State: state,
        partitionFileVault2Percent: percent,
      },
      individualRecoveryKeyValidityStatus: 'UNKNOWN',
      fileVault2Enabled: enabled,
    },
    storage: { disks: [{ id: '1', device: 'disk0', model: 'APPLE SSD AP0512Z', partitions }] },
  };
}

function security(device: CompanyDevice) {
  const said = (value: boolean | undefined, yes: string, no: string) =>
    value === undefined ? 'NOT_COLLECTED' : value ? yes : no;
  return {
    sipStatus: said(device.rooted, 'DISABLED', 'ENABLED'),
    gatekeeperStatus: said(device.unknown_sources, 'DISABLED', 'APP_STORE_AND_IDENTIFIED_DEVELOPERS'),
    ...(device.firewall !== undefined && { firewallEnabled: device.firewall }),
    autoLoginDisabled: true,
    remoteDesktopEnabled: false,
    secureBootLevel: device.rooted === undefined ? 'UNKNOWN' : 'FULL_SECURITY',
  };
}

function update({ id = '', title }: { id?: string; title: string }) {
  return { name: title, version: id, packageName: id };
}

function application({ name, version, id }: CompanyDevice['software'][number], api: string) {
  const bundle =
    api === 'v3' || api === 'v4' ? { cfBundleShortVersionString: version, cfBundleVersion: version } : {};
  return { name, path: `/Applications/${name}`, version, bundleId: id, macAppStore: false, ...bundle };
}

const onOff = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'On' : 'Off');

/** What the scripts in `adapters/jamf/scripts` collect. */
export function attributesOf(device: CompanyDevice): [name: string, value: string | undefined][] {
  const { auto_update: updates, screen_lock: lock } = device;
  const said = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'True' : 'False');
  return [
    ['1 Auto Check For Updates Enabled', said(updates?.check)],
    ['2 Get New Updates in Background Enabled', said(updates?.download)],
    ['3 Install App Updates Enabled', said(updates?.install_apps)],
    ['4 Install OS X Updates Enabled', said(updates?.install_os)],
    ['5 Install Security Updates Enabled', said(updates?.install_security)],
    ['6 Install System Data Files Enabled', said(updates?.install_security)],
    ['Screen Saver Lock Enabled', lock && (lock.on ? 'Enabled' : 'Disabled')],
    ['Screen Saver Lock Seconds', lock?.after_seconds === undefined ? undefined : String(lock.after_seconds)],
    ['Wireless MAC Address', device.mac_addresses[0]],
  ];
}

function attributes(device: CompanyDevice) {
  return attributesOf(device).map(([name, value], index) => attribute(String(31 + index), name, value));
}

function attribute(definitionId: string, name: string, value: string | undefined) {
  return {
    definitionId,
    name,
    enabled: true,
    multiValue: false,
    values: value === undefined ? [] : [value],
    dataType: 'STRING',
    options: [],
    inputType: 'SCRIPT',
  };
}

/** Of an agent without an application, where software is collected at all. */
export const receipts = ({ software }: CompanyDevice): string[] =>
  software.length > 0 ? ['com.sentinelone.pkg.sentinel-agent'] : [];
