/** A company's iPhone or iPad as the Jamf Pro API writes it. */
import type { CompanyDevice } from '../../../local/company/index.ts';

/** Sections and the keys that they fill. */
export const MOBILE_SECTIONS: Record<string, string> = {
  GENERAL: 'general',
  HARDWARE: 'hardware',
  USER_AND_LOCATION: 'userAndLocation',
  PURCHASING: 'purchasing',
  SECURITY: 'security',
  APPLICATIONS: 'applications',
  EBOOKS: 'ebooks',
  NETWORK: 'network',
  SERVICE_SUBSCRIPTIONS: 'serviceSubscriptions',
  CERTIFICATES: 'certificates',
  PROFILES: 'profiles',
  USER_PROFILES: 'userProfiles',
  PROVISIONING_PROFILES: 'provisioningProfiles',
  SHARED_USERS: 'sharedUsers',
  GROUPS: 'groups',
  EXTENSION_ATTRIBUTES: 'extensionAttributes',
};

export function writeMobileDevice(device: CompanyDevice, id: number): Record<string, unknown> {
  const { owner, os, imeis } = device;
  const [imei] = imeis;
  return {
    mobileDeviceId: String(id),
    deviceType: 'iOS',
    general: {
      udid: device.udid,
      displayName: device.name,
      lastInventoryUpdateDate: device.scanned_at.toISOString(),
      lastContactDate: device.seen_at.toISOString(),
      osVersion: os.version,
      osBuild: os.build,
      managed: device.managed,
      supervised: device.owned_by === 'company',
      deviceOwnershipType: device.owned_by === 'company' ? 'Institutional' : 'AccountDrivenUserEnrollment',
      lastEnrolledDate: device.enrolled_at.toISOString(),
    },
    hardware: {
      serialNumber: device.serial,
      wifiMacAddress: device.mac_addresses[0] ?? '',
      bluetoothMacAddress: device.mac_addresses[1] ?? '',
      model: device.model,
      modelIdentifier: device.model_id,
    },
    userAndLocation: {
      username: owner?.username ?? '',
      realName: owner?.name ?? '',
      emailAddress: owner?.email ?? '',
      department: owner?.department ?? '',
    },
    security: security(device),
    network: { ...(imei && { imei: spaced(imei) }), cellularTechnology: imei ? '5G' : 'None' },
    serviceSubscriptions: imei ? [{ slot: 'CTSubscriptionSlotOne', imei: spaced(imei) }] : [],
    applications: device.software.map(({ name, version, id: identifier }) => ({
      identifier,
      name,
      version,
      shortVersion: version,
    })),
    extensionAttributes: [],
  };
}

function security(device: CompanyDevice) {
  return {
    ...(device.disk_encryption && { dataProtected: device.disk_encryption === 'on', hardwareEncryption: 3 }),
    ...(device.screen_lock && {
      passcodePresent: device.screen_lock.on,
      passcodeCompliant: device.screen_lock.on,
    }),
    ...(device.rooted !== undefined && { jailBreakDetected: device.rooted }),
    activationLockEnabled: true,
  };
}

/** "35 693803 000001 4", as the vendor shows it. */
function spaced(imei: string): string {
  return imei.replace(/^(..)(......)(......)(.)$/, '$1 $2 $3 $4');
}
