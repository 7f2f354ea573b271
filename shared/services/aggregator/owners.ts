/** Whose a device is, for those who may look at anybody's. */
import type { Caller } from '../../model/access.ts';
import type { DeviceRecord } from '../../model/record.ts';
import type { V1Device } from '../../report/index.ts';

/** Everybody else sees only their own devices, and learns nothing of who shares them. */
const mayKnow = (caller: Caller | undefined): boolean =>
  caller?.kind === 'token' || caller?.roles.includes('security') === true;

const keyOf = ({ source, id }: { source: string; id: string }): string => `${source}#${id}`;

/** @returns the devices; with `owners`, e-mails in order, when the caller may know */
export function withOwners(
  devices: readonly V1Device[],
  records: readonly DeviceRecord[],
  caller: Caller | undefined,
): (V1Device & { owners?: string[] })[] {
  if (!mayKnow(caller)) return [...devices];
  const owners = new Map(records.map((record) => [keyOf(record), record.owners]));
  return devices.map((device) => {
    const all = device.records.flatMap((record) => owners.get(keyOf(record)) ?? []);
    return { ...device, owners: [...new Set(all)].sort() };
  });
}
