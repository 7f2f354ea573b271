/** Under what a device of a source that knows no people is found. Pure. */
import type { DeviceRecord } from '../model/record.ts';
import { canonicalHostName } from './host-name.ts';
import { identifies } from './mac.ts';
import { canonicalSerial } from './serial.ts';
import { bareText, canonicalMac } from './spelling.ts';
import { canonicalEntraDeviceId, canonicalUdid, otherByteOrder } from './udid.ts';

type Named = Pick<DeviceRecord, 'identifiers' | 'name' | 'platform'>;

/** A serial by its letters and digits only: two systems of one machine set its blanks and hyphens differently. */
export function serialKey(serial: unknown): string | undefined {
  const canonical = canonicalSerial(serial);
  return canonical && `serial:${bareText(canonical)}`;
}

/** What proves that two records are of one device, as `serial:C02ABC`, `udid:…`, `entra:…`. */
export function provingKeys({
  identifiers: { serial, udid, entra_device_id },
}: Pick<Named, 'identifiers'>): string[] {
  const ofHardware = canonicalUdid(udid);
  const ofEntra = canonicalEntraDeviceId(entra_device_id);
  // Systems of one machine may tell its UUID in either order of bytes.
  const smaller = ofHardware && [ofHardware, otherByteOrder(ofHardware)].sort()[0];
  return [serialKey(serial), smaller && `udid:${smaller}`, ofEntra && `entra:${ofEntra}`].filter(
    (key) => key !== undefined && key !== '',
  ) as string[];
}

/** Of each platform by itself; of a record that names none, together. */
const within = ({ platform }: Pick<Named, 'platform'>) => platform ?? 'none';

/** Its MAC addresses that can identify a device at all, as `mac:Windows:00:1B:63:84:45:E6`. None proves anything alone. */
export function macKeys(record: Named): string[] {
  const macs = (record.identifiers.mac_addresses ?? []).flatMap((mac) => canonicalMac(mac) ?? []);
  return [...new Set(macs)].filter((mac) => identifies(mac)).map((mac) => `mac:${within(record)}:${mac}`);
}

/** What it is called, as `name:Windows:ada-pc`. It proves nothing alone. */
export function nameKeys(record: Named): string[] {
  const name = canonicalHostName(record.name);
  return name === undefined ? [] : [`name:${within(record)}:${name}`];
}
