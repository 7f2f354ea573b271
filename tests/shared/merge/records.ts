import type { MergedDevice } from '../../../shared/model/device.ts';
import type { DeviceRecord } from '../../../shared/model/record.ts';

export const SYNCED = '2026-11-23T12:00:00Z';

/** A record with no more than what a test says. The id is `source:id`; without colon the source is `jamf`. */
export function record(name: string, rest: Partial<DeviceRecord> = {}): DeviceRecord {
  const [source = '', id] = name.split(':');
  return {
    v: 1,
    source: id === undefined ? 'jamf' : source,
    id: id ?? source,
    owners: ['user@example.com'],
    synced_at: SYNCED,
    identifiers: {},
    facts: {},
    ...rest,
  };
}

/** Which records are one device: `[['jamf:1', 'landesk:7'], ['jamf:2']]`, sorted. */
export function partsOf(devices: readonly MergedDevice[]): string[][] {
  return devices
    .map((device) => device.records.map(({ source, id }) => `${source}:${id}`).sort())
    .sort((one, other) => (one.join() < other.join() ? -1 : 1));
}

/** The device that a record became part of. */
export function deviceWith(devices: readonly MergedDevice[], name: string): MergedDevice {
  const found = devices.find(({ records }) => records.some(({ source, id }) => `${source}:${id}` === name));
  if (found === undefined) throw new Error(`No device has the record ${name}.`);
  return found;
}

/** Every order of a few items. */
export function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((others) => [item, ...others]),
  );
}
