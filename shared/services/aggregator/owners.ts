/** Whose a device is, for those who may look at anybody's. */

import type { V1Device } from '../../api/v1.ts';
import type { Caller } from '../../model/access.ts';
import type { DeviceRecord } from '../../model/record.ts';

/** Everybody else sees only their own devices, and learns nothing of who shares them. */
const mayKnow = (caller: Caller | undefined): boolean =>
  caller?.kind === 'token' || caller?.roles.includes('security') === true;

const keyOf = ({ source, id }: { source: string; id: string }): string => `${source}#${id}`;

/** @returns the device; with `owners`, e-mails in order, when the caller may know */
export function withOwners<Device extends V1Device>(
  device: Device,
  records: readonly DeviceRecord[],
  caller: Caller | undefined,
): Device {
  if (!mayKnow(caller)) return device;
  const parts = new Set(device.records.map(keyOf));
  const all = records.filter((record) => parts.has(keyOf(record))).flatMap(({ owners }) => owners);
  return { ...device, owners: [...new Set(all)].sort() };
}
