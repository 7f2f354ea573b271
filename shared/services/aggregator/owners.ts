/** Whose a device is, for those who may look at anybody's. */
import type { Caller } from '../../model/access.ts';
import type { DeviceRecord } from '../../model/record.ts';
import type { V1Device } from '../../report/index.ts';

/** Everybody else sees only their own devices, and learns nothing of who shares them. */
const mayKnow = (caller: Caller | undefined): boolean =>
  caller?.kind === 'token' || caller?.roles.includes('security') === true;

const keyOf = ({ source, id }: { source: string; id: string }): string => `${source}#${id}`;

/** @returns the device; with `owners`, e-mails in order, when the caller may know */
export function withOwners(
  device: V1Device,
  records: readonly DeviceRecord[],
  caller: Caller | undefined,
): V1Device & { owners?: string[] } {
  if (!mayKnow(caller)) return device;
  const parts = new Set(device.records.map(keyOf));
  const all = records.filter((record) => parts.has(keyOf(record))).flatMap(({ owners }) => owners);
  return { ...device, owners: [...new Set(all)].sort() };
}
