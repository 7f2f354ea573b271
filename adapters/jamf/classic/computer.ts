/** A computer of the Classic API (`computers/id/{id}`), since 9.8. */
import * as z from 'zod';
import { compact, emails, fact, macs } from '../../../shared/adapter-kit/read.ts';
import { canonicalSerial, canonicalUdid } from '../../../shared/identifiers/index.ts';
import type { Facts, Identifiers, MissingUpdate, Software } from '../../../shared/model/record.ts';
import { type AttributeFacts, attributeFacts } from '../attributes.ts';
import { diskEncryption, type Partition, volumesOf } from '../encryption.ts';
import { count, flag, identity, listOf, oneOrMore, section, text, time } from '../payload.ts';
import { platformOf } from '../platform.ts';
import { type JamfRecord, type Reading, systemProtection, updateOf } from '../schema.ts';

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
      report_date_utc: time,
      report_date_epoch: time,
      last_contact_time_utc: time,
      remote_management: section({ managed: flag }),
    }),
    location: identity({ email_address: text }),
    hardware: section({
      make: text,
      model: text,
      os_name: text,
      os_version: text,
      os_build: text,
      sip_status: text,
      gatekeeper_status: text,
      storage: oneOrMore(z.object({ partition: oneOrMore(Volume), partitions: oneOrMore(Volume) })),
    }),
    security: section({ firewall_enabled: flag }),
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
export function readClassicComputer(payload: unknown, { attributes }: Reading): JamfRecord {
  const { computer } = ClassicComputer.parse(payload);
  const { general, hardware } = computer;
  const collected = attributeFacts(attributes, computer.extension_attributes ?? []);
  const managed = general.remote_management?.managed;
  return compact<JamfRecord>({
    id: general.id,
    owners: emails(computer.location?.email_address),
    name: general.name,
    model: hardware?.model,
    manufacturer: hardware?.make,
    platform: platformOf(general.platform, hardware?.os_name),
    os: hardware?.os_name,
    os_version: hardware?.os_version,
    os_build: hardware?.os_build,
    vendor_status: managed === undefined ? undefined : managed ? 'managed' : 'unmanaged',
    last_sync: reportedAt(computer) ?? general.last_contact_time_utc,
    identifiers: compact<Identifiers>({
      serial: canonicalSerial(general.serial_number),
      udid: canonicalUdid(general.udid),
      mac_addresses: macs(general.mac_address, general.alt_mac_address, collected.wireless_mac),
    }),
    facts: factsFrom(computer, collected),
    software: softwareOf(computer),
  });
}

/** `report_date` itself is in the server's own time zone, which it does not tell. */
function reportedAt({ general }: ClassicComputer): string | undefined {
  return general.report_date_utc ?? general.report_date_epoch;
}

function factsFrom(computer: ClassicComputer, collected: AttributeFacts) {
  const { hardware, security } = computer;
  const at = reportedAt(computer);
  const protection = systemProtection(hardware?.sip_status, hardware?.gatekeeper_status);
  const partitions = partitionsOf(computer);
  const volumes = volumesOf(partitions);
  const encryption = diskEncryption({ boot: undefined, overall: undefined, enabled: undefined, partitions });
  return compact<Facts>({
    disk_encryption: fact(encryption, at, { volumes: volumes.length > 0 ? volumes : undefined }),
    firewall: fact(security?.firewall_enabled ?? collected.firewall, at),
    rooted: fact(protection.rooted, at, { sip: hardware?.sip_status }),
    unknown_sources: fact(protection.unknown_sources, at, { gatekeeper: hardware?.gatekeeper_status }),
    remote_login: fact(collected.remote_login, at, { ssh: collected.remote_login }),
    auto_update: fact(collected.auto_update, at),
    screen_lock: fact(collected.screen_lock, at),
    missing_updates: fact(updatesOf(computer), at),
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

function softwareOf(computer: ClassicComputer): Software | undefined {
  const { software } = computer;
  if (!software) return undefined;
  const packages = [...(software.installed_by_installer_swu ?? []), ...(software.installed_by_casper ?? [])];
  const receipts = new Set(packages.filter((name) => name !== undefined));
  const services = software.running_services?.filter((name) => name !== undefined);
  const installed = [
    ...(software.applications ?? []).map((item) => compact<{ name: string; version?: string }>(item)),
    ...[...receipts].map((name) => ({ name })),
  ];
  // Their collection can be switched off, and the list is empty then: no computer has none.
  if (installed.length === 0) return undefined;
  return compact<Software>({
    installed,
    services: services?.map((name) => ({ name })),
    at: reportedAt(computer),
  });
}
