/** Devices of the sample company as Graph writes them. */
import type { CompanyDevice } from '../../../local/company/types.ts';
import { entraDeviceId, idOf, numberOf, userPrincipalName } from '../../../local/simulator/microsoft.ts';
import type { Platform } from '../../../shared/model/record.ts';

export const PLATFORMS: readonly Platform[] = ['Windows', 'Mac', 'iOS', 'Android', 'Linux'];

const NOBODY = '00000000-0000-0000-0000-000000000000';
const NEVER = '0001-01-01T00:00:00Z';

export const intuneId = ({ number }: Pick<CompanyDevice, 'number'>): string => idOf('intune', number);
export const numberOfDevice = (id: string): number | undefined => {
  const number = numberOf(id);
  return id === idOf('intune', number) ? number : undefined;
};

const SYSTEMS: Partial<Record<Platform, string>> = {
  Windows: 'Windows',
  Mac: 'macOS',
  iOS: 'iOS',
  Android: 'Android',
  Linux: 'Linux',
};

const plain = (mac = '', isApple = false): string => {
  const digits = mac.replaceAll(':', '');
  return isApple ? digits.toLowerCase() : digits;
};

const isApple = ({ platform }: CompanyDevice) => platform === 'Mac' || platform === 'iOS';

/** A row of the list in v1.0: absent texts are empty, and what only single devices have is null. */
export function managedDevice(device: CompanyDevice): Record<string, unknown> {
  const { os, platform, owner, disk_encryption, rooted } = device;
  const [imei = ''] = device.imeis;
  const isHandheld = platform === 'iOS' || platform === 'Android';
  return {
    id: intuneId(device),
    userId: owner ? idOf('user', owner.number) : '',
    deviceName: device.name,
    managedDeviceOwnerType: device.owned_by,
    enrolledDateTime: device.enrolled_at.toISOString(),
    lastSyncDateTime: device.seen_at.toISOString().replace(/\.\d+Z$/, 'Z'),
    operatingSystem: SYSTEMS[platform],
    osVersion: platform === 'Mac' ? `${os.version} (${os.build})` : os.version,
    complianceState: Object.values(device).includes(false) ? 'noncompliant' : 'compliant',
    jailBroken: isHandheld && rooted !== undefined ? (rooted ? 'True' : 'False') : 'Unknown',
    managementAgent: 'mdm',
    azureADRegistered: entraDeviceId(device) !== undefined,
    azureADDeviceId: entraDeviceId(device) ?? NOBODY,
    deviceRegistrationState: 'registered',
    deviceCategoryDisplayName: owner?.department ?? 'Unknown',
    emailAddress: owner?.email ?? '',
    userPrincipalName: owner ? userPrincipalName(owner) : '',
    userDisplayName: owner?.name ?? '',
    // Not known is false, too: it counts where there is nothing better, of a computer that was inventoried.
    isEncrypted: disk_encryption === 'on',
    isSupervised: device.owned_by === 'company' && isApple(device),
    model: device.model,
    manufacturer: device.manufacturer,
    serialNumber: device.serial,
    imei,
    meid: imei.slice(0, 14),
    wiFiMacAddress: plain(device.mac_addresses[0], isApple(device)),
    ethernetMacAddress: null,
    udid: null,
    iccid: null,
    phoneNumber: '',
    androidSecurityPatchLevel: platform === 'Android' ? '2026-11-05' : '',
    easActivationDateTime: NEVER,
    partnerReportedThreatState: 'unknown',
    complianceGracePeriodExpirationDateTime: '9999-12-31T23:59:59Z',
  };
}

/** A single device in beta: more of it, and null where lists have an empty text. */
export function singleDevice(device: CompanyDevice): Record<string, unknown> {
  const { platform, os, kind } = device;
  const row = Object.entries(managedDevice(device)).map(([name, value]) => [
    name,
    value === '' ? null : value,
  ]);
  return {
    ...Object.fromEntries(row),
    managementState: 'managed',
    chassisType: kind === 'chromebook' ? 'laptop' : kind,
    udid: isApple(device) ? device.udid : '',
    iccid: '',
    ethernetMacAddress: plain(device.mac_addresses[1], isApple(device)) || null,
    // What Macs and phones "run" of Windows means nothing.
    hardwareInformation: {
      isEncrypted: device.disk_encryption === 'on',
      operatingSystemEdition: platform === 'Windows' ? (os.name.split(' ').at(-1) ?? null) : null,
      deviceGuardVirtualizationBasedSecurityState: 'running',
      batteryHealthPercentage: 0,
    },
  };
}

/** An empty list is what a device has that never reported its applications, and what every Linux has. */
export const detectedApps = ({ software, platform }: CompanyDevice): Record<string, unknown>[] =>
  (platform === 'Linux' ? [] : software).map(({ name, version, id }, index) => ({
    id: `${index}${Buffer.from(id).toString('hex')}`,
    displayName: name,
    version,
    sizeInByte: 0,
    deviceCount: 0,
  }));
