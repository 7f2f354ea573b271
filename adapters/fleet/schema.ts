/** What Fleet says of a host → a record with facts. Pure; it never judges. What was not collected is absent. */
import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import {
  compact,
  emails,
  type Fields,
  fact,
  flag,
  instant,
  labels,
  list,
  macs,
  object,
  said,
  text,
} from '../../shared/adapter-kit/read.ts';
import { isGone } from '../../shared/adapter-kit/states.ts';
import { canonicalSerial, canonicalUdid } from '../../shared/identifiers/index.ts';
import type { DeviceRecord, Facts, Software } from '../../shared/model/record.ts';
import type { Config } from './config.ts';
import { checksOf, policyFacts } from './policies.ts';
import { systemOf } from './system.ts';

/** Fleet's own word for never, where its database takes no zero. */
const NEVER = '2000-01-01T00:00:00.000Z';

/** Chromebooks and Androids are known by what their directories call them, which no hardware does. */
const WITH_UUID = new Set(['Mac', 'Windows', 'Linux', 'iOS']);

export type Reading = Pick<Config, 'policies' | 'chrome_profiles'>;

/**
 * @param host as its own page tells it
 * @param row as the list does, which may name people whom the page leaves out, and the other way round
 * @throws TypeError for what is no host
 */
export function toRecord(host: Fields, row: Fields | undefined, reading: Reading): Unstamped<DeviceRecord> {
  const id = text(host.id);
  if (!id) throw new TypeError('It has no id.');
  const mdm = object(host.mdm);
  const system = systemOf(host);
  const model = said(host.hardware_model);
  const ofApple = /^[A-Za-z]+\d+,\d+$/.exec(model ?? '')?.[0];
  const enrollment = said(mdm?.enrollment_status);
  return compact<Unstamped<DeviceRecord>>({
    id,
    owners: ownersOf(host, row, reading.chrome_profiles),
    name: said(host.computer_name) ?? said(host.display_name) ?? said(host.hostname),
    // Apple's own id, `MacBookPro18,1`, is no name that people know.
    model: ofApple === undefined ? (nameOfModel(host) ?? model) : undefined,
    model_identifier: ofApple,
    manufacturer: said(host.hardware_vendor),
    ...system,
    owned_by: ownedBy(enrollment),
    labels: labelsOf(host),
    vendor_status: enrollment,
    gone: isGone(mdm?.device_status),
    enrolled_at: time(host.last_enrolled_at),
    // What Fleet shows of a device is of then. It speaks to its server every few seconds, whether or not that brings any.
    last_sync: time(host.detail_updated_at),
    identifiers: compact({
      serial: canonicalSerial(host.hardware_serial),
      udid: WITH_UUID.has(system.platform ?? '') ? canonicalUdid(host.uuid) : undefined,
      mac_addresses: macs(host.primary_mac),
    }),
    facts: factsOf(host, system, reading),
    software: softwareOf(host, system),
  });
}

function time(value: unknown): string | undefined {
  const at = instant(value);
  return at === NEVER ? undefined : at;
}

/** Lenovo keeps a type code in the model; the name that people know is in the version. */
const nameOfModel = ({ hardware_vendor, hardware_version }: Fields): string | undefined =>
  /^lenovo$/i.test(text(hardware_vendor) ?? '') ? said(hardware_version) : undefined;

/** Enrolled by the maker's programme for companies, or by the person's own account. */
function ownedBy(enrollment = ''): DeviceRecord['owned_by'] {
  if (/\b(personal|byod)\b/i.test(enrollment)) return 'personal';
  return /\b(automatic|company-owned)\b/i.test(enrollment) ? 'company' : undefined;
}

/** The team (a "fleet" since 2026), and labels that somebody made. */
function labelsOf(host: Fields): string[] | undefined {
  const own = list(host.labels)
    .map(object)
    .filter((label) => text(label?.label_type) === 'regular');
  return labels(host.team_name, host.fleet_name, ...own.map((label) => label?.name));
}

const PROFILES = 'google_chrome_profiles';

/**
 * Everybody whom the identity provider, an administrator or the installer names; else those whose profiles of Chrome are
 * on it: anybody may sign in to one on a colleague's computer.
 */
function ownersOf(host: Fields, row: Fields | undefined, chromeProfiles: boolean): string[] {
  const users = list(host.end_users).map(object);
  const mapped = [
    ...list(row?.device_mapping),
    ...list(host.device_mapping),
    ...users.flatMap((user) => list(user?.other_emails)),
  ].map(object);
  const mails = (isProfile: boolean) =>
    mapped.filter((entry) => (text(entry?.source) === PROFILES) === isProfile).map((entry) => entry?.email);
  const named = emails(...users.map((user) => user?.idp_username), ...mails(false));
  return named.length > 0 || !chromeProfiles ? named : emails(...mails(true));
}

/** Only what has its time: what never ran told nothing. The host's own flag counts before a policy. */
function factsOf(host: Fields, { platform, os_version }: System, { policies }: Reading): Facts {
  const detailed = time(host.detail_updated_at);
  const asked = time(host.policy_updated_at);
  const encrypted = detailed === undefined ? undefined : flag(host.disk_encryption_enabled);
  const blind = platform === 'Mac' && seesNoFirewall(host, os_version) ? ['firewall'] : [];
  return {
    ...(asked !== undefined && policyFacts(checksOf(host), policies, asked, new Set(blind))),
    ...(encrypted !== undefined && {
      disk_encryption: fact<'on' | 'off'>(encrypted ? 'on' : 'off', detailed, { covers: 'system_volume' }),
    }),
  } as Facts;
}

type System = Pick<DeviceRecord, 'platform' | 'os_version'>;

/** Since macOS 15 the agent finds no state of the firewall before its version 5.14, so a policy about it fails there. */
function seesNoFirewall({ osquery_version }: Fields, system = ''): boolean {
  const [major = 0, minor = 0] = (said(osquery_version) ?? '').split('.').map(Number);
  return Number.parseInt(system, 10) >= 15 && (major < 5 || (major === 5 && minor < 14));
}

/** Parts of programs in some language, which may be called like an application. */
const LIBRARIES = /^(python|npm|atom|go)_/;

/** An empty list was not collected: no computer has no programs. */
function softwareOf(host: Fields, { platform }: System): Software | undefined {
  const items = list(host.software).map((entry) => {
    const { name, version, source } = object(entry) ?? {};
    return { name: said(name), version: said(version), isLibrary: LIBRARIES.test(text(source) ?? '') };
  });
  const installed = items.flatMap(({ name, version, isLibrary }) =>
    name === undefined || isLibrary ? [] : [compact({ name, version })],
  );
  if (installed.length === 0) return undefined;
  const at = time(host.software_updated_at) ?? time(host.detail_updated_at);
  // No services and no receipts of installers: on a Mac an agent without an application is not among them.
  const isWhole = platform !== 'Mac' && items.every(({ name }) => name !== undefined);
  return compact<Software>({ installed, at, looked_for: isWhole ? undefined : [] });
}
