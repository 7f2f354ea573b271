/** A computer of the Classic API (`computers/id/{id}`), since 9.8. */
import * as z from 'zod';
import { compact, fact, macs } from '../../../shared/adapter-kit/read.ts';
import { canonicalSerial, canonicalUdid } from '../../../shared/identifiers/index.ts';
import type { Facts, Identifiers, MissingUpdate } from '../../../shared/model/record.ts';
import { type AttributeFacts, attributeFacts } from '../attributes.ts';
import { encryptionOf, type Partition } from '../encryption.ts';
import { labelsOf } from '../labels.ts';
import { ownersOf } from '../owners.ts';
import {
  count,
  flag,
  identity,
  inventoryTime,
  listOf,
  looked,
  oneOrMore,
  raw,
  section,
  text,
  time,
} from '../payload.ts';
import { platformOf } from '../platform.ts';
import {
  collectedUpdates,
  type JamfRecord,
  type Reading,
  secureBoot,
  systemProtection,
  updateOf,
} from '../schema.ts';
import { softwareOf } from '../software.ts';

const Volume = z.object({ name: text, type: text, filevault2_status: text, filevault2_percent: count });
// One that cannot be read is still one that is missing.
const Update = z
  .object({ name: text, package_name: text, version: text })
  .catch({ name: undefined, package_name: undefined, version: undefined });

const ClassicComputer = z.object({
  computer: z.object({
    general: z.object({
      id: z.union([z.string().min(1), z.number()]).transform(String),
      name: text,
      udid: text,
      platform: text,
      serial_number: text,
      mac_address: text,
      alt_mac_address: text,
      report_date_utc: raw,
      report_date_epoch: raw,
      last_contact_time_utc: time,
      remote_management: section({ managed: flag }),
      site: section({ name: text }),
    }),
    location: identity({ email_address: raw, username: raw, department: text }),
    hardware: section({
      make: text,
      model: text,
      model_identifier: text,
      os_name: text,
      os_version: text,
      os_build: text,
      sip_status: text,
      gatekeeper_status: text,
      storage: oneOrMore(z.object({ partition: oneOrMore(Volume), partitions: oneOrMore(Volume) })),
    }),
    security: section({ firewall_enabled: flag, secure_boot_level: text }),
    software: section({
      available_updates: section({ update: oneOrMore(Update) }),
      available_software_updates: listOf(text),
      running_services: listOf(text),
      applications: listOf(z.object({ name: z.string().min(1), version: text })),
      installed_by_installer_swu: listOf(text),
      installed_by_casper: listOf(text),
    }),
    extension_attributes: listOf(z.object({ name: text, value: text })),
  }),
});
type ClassicComputer = z.output<typeof ClassicComputer>['computer'];

/** @throws Error for what is no computer */
export function readClassicComputer(payload: unknown, reading: Reading): JamfRecord {
  const { computer } = ClassicComputer.parse(payload);
  const { general, hardware, location } = computer;
  const { at } = reportedAt(computer);
  const collected = attributeFacts(reading.attributes, computer.extension_attributes ?? []);
  const managed = general.remote_management?.managed;
  return compact<JamfRecord>({
    id: general.id,
    owners: ownersOf(location?.email_address, location?.username, reading.username_domain),
    name: general.name,
    model: hardware?.model,
    model_identifier: hardware?.model_identifier,
    manufacturer: hardware?.make,
    platform: platformOf(general.platform, hardware?.os_name),
    os: hardware?.os_name,
    os_version: hardware?.os_version,
    os_build: hardware?.os_build,
    labels: labelsOf(general.site?.name, location?.department, collected.department),
    vendor_status: managed === undefined ? undefined : managed ? 'managed' : 'unmanaged',
    last_sync: at ?? general.last_contact_time_utc,
    identifiers: compact<Identifiers>({
      serial: canonicalSerial(general.serial_number),
      udid: canonicalUdid(general.udid),
      mac_addresses: macs(general.mac_address, general.alt_mac_address, collected.wireless_mac),
    }),
    facts: factsFrom(computer, collected, reading),
    software: softwareOf({ ...inventoryOf(computer), at }),
  });
}

/** `report_date` itself is in the server's own time zone, which it does not tell. */
const reportedAt = ({ general }: ClassicComputer) =>
  inventoryTime(general.report_date_utc, general.report_date_epoch);

function factsFrom(computer: ClassicComputer, collected: AttributeFacts, reading: Reading) {
  const { hardware, security } = computer;
  const { at, never } = reportedAt(computer);
  const protection = systemProtection(hardware?.sip_status, hardware?.gatekeeper_status);
  const evidence = { boot: undefined, overall: undefined, enabled: undefined };
  return compact<Facts>({
    disk_encryption: encryptionOf({ ...evidence, partitions: partitionsOf(computer) }, at),
    firewall: fact(looked(security?.firewall_enabled, never) ?? collected.firewall, at),
    rooted: fact(protection.rooted, at, { sip: hardware?.sip_status }),
    secure_boot: fact(secureBoot(security?.secure_boot_level), at, { level: security?.secure_boot_level }),
    unknown_sources: fact(protection.unknown_sources, at, { gatekeeper: hardware?.gatekeeper_status }),
    remote_login: fact(collected.remote_login, at, { ssh: collected.remote_login }),
    auto_update: fact(collected.auto_update, at),
    screen_lock: fact(collected.screen_lock, at),
    missing_updates: fact(collectedUpdates(updatesOf(computer), reading), at),
  });
}

/** One `partition` in old versions, `partitions` in new ones. */
function partitionsOf({ hardware }: ClassicComputer): Partition[] {
  const volumes = hardware?.storage?.flatMap((disk) => disk.partitions ?? disk.partition ?? []) ?? [];
  return volumes.map((volume) => ({
    name: volume.name,
    type: volume.type,
    state: volume.filevault2_status,
    percent: volume.filevault2_percent,
  }));
}

/** Two lists of the same updates: one with names and packages, one with package names only. */
function updatesOf({ software }: ClassicComputer): MissingUpdate[] | undefined {
  const detailed = software?.available_updates?.update;
  const names = software?.available_software_updates?.filter((name) => name !== undefined);
  if (!detailed && !names) return undefined;
  const known = new Set(detailed?.flatMap(({ name, package_name }) => [name, package_name]));
  return [
    ...(detailed ?? []).map(({ name, package_name, version }) => updateOf(name, package_name, version)),
    ...(names ?? []).filter((name) => !known.has(name)).map((name) => updateOf(name)),
  ];
}

function inventoryOf({ software }: ClassicComputer) {
  return {
    applications: software?.applications,
    receipts: [...(software?.installed_by_installer_swu ?? []), ...(software?.installed_by_casper ?? [])],
    services: software?.running_services,
  };
}
