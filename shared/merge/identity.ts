/** Explains the groups: what joined the records of a device, what kept others apart, and what to call it. */
import { createHash } from 'node:crypto';
import type { DeviceIdentity, IdentityLevel, RecordReference } from '../model/report.ts';
import { compare, type Entry, LEVELS } from './entry.ts';
import type { Carried, Grouping } from './group.ts';

/** A dock that the whole company shares would otherwise name everybody in everybody's answer. */
const MAX_NAMED = 10;

/** What is known of each device's identity, by the number that stands for it. */
export function explain(
  entries: readonly Entry[],
  { deviceOf, joined, apart }: Grouping,
): Map<number, DeviceIdentity> {
  const identities = new Map<number, DeviceIdentity>();
  entries.forEach((_, index) => {
    identities.set(deviceOf(index), { joined_by: [], kept_apart: [] });
  });
  const named = (index: number) => entries[index]?.reference;
  const references = (indexes: readonly number[]) => indexes.map(named).filter((one) => one !== undefined);

  for (const { level, value, carriers } of joined) {
    const device = deviceOf(carriers[0] ?? 0);
    identities.get(device)?.joined_by.push({ level, value, records: references(carriers) });
  }
  for (const { level, value, carriers, reason } of apart) {
    for (const device of new Set(carriers.map(deviceOf))) {
      const records = references(firstOthers(carriers, (index) => deviceOf(index) !== device));
      if (records.length > 0) identities.get(device)?.kept_apart.push({ level, value, reason, records });
    }
  }
  for (const { joined_by, kept_apart } of identities.values()) {
    joined_by.sort(byStrength);
    kept_apart.sort(byStrength);
  }
  return identities;
}

function firstOthers(carriers: readonly number[], isOther: (index: number) => boolean): number[] {
  const others: number[] = [];
  for (const index of carriers) {
    if (isOther(index)) others.push(index);
    if (others.length === MAX_NAMED) break;
  }
  return others;
}

/**
 * Identifiers that only one device carries, the strongest and smallest first, by device. An identifier that several
 * devices carry (a clone's, a dock's) tells none of them from the others.
 */
export function ownIdentifiers({ carried, deviceOf }: Grouping): Map<number, Carried[]> {
  const own = new Map<number, Carried[]>();
  for (const identifier of [...carried].sort(byStrength)) {
    const [device, ...others] = new Set(identifier.carriers.map(deviceOf));
    if (device === undefined || others.length > 0) continue;
    const known = own.get(device);
    if (known === undefined) own.set(device, [identifier]);
    else known.push(identifier);
  }
  return own;
}

/**
 * A short name that stays the same from one report to the next.
 *
 * @param strongest the device's strongest own identifier
 * @param reference its record, for a device that nothing identifies
 */
export function deviceId(strongest: Carried | undefined, reference: RecordReference): string {
  const name = strongest ? [strongest.level, strongest.value] : ['record', reference.source, reference.id];
  return createHash('sha256').update(JSON.stringify(name)).digest('hex').slice(0, 16);
}

function byStrength(
  one: { level: IdentityLevel; value: string },
  other: { level: IdentityLevel; value: string },
): number {
  return LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) || compare(one.value, other.value);
}
