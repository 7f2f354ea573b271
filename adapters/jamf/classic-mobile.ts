/** A mobile device of the Classic API (`mobiledevices/id/{id}`). */
import * as z from 'zod';
import {
  canonicalImei,
  canonicalMeid,
  canonicalSerial,
  canonicalUdid,
} from '../../shared/identifiers/index.ts';
import type { DeviceRecord, Identifiers, Software } from '../../shared/model/record.ts';
import { mobileId } from './mobile.ts';
import { compact, flag, identity, listOf, section, text, time } from './payload.ts';
import { mobileSystem } from './platform.ts';
import { fact, factsOf, macsOf, ownersOf, type Reading } from './schema.ts';

const ClassicMobile = z.object({
  mobile_device: z.object({
    general: z.object({
      id: z.union([z.string().min(1), z.number()]).transform(String),
      device_name: text,
      name: text,
      serial_number: text,
      udid: text,
      wifi_mac_address: text,
      bluetooth_mac_address: text,
      os_type: text,
      os_version: text,
      os_build: text,
      model: text,
      managed: flag,
      last_inventory_update_utc: time,
      last_inventory_update_epoch: time,
    }),
    location: identity({ email_address: text }),
    network: section({ imei: text, meid: text }),
    security: section({
      data_protection: flag,
      passcode_present: flag,
      jailbreak_detected: z.unknown().optional(),
    }),
    applications: listOf(
      z.object({
        application_name: z.string().min(1),
        application_version: text,
        application_short_version: text,
      }),
    ),
  }),
});
type ClassicMobile = z.output<typeof ClassicMobile>['mobile_device'];

/** @throws Error for what is no mobile device */
export function readClassicMobile(payload: unknown, { synced_at }: Reading): DeviceRecord {
  const { mobile_device: device } = ClassicMobile.parse(payload);
  const { general } = device;
  const imei = canonicalImei(device.network?.imei);
  return compact<DeviceRecord>({
    v: 1,
    source: 'jamf',
    id: mobileId(general.id),
    owners: ownersOf(device.location?.email_address),
    name: general.device_name ?? general.name,
    model: general.model,
    manufacturer: 'Apple',
    type: general.os_type,
    ...mobileSystem(general.os_type, general.model),
    os_version: general.os_version,
    os_build: general.os_build,
    vendor_status: general.managed === undefined ? undefined : general.managed ? 'managed' : 'unmanaged',
    last_sync: reportedAt(device),
    synced_at,
    identifiers: compact<Identifiers>({
      serial: canonicalSerial(general.serial_number),
      udid: canonicalUdid(general.udid),
      imeis: imei === undefined ? undefined : [imei],
      meid: canonicalMeid(device.network?.meid),
      mac_addresses: macsOf(general.wifi_mac_address, general.bluetooth_mac_address),
    }),
    facts: factsFrom(device),
    software: softwareOf(device),
  });
}

function reportedAt({ general }: ClassicMobile): string | undefined {
  return general.last_inventory_update_utc ?? general.last_inventory_update_epoch;
}

function factsFrom(device: ClassicMobile) {
  const { security } = device;
  const at = reportedAt(device);
  const lock = security?.passcode_present;
  const protectedData = security?.data_protection;
  return factsOf({
    disk_encryption: fact(protectedData === undefined ? undefined : protectedData ? 'on' : 'off', at),
    screen_lock: fact(lock === undefined ? undefined : { on: lock }, at),
    rooted: fact(jailBroken(security?.jailbreak_detected), at),
  });
}

/** "Normal" or a word for what was found; `true` and `false` in some versions. */
function jailBroken(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (['normal', 'false', 'no'].includes(word)) return false;
  return ['true', 'yes', 'jailbroken', 'compromised'].includes(word) ? true : undefined;
}

function softwareOf(device: ClassicMobile): Software | undefined {
  return (
    device.applications &&
    compact<Software>({
      installed: device.applications.map((item) =>
        compact<{ name: string; version?: string }>({
          name: item.application_name,
          version: item.application_short_version ?? item.application_version,
        }),
      ),
      at: reportedAt(device),
    })
  );
}
