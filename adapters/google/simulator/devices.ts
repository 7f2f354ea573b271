/** The sample company's devices as Google answers them, in Google's published types. */
import type { admin_directory_v1 } from '@googleapis/admin';
import type { CompanyDevice } from '../../../local/company/types.ts';

type Mobile = admin_directory_v1.Schema$MobileDevice;
type ChromeOs = admin_directory_v1.Schema$ChromeOsDevice;

export function mobileDevice(device: CompanyDevice): Mobile {
  return device.platform === 'Android' ? android(device) : googleSync(device);
}

function common({ number, owner, model, seen_at, enrolled_at }: CompanyDevice): Mobile {
  return {
    kind: 'admin#directory#mobiledevice',
    etag: `"${number}"`,
    resourceId: `AFiQx${number}`,
    name: owner ? [owner.name] : [],
    // Every address has a twin for testing.
    email: owner ? [owner.email, `${owner.email}.test-google-a.com`] : [],
    model,
    status: 'APPROVED',
    firstSync: enrolled_at.toISOString(),
    lastSync: seen_at.toISOString(),
  };
}

function android(device: CompanyDevice): Mobile {
  return {
    ...common(device),
    deviceId: device.number.toString(16).padStart(16, '3'),
    type: 'ANDROID',
    os: `Android ${device.os.version}`,
    releaseVersion: device.os.version,
    buildNumber: device.os.build,
    serialNumber: device.serial,
    imei: device.imeis[0] ?? '',
    meid: '',
    wifiMacAddress: device.mac_addresses[0] ?? '',
    hardwareId: '',
    brand: device.manufacturer.toLowerCase(),
    manufacturer: device.manufacturer,
    userAgent: 'Google Apps Device Policy 21.14.05',
    managedAccountIsOnOwnerProfile: device.owned_by === 'company',
    supportsWorkProfile: true,
    privilege: device.owned_by === 'company' ? 'Device owner' : 'Profile owner',
    securityPatchLevel: String(patchedAt(device.seen_at)),
    ...(device.adb !== undefined && { adbStatus: device.adb, developerOptionsStatus: device.adb }),
    ...(device.unknown_sources !== undefined && { unknownSourcesStatus: device.unknown_sources }),
    deviceCompromisedStatus: say(
      device.rooted,
      'Compromise detected',
      'No compromise detected',
      'Undetected',
    ),
    encryptionStatus: say(encrypted(device), 'Encrypted', 'Not Encrypted', ''),
    devicePasswordStatus: say(device.screen_lock?.on, 'On', 'Off', 'Unknown'),
    applications: device.software.map(({ id, name, version }) => ({
      packageName: id,
      displayName: name,
      versionName: version,
      permission: [],
    })),
  };
}

/** The fifth of the month before: makers need a few weeks. */
const patchedAt = (seen: Date) => Date.UTC(seen.getUTCFullYear(), seen.getUTCMonth() - 1, 5);

/** A row of Google Sync: most of it is empty, and its `false` means nothing. */
function googleSync(device: CompanyDevice): Mobile {
  return {
    ...common(device),
    deviceId: device.udid,
    type: 'IOS_SYNC',
    os: `iOS ${device.os.version}`,
    model: device.model_id,
    serialNumber: device.serial,
    imei: device.imeis[0] ?? '',
    wifiMacAddress: '',
    hardwareId: '',
    securityPatchLevel: '0',
    privilege: 'Undetected',
    deviceCompromisedStatus: 'Undetected',
    encryptionStatus: '',
    devicePasswordStatus: say(device.screen_lock?.on, 'On', 'Off', 'Unknown'),
    adbStatus: false,
    developerOptionsStatus: false,
    unknownSourcesStatus: false,
  };
}

export function chromeosDevice(device: CompanyDevice): ChromeOs {
  const { number, owner, os } = device;
  const updates = device.auto_update?.install_os;
  return {
    kind: 'admin#directory#chromeosdevice',
    deviceId: `c0ffee11-2a3b-4c5d-8e9f-${String(number).padStart(12, '0')}`,
    serialNumber: device.serial,
    status: 'ACTIVE',
    lastSync: device.seen_at.toISOString(),
    lastEnrollmentTime: device.enrolled_at.toISOString(),
    annotatedAssetId: device.name,
    ...(owner ? { annotatedUser: owner.email } : {}),
    recentUsers: owner
      ? [{ type: 'USER_TYPE_MANAGED', email: owner.email }, { type: 'USER_TYPE_UNMANAGED' }]
      : [],
    model: device.model,
    osVersion: os.version,
    platformVersion: `${os.build} (Official Build) stable-channel example`,
    macAddress: plain(device.mac_addresses[0]),
    ethernetMacAddress: plain(device.mac_addresses[1]),
    orgUnitPath: '/Staff',
    bootMode: say(device.rooted, 'Dev', 'Verified', ''),
    ...(updates === undefined ? {} : { autoUpdateThrough: updates ? '2032-06-01' : '2024-06-01' }),
    ...(device.missing_updates ? compliance(device.missing_updates.length > 0) : {}),
  };
}

function compliance(behind: boolean): ChromeOs {
  return {
    osVersionCompliance: behind ? 'notCompliant' : 'compliant',
    osUpdateStatus: { state: behind ? 'updateStateNeedReboot' : 'updateStateUnspecified' },
  };
}

const plain = (mac: string | undefined) => (mac ?? '').replaceAll(':', '').toLowerCase();

const encrypted = ({ disk_encryption: state }: CompanyDevice) =>
  state === undefined ? undefined : state === 'on';

function say(value: boolean | undefined, yes: string, no: string, unknown: string): string {
  if (value === undefined) return unknown;
  return value ? yes : no;
}
