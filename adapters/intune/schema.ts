/** What Intune says of a device → a record with facts. Pure; it never judges. What was not collected is absent. */
import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import {
  compact,
  day,
  type Fields,
  fact,
  flag,
  imeis,
  instant,
  labels,
  list,
  macs,
  meaning,
  object,
  said,
  text,
} from '../../shared/adapter-kit/read.ts';
import { isGone } from '../../shared/adapter-kit/states.ts';
import {
  canonicalEntraDeviceId,
  canonicalMeid,
  canonicalSerial,
  canonicalUdid,
} from '../../shared/identifiers/index.ts';
import type {
  DeviceRecord,
  Facts,
  Identifiers,
  Platform,
  RecordPart,
  Software,
} from '../../shared/model/record.ts';
import { complianceOf, TOLD_BY_POLICIES } from './compliance.ts';
import { type Details, known } from './details.ts';
import { encryptionOf } from './encryption.ts';
import { ownersOf } from './owners.ts';
import { defenderOf } from './protection.ts';
import { platformOf, versionOf } from './system.ts';

/** @throws TypeError for what is no device */
export function toRecord(
  answer: unknown,
  details: Details,
  domains: readonly string[],
): Unstamped<DeviceRecord> {
  const row = object(answer);
  const id = text(row?.id);
  if (!row || !id) throw new TypeError('It has no id.');
  // A row of beta has these fields itself, and empty.
  const single = { ...row, ...known(details.hardware) };
  const platform = platformOf(row.operatingSystem);
  const last_sync = instant(row.lastSyncDateTime);
  const owned_by = meaning(OWNED_BY, row.managedDeviceOwnerType);
  const facts = factsOf(row, details, platform, last_sync);
  const software = softwareOf(known(details.apps) ?? row, platform, owned_by);
  return compact({
    id,
    owners: ownersOf(row, domains),
    name: said(row.deviceName),
    model: said(row.model),
    manufacturer: said(row.manufacturer),
    type: said(single.chassisType),
    platform,
    os: said(row.operatingSystem),
    ...versionOf(row.osVersion),
    os_edition:
      platform === 'Windows' ? said(object(single.hardwareInformation)?.operatingSystemEdition) : undefined,
    security_patch_level: platform === 'Android' ? day(row.androidSecurityPatchLevel) : undefined,
    owned_by,
    // One category a device; "Unknown" is how Intune writes that there is none.
    labels: labels(row.deviceCategoryDisplayName),
    vendor_status: said(row.complianceState),
    gone: isGone(single.managementState),
    enrolled_at: instant(row.enrolledDateTime),
    last_sync,
    missing: missingOf(details, platform, { ...facts, software }),
    identifiers: identifiersOf(single),
    facts,
    software,
  });
}

const OWNED_BY = { company: 'company', personal: 'personal' } as const;

function identifiersOf(single: Fields): Identifiers {
  const radios = imeis(single.imei);
  const meid = canonicalMeid(single.meid);
  return compact({
    serial: canonicalSerial(single.serialNumber),
    udid: canonicalUdid(single.udid),
    entra_device_id: canonicalEntraDeviceId(single.azureADDeviceId),
    imeis: radios,
    // Phones without a MEID of their own have the beginning of the IMEI there.
    meid: radios?.some((imei) => meid !== undefined && imei.startsWith(meid)) ? undefined : meid,
    mac_addresses: macs(single.wiFiMacAddress, single.ethernetMacAddress),
  });
}

function factsOf(
  row: Fields,
  { encryption, settings, protection }: Details,
  platform: Platform | undefined,
  at: string | undefined,
): Facts {
  const compliance = complianceOf(known(settings) ?? [], platform, at);
  const evidence = {
    state: known(encryption),
    listed: flag(row.isEncrypted),
    // A computer that is not in the report has not told, and in the list that is `false`.
    isKnown: encryption !== 'none' && wasInventoried(row),
    required: compliance.encrypted,
  };
  return compact({
    disk_encryption: encryptionOf(evidence, platform, at),
    ...compliance.facts,
    // Computers have "Unknown" there, or a word that means nothing.
    ...(isHandheld(platform) && compact({ rooted: fact(broken(row), at) ?? compliance.facts.rooted })),
    agents: platform === 'Windows' ? defenderOf(known(protection), at) : undefined,
  });
}

/** Serial or owner are there once a device has been inventoried. */
const wasInventoried = (row: Fields): boolean =>
  [row.serialNumber, row.userPrincipalName, row.emailAddress].some((value) => text(value) !== undefined);

const isHandheld = (platform: Platform | undefined) => platform === 'iOS' || platform === 'Android';

/** Words, not switches: "True", "False", "Unknown". */
const broken = ({ jailBroken }: Fields): boolean | undefined =>
  flag(jailBroken) ?? meaning({ true: true, false: false }, jailBroken);

/**
 * On a personal device Intune lists what the company has installed, and nothing else; elsewhere than on Windows an agent
 * may run without being an application. Those lists tell only what is there. An empty one was not collected.
 */
function softwareOf(
  apps: Fields,
  platform: Platform | undefined,
  owned_by: DeviceRecord['owned_by'],
): Software | undefined {
  const installed = list(apps.detectedApps).flatMap((entry) => {
    const app = object(entry);
    const name = said(app?.displayName);
    return name === undefined ? [] : [compact({ name, version: said(app?.version) })];
  });
  if (installed.length === 0) return undefined;
  const isWhole =
    platform === 'Windows' && owned_by === 'company' && apps['detectedApps@odata.nextLink'] === undefined;
  return compact({ installed, looked_for: isWhole ? undefined : [] });
}

/** What was refused, as parts of the record; not what another answer has told. */
function missingOf(
  details: Details,
  platform: Platform | undefined,
  told: Readonly<Record<string, unknown>>,
): RecordPart[] | undefined {
  const parts: RecordPart[] = [];
  if (details.hardware === 'missing') parts.push('system', 'identifiers');
  if (details.encryption === 'missing') parts.push('disk_encryption');
  if (details.settings === 'missing')
    parts.push(...((platform && TOLD_BY_POLICIES[platform]) ?? []), 'disk_encryption');
  if (details.protection === 'missing') parts.push('agents');
  if (details.apps === 'missing') parts.push('software');
  const missing = [...new Set(parts)].filter((part) => told[part] === undefined);
  return missing.length > 0 ? missing : undefined;
}
