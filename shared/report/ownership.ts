/** Whose page a device belongs on. An ownership source's word counts more than a device source's. */
import { canonicalSerial } from '../identifiers/index.ts';
import { belongsElsewhere } from '../merge/index.ts';
import type { MergedDevice } from '../model/device.ts';
import type { Claim, DeviceRecord } from '../model/record.ts';
import type { DeviceIdentity } from '../model/report.ts';

export interface Settled {
  /** The devices that belong on this person's page. */
  devices: MergedDevice[];
  /** What leaves it, because an ownership source says that it is somebody else's. Never says whose. */
  kept_apart: DeviceIdentity['kept_apart'];
}

/**
 * @param user whose page it is: an e-mail, lower case
 * @param merged what `merge` made of the records for this person and the claims
 * @param records what it was made of
 */
export function settleOwnership(
  user: string,
  merged: readonly MergedDevice[],
  records: readonly DeviceRecord[],
): Settled {
  const listedHere = new Set(records.filter(({ owners }) => owners.includes(user)).map(keyOf));
  const forOthers = new Set(
    records.filter((record) => record.owners.length > 0 && !listedHere.has(keyOf(record))).map(keyOf),
  );
  const [elsewhere, here] = [
    merged.filter(belongsElsewhere),
    merged.filter((device) => !belongsElsewhere(device)),
  ];
  return {
    devices: here.map((device) => withDisagreement(device, forOthers)),
    kept_apart: elsewhere.flatMap(({ identity }) =>
      identity.kept_apart.filter(({ reason }) => reason === 'owner_disagrees'),
    ),
  };
}

/** Says of what somebody enrolled that the company lists it for somebody else. @param serials of what it does */
export function withElsewhere<Device extends Pick<MergedDevice, 'identifiers' | 'identity'>>(
  device: Device,
  serials: ReadonlySet<string>,
): Device {
  if (!serials.has(canonicalSerial(device.identifiers.serial) ?? '')) return device;
  return { ...device, identity: { ...device.identity, listed_elsewhere: true } };
}

/** Names the sources that list the device for other people only, and not for whom. */
function withDisagreement(device: MergedDevice, forOthers: ReadonlySet<string>): MergedDevice {
  const disagreeing = device.records.filter((record) => forOthers.has(keyOf(record)));
  if (disagreeing.length === 0) return device;
  const owner_disagrees = [...new Set(disagreeing.map((record) => record.source))].sort();
  return { ...device, identity: { ...device.identity, owner_disagrees } };
}

/** Serials that identify, in their one spelling, each once. */
export function serialsOf(items: readonly (DeviceRecord | Claim)[]): string[] {
  const serials = items.map((item) =>
    canonicalSerial('identifiers' in item ? item.identifiers.serial : item.serial),
  );
  return [...new Set(serials)].filter((serial) => serial !== undefined);
}

const keyOf = ({ source, id }: { source: string; id: string }) => `${source}#${id}`;
