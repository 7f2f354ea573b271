/** A mobile device of the Classic API (`mobiledevices/id/{id}`). */
import * as z from 'zod';
import { compact, fact, imeis, labels, macs } from '../../../shared/adapter-kit/read.ts';
import { canonicalMeid, canonicalSerial, canonicalUdid } from '../../../shared/identifiers/index.ts';
import type { Facts, Identifiers } from '../../../shared/model/record.ts';
import { factsFor, mobileId, ownedBy } from '../mobile.ts';
import { ownersOf } from '../owners.ts';
import { flag, identity, inventoryTime, listOf, looked, raw, said, section, text } from '../payload.ts';
import { mobileSystem } from '../platform.ts';
import type { JamfRecord, Reading } from '../schema.ts';
import { softwareOf } from '../software.ts';

const ClassicMobile = z.object({
  mobile_device: z.object({
    general: z.object({
      id: z.union([z.string().min(1), z.number()]).transform(String),
      device_name: said,
      name: said,
      serial_number: text,
      udid: text,
      wifi_mac_address: text,
      bluetooth_mac_address: text,
      os_type: said,
      os_version: said,
      os_build: said,
      model: said,
      model_identifier: said,
      managed: flag,
      device_ownership_level: text,
      site: section({ name: text }),
      last_inventory_update_utc: raw,
      last_inventory_update_epoch: raw,
    }),
    location: identity({ email_address: raw, username: raw, department: text }),
    network: section({ imei: text, meid: text }),
    security: section({
      data_protection: flag,
      passcode_present: flag,
      passcode_compliant: flag,
      jailbreak_detected: z.unknown().optional(),
    }),
    applications: listOf(
      z.object({
        application_name: z.string().min(1),
        application_version: said,
        application_short_version: said,
      }),
    ),
  }),
});
type ClassicMobile = z.output<typeof ClassicMobile>['mobile_device'];

/** @throws Error for what is no mobile device */
export function readClassicMobile(
  payload: unknown,
  reading: Pick<Reading, 'username_domain'> = {},
): JamfRecord {
  const { mobile_device: device } = ClassicMobile.parse(payload);
  const { general, location } = device;
  const { at } = reportedAt(device);
  const system = mobileSystem(general.os_type, general.model_identifier ?? general.model);
  return compact<JamfRecord>({
    id: mobileId(general.id),
    owners: ownersOf(location?.email_address, location?.username, reading.username_domain),
    name: general.device_name ?? general.name,
    model: general.model,
    model_identifier: general.model_identifier,
    manufacturer: 'Apple',
    type: general.os_type,
    ...system,
    os_version: general.os_version,
    os_build: general.os_build,
    owned_by: ownedBy(general.device_ownership_level),
    labels: labels(general.site?.name, location?.department),
    vendor_status: general.managed === undefined ? undefined : general.managed ? 'managed' : 'unmanaged',
    last_sync: at,
    identifiers: compact<Identifiers>({
      serial: canonicalSerial(general.serial_number),
      udid: canonicalUdid(general.udid),
      imeis: imeis(device.network?.imei),
      meid: canonicalMeid(device.network?.meid),
      mac_addresses: macs(general.wifi_mac_address, general.bluetooth_mac_address),
    }),
    facts: factsFor(system, factsFrom(device)),
    software: softwareOf({
      applications: device.applications?.map((item) => ({
        name: item.application_name,
        version: item.application_short_version ?? item.application_version,
      })),
      at,
    }),
  });
}

const reportedAt = ({ general }: ClassicMobile) =>
  inventoryTime(general.last_inventory_update_utc, general.last_inventory_update_epoch);

function factsFrom(device: ClassicMobile) {
  const { security } = device;
  const { at, never } = reportedAt(device);
  const lock = looked(security?.passcode_present, never);
  const protectedData = looked(security?.data_protection, never);
  return compact<Facts>({
    disk_encryption: fact(protectedData === undefined ? undefined : protectedData ? 'on' : 'off', at),
    screen_lock: fact(lock === undefined ? undefined : { on: lock }, at, {
      passcode_compliant: security?.passcode_compliant,
    }),
    rooted: fact(looked(jailBroken(security?.jailbreak_detected), never), at),
  });
}

/** "Normal" or a word for what was found; `true` and `false` in some versions. */
function jailBroken(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (['normal', 'false', 'no'].includes(word)) return false;
  return ['true', 'yes', 'jailbroken', 'compromised'].includes(word) ? true : undefined;
}
