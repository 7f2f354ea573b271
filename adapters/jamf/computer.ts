/** A computer of the Jamf Pro API, versions 1 to 4 of its inventory. */
import * as z from 'zod';
import { compact, fact, labels, macs } from '../../shared/adapter-kit/read.ts';
import { canonicalSerial, canonicalUdid } from '../../shared/identifiers/index.ts';
import type { Facts, Identifiers } from '../../shared/model/record.ts';
import { type AttributeFacts, attributeFacts, type Collected } from './attributes.ts';
import { encryptionOf } from './encryption.ts';
import { ownersOf } from './owners.ts';
import {
  count,
  flag,
  identity,
  inventoryTime,
  listOf,
  looked,
  raw,
  said,
  section,
  text,
  time,
} from './payload.ts';
import { platformOf } from './platform.ts';
import { type JamfRecord, type Reading, remoteLogin, secureBoot, systemProtection } from './schema.ts';
import { softwareOf } from './software.ts';
import { collectedUpdates, updatesIn } from './updates.ts';

const ExtensionAttributes = listOf(z.object({ name: text, enabled: flag, values: listOf(text) }));
const Partition = z.object({
  name: text,
  partitionType: text,
  fileVault2State: text,
  fileVault2ProgressPercent: count,
});
const Named = z.object({ name: said });

const Computer = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  udid: text,
  general: section({
    name: said,
    platform: text,
    remoteManagement: section({ managed: flag }),
    site: section({ name: text }),
    reportDate: raw,
    lastContact: time,
    lastContactTime: time,
    extensionAttributes: ExtensionAttributes,
  }),
  hardware: identity({
    make: said,
    model: said,
    modelIdentifier: said,
    serialNumber: text,
    macAddress: text,
    altMacAddress: text,
    extensionAttributes: ExtensionAttributes,
  }),
  userAndLocation: identity({ email: raw, username: raw, extensionAttributes: ExtensionAttributes }),
  operatingSystem: section({
    name: said,
    version: said,
    build: said,
    fileVault2Status: text,
    extensionAttributes: ExtensionAttributes,
  }),
  purchasing: section({ extensionAttributes: ExtensionAttributes }),
  diskEncryption: section({
    fileVault2Enabled: flag,
    bootPartitionEncryptionDetails: section({ partitionFileVault2State: text }),
  }),
  storage: section({ disks: listOf(z.object({ partitions: listOf(Partition) })) }),
  security: section({
    firewallEnabled: flag,
    remoteDesktopEnabled: flag,
    sipStatus: text,
    gatekeeperStatus: text,
    secureBootLevel: text,
  }),
  softwareUpdates: raw,
  applications: listOf(
    z.object({ name: z.string().min(1), version: said, cfBundleShortVersionString: said }),
  ),
  services: listOf(Named),
  packageReceipts: section({ installedByInstallerSwu: listOf(said), installedByJamfPro: listOf(said) }),
  extensionAttributes: ExtensionAttributes,
});
type Computer = z.output<typeof Computer>;

/** @throws Error for what is no computer, or whose identity or owner is garbage */
export function readComputer(payload: unknown, reading: Reading): JamfRecord {
  const computer = Computer.parse(payload);
  const { general, hardware, operatingSystem } = computer;
  const collected = attributeFacts(reading.attributes, collectedOf(computer));
  const { at } = inventoryTime(general?.reportDate);
  const managed = general?.remoteManagement?.managed;
  return compact<JamfRecord>({
    id: computer.id,
    owners: ownersOf(
      computer.userAndLocation?.email,
      computer.userAndLocation?.username,
      reading.username_domain,
    ),
    name: general?.name,
    model: hardware?.model,
    model_identifier: hardware?.modelIdentifier,
    manufacturer: hardware?.make,
    platform: platformOf(general?.platform, operatingSystem?.name),
    os: operatingSystem?.name,
    os_version: operatingSystem?.version,
    os_build: operatingSystem?.build,
    labels: labels(general?.site?.name, collected.department),
    vendor_status: managed === undefined ? undefined : managed ? 'managed' : 'unmanaged',
    last_sync: at ?? general?.lastContact ?? general?.lastContactTime,
    identifiers: compact<Identifiers>({
      serial: canonicalSerial(hardware?.serialNumber),
      udid: canonicalUdid(computer.udid),
      mac_addresses: macs(hardware?.macAddress, hardware?.altMacAddress, collected.wireless_mac),
    }),
    facts: computerFacts(computer, collected, reading),
    software: softwareOf({ ...inventoryOf(computer), at }),
  });
}

/** All facts of a computer are of the time of its inventory report. */
function computerFacts(computer: Computer, collected: AttributeFacts, reading: Reading) {
  const { security, operatingSystem, softwareUpdates } = computer;
  const { at, never } = inventoryTime(computer.general?.reportDate);
  const protection = systemProtection(security?.sipStatus, security?.gatekeeperStatus);
  const evidence = {
    boot: computer.diskEncryption?.bootPartitionEncryptionDetails?.partitionFileVault2State,
    partitions: partitionsOf(computer),
    overall: operatingSystem?.fileVault2Status,
    enabled: looked(computer.diskEncryption?.fileVault2Enabled, never),
  };
  const updates = updatesIn(softwareUpdates, 'packageName');
  return compact<Facts>({
    disk_encryption: encryptionOf(evidence, at),
    firewall: fact(looked(security?.firewallEnabled, never) ?? collected.firewall, at),
    rooted: fact(protection.rooted, at, { sip: security?.sipStatus }),
    secure_boot: fact(secureBoot(security?.secureBootLevel), at, { level: security?.secureBootLevel }),
    unknown_sources: fact(protection.unknown_sources, at, { gatekeeper: security?.gatekeeperStatus }),
    remote_login: fact(remoteLogin(collected.remote_login, security?.remoteDesktopEnabled), at, {
      ssh: collected.remote_login,
      remote_desktop: security?.remoteDesktopEnabled,
    }),
    auto_update: fact(collected.auto_update, at),
    screen_lock: fact(collected.screen_lock, at),
    missing_updates: fact(collectedUpdates(updates, reading), at),
  });
}

/** Where an attribute is shown in Jamf Pro decides in which of six places it is sent. A disabled one is a leftover. */
function collectedOf(computer: Computer): Collected[] {
  const places = [
    computer.extensionAttributes,
    computer.general?.extensionAttributes,
    computer.hardware?.extensionAttributes,
    computer.operatingSystem?.extensionAttributes,
    computer.userAndLocation?.extensionAttributes,
    computer.purchasing?.extensionAttributes,
  ];
  return places
    .flatMap((place) => place ?? [])
    .filter(({ enabled }) => enabled !== false)
    .map(({ name, values }) => ({ name, value: values?.find((value) => value !== undefined) }));
}

function partitionsOf({ storage }: Computer) {
  const partitions = storage?.disks?.flatMap((disk) => disk.partitions ?? []) ?? [];
  return partitions.map((partition) => ({
    name: partition.name,
    type: partition.partitionType,
    state: partition.fileVault2State,
    percent: partition.fileVault2ProgressPercent,
  }));
}

function inventoryOf({ applications, services, packageReceipts }: Computer) {
  return {
    applications: applications?.map(({ name, version, cfBundleShortVersionString }) => ({
      name,
      version: cfBundleShortVersionString ?? version,
    })),
    receipts: [
      ...(packageReceipts?.installedByInstallerSwu ?? []),
      ...(packageReceipts?.installedByJamfPro ?? []),
    ],
    services: services?.map(({ name }) => name),
  };
}
