/** What Graph says of one device besides its row: encryption, compliance and Microsoft Defender. */
import type { CompanyDevice } from '../../../local/company/types.ts';
import { idOf } from '../../../local/simulator/microsoft.ts';
import { intuneId } from './devices.ts';

/** The report has Windows and Macs that said something, and calls Windows 11 by a name of old. */
export function encryptionState(device: CompanyDevice): Record<string, unknown> | undefined {
  const { platform, disk_encryption } = device;
  if (disk_encryption === undefined || (platform !== 'Windows' && platform !== 'Mac')) return undefined;
  const isOn = disk_encryption === 'on';
  return {
    id: intuneId(device),
    deviceType: platform === 'Mac' ? 'macMDM' : 'windowsRT',
    osVersion: device.os.version,
    encryptionReadinessState: platform === 'Mac' ? 'notReady' : 'ready',
    encryptionState: isOn ? 'encrypted' : 'notEncrypted',
    encryptionPolicySettingState: 'notAssigned',
    advancedBitLockerStates: platform === 'Windows' && !isOn ? 'osVolumeUnprotected,tpmNotReady' : null,
    fileVaultStates: null,
    policyDetails: [],
  };
}

/** Windows that never reported has none. */
export function windowsProtectionState(device: CompanyDevice): Record<string, unknown> | undefined {
  if (device.platform !== 'Windows' || device.firewall === undefined) return undefined;
  return {
    id: intuneId(device),
    malwareProtectionEnabled: true,
    deviceState: 'clean',
    realTimeProtectionEnabled: true,
    networkInspectionSystemEnabled: true,
    quickScanOverdue: false,
    fullScanOverdue: false,
    signatureUpdateOverdue: false,
    rebootRequired: false,
    fullScanRequired: false,
    engineVersion: '1.1.26100.4',
    signatureVersion: '1.451.492.0',
    antiMalwareVersion: '4.18.26100.6',
    lastQuickScanDateTime: null,
    lastFullScanDateTime: null,
    lastReportedDateTime: device.scanned_at.toISOString().replace('Z', '0000Z'),
    productStatus: 'noStatusFlagsSet',
    isVirtualMachine: null,
    tamperProtectionEnabled: null,
  };
}

type Setting = readonly [setting: string, met: boolean | undefined];

/** By platform, whose names begin as the vendor writes them. */
const SETTINGS: Partial<Record<CompanyDevice['platform'], (device: CompanyDevice) => readonly Setting[]>> = {
  Windows: (device) => [
    ['Windows10CompliancePolicy.BitLockerEnabled', isEncrypted(device)],
    ['Windows10CompliancePolicy.ActiveFirewallRequired', device.firewall],
    ['Windows10CompliancePolicy.PasswordRequired', device.screen_lock?.on],
  ],
  Mac: (device) => [
    [
      'MacOSCompliancePolicy.StorageRequireEncryption_IID_f36d2c05-9b72-7943-3303-284d29dece89',
      isEncrypted(device),
    ],
    ['MacOSCompliancePolicy.FirewallEnabled', device.firewall],
    ['MacOSCompliancePolicy.PasswordRequired', device.screen_lock?.on],
    ['MacOSCompliancePolicy.SystemIntegrityProtectionEnabled', not(device.rooted)],
    ['MacOSCompliancePolicy.GatekeeperAllowedAppSource', not(device.unknown_sources)],
  ],
  iOS: (device) => [
    ['IOSCompliancePolicy.PasscodeRequired', device.screen_lock?.on],
    ['IOSCompliancePolicy.SecurityBlockJailbrokenDevices', not(device.rooted)],
  ],
  Android: (device) => [
    ['AndroidCompliancePolicy.StorageRequireEncryption', isEncrypted(device)],
    ['AndroidCompliancePolicy.PasswordRequired', device.screen_lock?.on],
    ['AndroidCompliancePolicy.SecurityPreventInstallAppsFromUnknownSources', not(device.unknown_sources)],
    ['AndroidCompliancePolicy.SecurityDisableUsbDebugging', not(device.adb)],
  ],
};

const isEncrypted = ({ disk_encryption }: CompanyDevice) =>
  disk_encryption === undefined ? undefined : disk_encryption === 'on';
const not = (value: boolean | undefined) => (value === undefined ? undefined : !value);

/** Every device has the policy that is built in, as soon as it has reported anything. */
function settingsOf(device: CompanyDevice, policy: string): readonly Setting[] {
  const own = SETTINGS[device.platform]?.(device) ?? [];
  if (policy === OWN) return own;
  const hasReported = [...own.map(([, met]) => met), device.disk_encryption].some((met) => met !== undefined);
  return [['DefaultDeviceCompliancePolicy.RequireRemainContact', hasReported ? true : undefined]];
}

const [OWN, BUILT_IN] = [idOf('policy', 1), idOf('policy', 2)];

export const policyStates = (device: CompanyDevice): Record<string, unknown>[] =>
  [OWN, BUILT_IN].map((id) => ({
    id,
    displayName: id === OWN ? 'Baseline' : 'Default Device Compliance Policy',
    version: 1,
    state: 'compliant',
    settingCount: settingsOf(device, id).length,
    settingStates: [],
  }));

/** What the device has not told yet is "unknown". */
export const settingStates = (device: CompanyDevice, policy: string): Record<string, unknown>[] =>
  settingsOf(device, policy).map(([setting, met]) => ({
    setting,
    settingName: setting,
    instanceDisplayName: null,
    state: met === undefined ? 'unknown' : met ? 'compliant' : 'nonCompliant',
    currentValue: null,
    errorCode: 0,
    errorDescription: null,
    userPrincipalName: null,
    sources: [],
  }));
