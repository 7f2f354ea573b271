/** Devices of the sample company as Falcon writes them. */
import { chance } from '../../../local/company/random.ts';
import type { CompanyDevice } from '../../../local/company/types.ts';

/** When the first host was seen, milliseconds: one a second, in the order of their numbers. */
export const FIRST_SEEN = Date.UTC(2026, 0, 14);

export const idOf = (number: number): string => number.toString(16).padStart(32, '0');

const firstSeen = (number: number) => withoutFraction(new Date(FIRST_SEEN + number * 1000));

/** The people with a story come first; what is not well with a sensor is on others' machines, and on one of theirs. */
const isOrdinary = (number: number) => number > 300;
const hasReducedFunctionality = (number: number) => isOrdinary(number) && chance(3, number, 91);
const lacksPolicy = (number: number) => number === 3 || (isOrdinary(number) && chance(3, number, 92));

export function toHost(device: CompanyDevice): Record<string, unknown> {
  const { number, platform, owner, os } = device;
  const applied = !lacksPolicy(number);
  const prevention = {
    policy_type: 'prevention',
    policy_id: '6b90cd3739c54107a153761b4cd1e346',
    applied,
    settings_hash: 'ec4c535b',
    assigned_date: firstSeen(number),
    applied_date: applied ? firstSeen(number) : null,
    rule_groups: [],
  };
  return {
    device_id: idOf(number),
    cid: '75436f43067a8a204889734d0519342f',
    agent_version: '7.31.20101.0',
    hostname: platform === 'Mac' ? `${device.name}.local` : device.name,
    mac_address: device.mac_addresses[0]?.toLowerCase().replaceAll(':', '-'),
    serial_number: device.serial,
    first_seen: firstSeen(number),
    last_seen: withoutFraction(device.seen_at),
    platform_name: platform,
    os_version: SYSTEMS[platform]?.(os) ?? os.name,
    os_build: os.build,
    system_manufacturer: platform === 'Mac' ? 'Apple Inc.' : device.manufacturer,
    system_product_name: platform === 'Mac' ? device.model_id : device.model,
    chassis_type_desc: device.kind === 'laptop' ? 'Laptop' : 'Desktop',
    product_type_desc: 'Workstation',
    provision_status: 'Provisioned',
    reduced_functionality_mode: hasReducedFunctionality(number) ? 'yes' : 'no',
    status: 'normal',
    device_policies: {
      prevention,
      'identity-protection': { ...prevention, policy_type: 'identity-protection' },
    },
    groups: ['a1b2c3d4e5f60718293a4b5c6d7e8f90'],
    tags: owner ? [`FalconGroupingTags/${owner.department}`] : [],
    ...(owner && { last_login_user: owner.username }),
  };
}

/** Names of macOS, by major version. */
const NAMES: Record<string, string> = { 15: 'Sequoia', 26: 'Tahoe' };
const SYSTEMS: Partial<Record<CompanyDevice['platform'], (os: CompanyDevice['os']) => string>> = {
  Mac: ({ version }) => {
    const [major = ''] = version.split('.');
    return `${NAMES[major]} (${major})`;
  },
  Windows: ({ name }) => (name.includes('11') ? 'Windows 11' : 'Windows 10'),
};

/** Only the signals of Macs are known by name. */
export function toAssessment(device: CompanyDevice): Record<string, unknown> {
  const { disk_encryption: encryption } = device;
  const isMac = device.platform === 'Mac';
  return {
    aid: idOf(device.number),
    system_serial_number: device.serial,
    event_platform: isMac ? 'Mac' : device.platform === 'Windows' ? 'Win' : 'Lin',
    modified_time: withoutFraction(device.scanned_at),
    assessment: { sensor_config: 80, os: 65, overall: 70, version: '3.6.1' },
    assessment_items: {
      os_signals: isMac
        ? [
            signal('file_vault_enabled_mac', 'FileVault', encryption && encryption === 'on'),
            signal('application_firewall_mac', 'Application Firewall', device.firewall),
            signal('sip_enabled_mac', 'System Integrity Protection (SIP)', not(device.rooted)),
            signal('gatekeeper_mac', 'Gatekeeper', not(device.unknown_sources)),
            signal('remote_login_mac', 'Remote Login', not(device.remote_login)),
          ]
        : [],
      sensor_signals: [],
    },
  };
}

const not = (value: boolean | undefined) => (value === undefined ? undefined : !value);

const signal = (signal_id: string, signal_name: string, met: boolean | undefined) => ({
  signal_id,
  signal_name,
  group_name: 'macOS',
  criteria: `${signal_name}: enabled`,
  meets_criteria: met === undefined ? 'unknown' : met ? 'yes' : 'no',
});

/** Falcon's times have no fraction of a second. */
const withoutFraction = (date: Date) => date.toISOString().replace(/\.\d+Z$/, 'Z');
