/** A mobile device of the Jamf Pro API (`v2/mobile-devices/detail`). */
import * as z from 'zod';
import { compact, fact, imeis, labels, macs } from '../../shared/adapter-kit/read.ts';
import { canonicalMeid, canonicalSerial, canonicalUdid } from '../../shared/identifiers/index.ts';
import type { Facts, Identifiers } from '../../shared/model/record.ts';
import { ownersOf } from './owners.ts';
import { count, flag, inventoryTime, listOf, looked, raw, said, section, text, time } from './payload.ts';
import { mobileSystem } from './platform.ts';
import type { JamfRecord, Reading } from './schema.ts';
import { softwareOf } from './software.ts';

const Network = { imei: text, meid: text };

// LENIENT answers null for a section that the server could not read. Whose a device is and which it is would then be
// unknown, not "nobody's": such a device is dropped, and stays what it was.
const MobileDevice = z.object({
  mobileDeviceId: z.union([z.string().min(1), z.number()]).transform(String),
  deviceType: said,
  general: section({
    udid: text,
    displayName: said,
    osVersion: said,
    osBuild: said,
    managed: flag,
    deviceOwnershipType: text,
    lastInventoryUpdateDate: raw,
    lastContactDate: time,
  }),
  hardware: z.object({
    serialNumber: text,
    wifiMacAddress: text,
    bluetoothMacAddress: text,
    model: said,
    modelIdentifier: said,
  }),
  userAndLocation: z.object({ emailAddress: raw, username: raw, department: text }),
  security: section({
    dataProtected: flag,
    hardwareEncryption: count,
    passcodePresent: flag,
    passcodeCompliant: flag,
    jailBreakDetected: flag,
  }),
  network: section(Network),
  serviceSubscriptions: listOf(z.object(Network)),
  applications: listOf(z.object({ name: z.string().min(1), version: said, shortVersion: said })),
});
type MobileDevice = z.output<typeof MobileDevice>;

/** The two inventories number their devices independently, so ids of mobile devices carry a prefix. */
export const mobileId = (id: string) => `mobile-${id}`;

/** @throws Error for what is no mobile device, or whose identity or owner the server could not read */
export function readMobileDevice(
  payload: unknown,
  reading: Pick<Reading, 'username_domain'> = {},
): JamfRecord {
  const device = MobileDevice.parse(payload);
  const { general, hardware, userAndLocation } = device;
  const { at } = inventoryTime(general?.lastInventoryUpdateDate);
  const managed = general?.managed;
  const system = mobileSystem(device.deviceType, hardware.modelIdentifier ?? hardware.model);
  return compact<JamfRecord>({
    id: mobileId(device.mobileDeviceId),
    owners: ownersOf(userAndLocation.emailAddress, userAndLocation.username, reading.username_domain),
    name: general?.displayName,
    model: hardware.model,
    model_identifier: hardware.modelIdentifier,
    manufacturer: 'Apple',
    type: device.deviceType,
    ...system,
    os_version: general?.osVersion,
    os_build: general?.osBuild,
    owned_by: ownedBy(general?.deviceOwnershipType),
    labels: labels(userAndLocation.department),
    vendor_status: managed === undefined ? undefined : managed ? 'managed' : 'unmanaged',
    last_sync: at ?? general?.lastContactDate,
    identifiers: identifiersOf(device),
    facts: factsFor(system, mobileFacts(device)),
    software: softwareOf({
      applications: device.applications?.map(({ name, version, shortVersion }) => ({
        name,
        version: shortVersion ?? version,
      })),
      at,
    }),
  });
}

/** The Classic API has words of its own: "Personal" besides "Institutional". */
const PERSONAL = new Set(['UserEnrollment', 'AccountDrivenUserEnrollment', 'Personal']);

/** The devices' owners by how they were enrolled. */
export function ownedBy(type: string | undefined): 'company' | 'personal' | undefined {
  if (type === 'Institutional' || type === 'AccountDrivenDeviceEnrollment') return 'company';
  return PERSONAL.has(type ?? '') ? 'personal' : undefined;
}

/** Two SIMs have an IMEI each, listed with the subscriptions. */
function identifiersOf({ general, hardware, network, serviceSubscriptions }: MobileDevice): Identifiers {
  const radios = [network, ...(serviceSubscriptions ?? [])];
  return compact<Identifiers>({
    serial: canonicalSerial(hardware.serialNumber),
    udid: canonicalUdid(general?.udid),
    imeis: imeis(...radios.map((radio) => radio?.imei)),
    meid: radios.map((radio) => canonicalMeid(radio?.meid)).find((meid) => meid !== undefined),
    mac_addresses: macs(hardware.wifiMacAddress, hardware.bluetoothMacAddress),
  });
}

/** Switches of an Apple TV or a Watch mean something else. */
export const factsFor = ({ platform, os }: ReturnType<typeof mobileSystem>, facts: Facts): Facts =>
  platform === undefined && os !== undefined ? {} : facts;

function mobileFacts({ general, security }: MobileDevice) {
  const { at, never } = inventoryTime(general?.lastInventoryUpdateDate);
  const lock = looked(security?.passcodePresent, never);
  const protectedData = looked(security?.dataProtected, never);
  return compact<Facts>({
    disk_encryption: fact(protectedData === undefined ? undefined : protectedData ? 'on' : 'off', at, {
      hardware_encryption: security?.hardwareEncryption,
    }),
    screen_lock: fact(lock === undefined ? undefined : { on: lock }, at, {
      passcode_compliant: security?.passcodeCompliant,
    }),
    rooted: fact(looked(security?.jailBreakDetected, never), at),
  });
}
