/** A company's device as Fleet writes it, in its list and on its own page. */
import type { CompanyDevice } from '../../../local/company/types.ts';
import type { Platform } from '../../../shared/model/record.ts';

type Row = Record<string, unknown>;

const PLATFORMS: Readonly<Record<Platform, string>> = {
  Mac: 'darwin',
  Windows: 'windows',
  Linux: 'ubuntu',
  iOS: 'ios',
  Android: 'android',
  ChromeOS: 'chrome',
};

/** Besides the defaults: an organization enforces these, so who fails has not got them. */
export const POLICIES = {
  screen_lock: ['Screen lock enabled*'],
  remote_login: ['Remote login disabled'],
  auto_update_check: ['Automatic updates enabled*'],
  auto_update_download: ['Automatic update downloads enabled*'],
  auto_update_install_os: ['Automatic installation of operating system updates is enabled*'],
  auto_update_install_security: ['Automatic security and data file updates is enabled*'],
  auto_update_install_apps: ['Installation of application updates is enabled*'],
};

/** What the list tells. Whom the identity provider names is left out there for Windows and Linux. */
export function writeRow(device: CompanyDevice, withMapping: boolean): Row {
  const { owner, platform } = device;
  const isLeftOut = platform === 'Windows' || platform === 'Linux';
  const mapping = owner && !isLeftOut ? [{ email: owner.email, source: 'mdm_idp_accounts' }] : null;
  return { ...common(device), ...(withMapping && { device_mapping: mapping }) };
}

/** What its own page tells. A disk of which nothing is known is not mentioned. */
export function writeHost(device: CompanyDevice): Row {
  const { owner, disk_encryption: disk, software, scanned_at } = device;
  return {
    ...common(device),
    ...(disk && isComputer(device) && { disk_encryption_enabled: disk === 'on' }),
    software: software.map(({ name, version, id }, index) => ({
      id: index + 1,
      name,
      version,
      bundle_identifier: id,
      source: device.platform === 'Mac' ? 'apps' : 'programs',
      vulnerabilities: null,
    })),
    software_updated_at: scanned_at.toISOString(),
    policies: policiesOf(device),
    labels: [
      { id: 6, name: 'All Hosts', label_type: 'builtin', label_membership_type: 'dynamic' },
      ...(owner ? [{ id: 16, name: owner.department, label_type: 'regular' }] : []),
    ],
    users: [],
    packs: [],
    batteries: null,
    end_users: owner
      ? [{ idp_username: owner.email, idp_full_name: owner.name, idp_groups: [], other_emails: [] }]
      : [],
  };
}

const isComputer = ({ platform }: CompanyDevice) => ['Mac', 'Windows', 'Linux'].includes(platform);

function common(device: CompanyDevice): Row {
  const { number, name, os, platform, scanned_at, seen_at, enrolled_at } = device;
  const scanned = scanned_at.toISOString();
  return {
    id: number,
    created_at: enrolled_at.toISOString(),
    updated_at: seen_at.toISOString(),
    detail_updated_at: scanned,
    label_updated_at: scanned,
    policy_updated_at: isComputer(device) ? scanned : '2000-01-01T00:00:00Z',
    last_enrolled_at: enrolled_at.toISOString(),
    last_restarted_at: '0001-01-01T00:00:00Z',
    seen_time: seen_at.toISOString(),
    hostname: name.toLowerCase(),
    computer_name: name,
    display_name: name,
    uuid: device.udid,
    platform: PLATFORMS[platform],
    platform_like: platform === 'Linux' ? 'debian' : PLATFORMS[platform],
    osquery_version: isComputer(device) ? '5.23.1' : '',
    os_version: `${os.name} ${os.version}${platform === 'Linux' ? ' LTS' : ''}`,
    build: platform === 'Linux' ? '' : os.build,
    hardware_vendor: device.manufacturer,
    ...modelOf(device),
    hardware_serial: device.serial,
    primary_mac: device.mac_addresses[0]?.toLowerCase() ?? '',
    primary_ip: '198.51.100.24',
    team_id: 1,
    team_name: 'Workstations',
    status: 'online',
    mdm: mdmOf(device),
  };
}

/** Apple's own ids, and the type codes of Lenovo. */
function modelOf({ manufacturer, model, model_id }: CompanyDevice): Row {
  const isCode = manufacturer === 'Apple' || manufacturer === 'LENOVO';
  return {
    hardware_model: isCode ? model_id : model,
    hardware_version: manufacturer === 'LENOVO' ? model : '',
  };
}

function mdmOf({ platform, managed, owned_by }: CompanyDevice): Row {
  const isManaged = managed && platform !== 'Linux' && platform !== 'ChromeOS';
  const status = owned_by === 'personal' ? 'On (personal)' : 'On (automatic)';
  return {
    enrollment_status: isManaged ? status : null,
    name: isManaged ? 'Fleet' : '',
    server_url: isManaged ? 'https://fleet.example.com/mdm' : null,
    connected_to_fleet: isManaged,
    encryption_key_available: false,
    device_status: 'unlocked',
    pending_action: '',
  };
}

/** Fleet's own policies, as it names them; one that has not run responds with nothing. */
function policiesOf(device: CompanyDevice): Row[] {
  const { platform, auto_update: updates, screen_lock } = device;
  const word = { Mac: 'macOS', Windows: 'Windows', Linux: 'Linux' }[platform as string];
  if (word === undefined) return [];
  const not = (value: boolean | undefined) => (value === undefined ? undefined : !value);
  const forAll: [string, boolean | undefined][] = [
    ['Full disk encryption enabled', device.disk_encryption && device.disk_encryption === 'on'],
    ['Firewall enabled', device.firewall],
    ['Screen lock enabled', screen_lock?.on],
    ['Automatic updates enabled', updates?.check],
    ['Automatic update downloads enabled', updates?.download],
    ['Automatic installation of operating system updates is enabled', updates?.install_os],
    ['Automatic security and data file updates is enabled', updates?.install_security],
    ['Installation of application updates is enabled', updates?.install_apps],
  ];
  const ofMac: [string, boolean | undefined][] = [
    ['System Integrity Protection enabled', not(device.rooted)],
    ['Gatekeeper enabled', not(device.unknown_sources)],
  ];
  const named = [...forAll, ...(platform === 'Mac' ? ofMac : [])].map(
    ([name, passes]) => [`${name} (${word})`, passes] as const,
  );
  return [...named, ['Remote login disabled', not(device.remote_login)] as const].map(
    ([name, passes], index) => ({
      id: index + 1,
      name,
      query: 'SELECT 1;',
      description: '',
      resolution: '',
      platform: PLATFORMS[platform],
      critical: false,
      response: passes === undefined ? '' : passes ? 'pass' : 'fail',
    }),
  );
}
