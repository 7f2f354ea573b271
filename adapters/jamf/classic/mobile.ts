/** A mobile device of the Classic API (`mobiledevices/id/{id}`). */
import * as z from 'zod';
import { compact, emails, fact, imeis, macs } from '../../../shared/adapter-kit/read.ts';
import { canonicalMeid, canonicalSerial, canonicalUdid } from '../../../shared/identifiers/index.ts';
import type { Facts, Identifiers, Software } from '../../../shared/model/record.ts';
import { mobileId } from '../mobile.ts';
import { flag, identity, listOf, section, text, time } from '../payload.ts';
import { mobileSystem } from '../platform.ts';
import type { JamfRecord } from '../schema.ts';

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
export function readClassicMobile(payload: unknown): JamfRecord {
  const { mobile_device: device } = ClassicMobile.parse(payload);
  const { general } = device;
  return compact<JamfRecord>({
    id: mobileId(general.id),
    owners: emails(device.location?.email_address),
    name: general.device_name ?? general.name,
    model: general.model,
    manufacturer: 'Apple',
    type: general.os_type,
    ...mobileSystem(general.os_type, general.model),
    os_version: general.os_version,
    os_build: general.os_build,
    vendor_status: general.managed === undefined ? undefined : general.managed ? 'managed' : 'unmanaged',
    last_sync: reportedAt(device),
    identifiers: compact<Identifiers>({
      serial: canonicalSerial(general.serial_number),
      udid: canonicalUdid(general.udid),
      imeis: imeis(device.network?.imei),
      meid: canonicalMeid(device.network?.meid),
      mac_addresses: macs(general.wifi_mac_address, general.bluetooth_mac_address),
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
  return compact<Facts>({
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
  const { applications = [] } = device;
  // An empty list was not collected: no phone has none.
  if (applications.length === 0) return undefined;
  return compact<Software>({
    installed: applications.map((item) =>
      compact<{ name: string; version?: string }>({
        name: item.application_name,
        version: item.application_short_version ?? item.application_version,
      }),
    ),
    at: reportedAt(device),
  });
}
