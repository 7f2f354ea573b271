/** A computer of the Classic API (`computers/id/{id}`), since 9.8. */
import * as z from 'zod';
import { compact, fact, labels, macs, object } from '../../../shared/adapter-kit/read.ts';
import { canonicalSerial, canonicalUdid } from '../../../shared/identifiers/index.ts';
import type { Facts, Identifiers } from '../../../shared/model/record.ts';
import { type AttributeFacts, attributeFacts } from '../attributes.ts';
import { encryptionOf, type Partition } from '../encryption.ts';
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
  said,
  section,
  text,
  time,
} from '../payload.ts';
import { platformOf } from '../platform.ts';
import { type JamfRecord, type Reading, secureBoot, systemProtection } from '../schema.ts';
import { softwareOf } from '../software.ts';
import { collectedUpdates, updateOf, updatesIn } from '../updates.ts';

const Volume = z.object({ name: text, type: text, filevault2_status: text, filevault2_percent: count });

const ClassicComputer = z.object({
  computer: z.object({
    general: z.object({
      id: z.union([z.string().min(1), z.number()]).transform(String),
      name: said,
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
      make: said,
      model: said,
      model_identifier: said,
      os_name: said,
      os_version: said,
      os_build: said,
      sip_status: text,
      gatekeeper_status: text,
      storage: oneOrMore(z.object({ partition: oneOrMore(Volume), partitions: oneOrMore(Volume) })),
    }),
    security: section({ firewall_enabled: flag, secure_boot_level: text }),
    software: section({
      available_updates: section({ update: raw }),
      available_software_updates: listOf(said),
      running_services: listOf(said),
      applications: listOf(z.object({ name: z.string().min(1), version: said })),
      installed_by_installer_swu: listOf(said),
      installed_by_casper: listOf(said),
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
    labels: labels(general.site?.name, location?.department, collected.department),
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
function updatesOf({ software }: ClassicComputer) {
  const { update } = software?.available_updates ?? {};
  const detailed = updatesIn(object(update) ? [update] : update, 'package_name');
  const names = software?.available_software_updates;
  if (!detailed && !names) return undefined;
  const known = new Set(detailed?.flatMap((one) => [one?.title, one?.id]));
  const others = names?.filter((name) => name === undefined || !known.has(name)) ?? [];
  return [...(detailed ?? []), ...others.map((name) => updateOf(name))];
}

function inventoryOf({ software }: ClassicComputer) {
  return {
    applications: software?.applications,
    receipts: [...(software?.installed_by_installer_swu ?? []), ...(software?.installed_by_casper ?? [])],
    services: software?.running_services,
  };
}
