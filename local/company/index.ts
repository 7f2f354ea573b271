import type { Platform } from '../../shared/model/record.ts';
import { KNOWN_BY } from './catalog.ts';
import { deviceOf } from './device.ts';
import { numberOfMac, numberOfSerial } from './identity.ts';
import { personOf, personWith } from './people.ts';
import { SLOTS, type Slot, STORY_NUMBERS, slotOf } from './slots.ts';
import { STORY_PEOPLE } from './stories.ts';
import type { Company, CompanyDevice, Person } from './types.ts';

export { personOf } from './people.ts';
export { STORY_PEOPLE } from './stories.ts';
export type { Company, CompanyDevice, DeviceKind, Person, Posture } from './types.ts';

/**
 * The sample company. Nothing is made before it is asked for, so any size is cheap.
 *
 * @param options `people`: how many, at least those with a story; `now`: what its dates lie around
 */
export function makeCompany(options: { people: number; now: Date }): Company {
  const people = Math.max(options.people, STORY_PEOPLE.length);
  const { now } = options;
  const retired = new Set<number>();
  const reported = new Map<number, Partial<CompanyDevice>>();
  const lists = new Map<string, Int32Array>();

  const slot = (number: number) => (retired.has(number) ? undefined : slotOf(number, people));
  const device = (number: number) => {
    const found = slot(number);
    return found && { ...deviceOf(found, now), ...reported.get(number) };
  };
  /** In a story several entries can carry the same identifier; elsewhere it tells the number. */
  const devicesWith = (number: number, fits: (device: CompanyDevice) => boolean) =>
    [...new Set([...STORY_NUMBERS, number])]
      .map(device)
      .filter((found): found is CompanyDevice => found !== undefined && fits(found));
  const personByEmail = (email: string) => {
    const person = personWith(email);
    return person && person.number < people ? person : undefined;
  };

  return {
    people,
    now,
    person: personOf,
    personByEmail,
    device,
    devicesOf(email) {
      const person = personByEmail(email);
      if (!person) return [];
      return placesOf(person)
        .map(device)
        .filter((found) => found?.owner !== undefined) as CompanyDevice[];
    },
    assetsOf(email) {
      const person = personByEmail(email);
      if (!person) return [];
      return [...new Set([...placesOf(person), ...STORY_NUMBERS])]
        .map(device)
        .filter((found) => found?.given_to?.number === person.number) as CompanyDevice[];
    },
    devicesBySerial: (serial) => devicesWith(numberOfSerial(serial), (found) => found.serial === serial),
    devicesByMac: (mac) => devicesWith(numberOfMac(mac), (found) => found.mac_addresses.includes(mac)),
    numbers(source, platforms) {
      const key = `${source} ${platforms.join()}`;
      const known = lists.get(key) ?? Int32Array.from(numbersOf(source, platforms, people * SLOTS, slot));
      lists.set(key, known);
      return known;
    },
    report(number, changed = {}) {
      const at = new Date();
      reported.set(number, { ...reported.get(number), ...changed, scanned_at: at, seen_at: at });
      return device(number);
    },
    retire(number) {
      retired.add(number);
      lists.clear();
    },
  };
}

/** Numbers that devices of a person can have. */
const placesOf = ({ number }: Person): number[] =>
  Array.from({ length: SLOTS }, (_, index) => number * SLOTS + index + 1);

function* numbersOf(
  source: string,
  platforms: readonly Platform[],
  last: number,
  slot: (number: number) => Slot | undefined,
): Generator<number> {
  for (let number = 1; number <= last; number += 1) {
    const found = slot(number);
    if (found && platforms.includes(found.platform) && isKnown(found, source)) yield number;
  }
}

const NAMED = new Set(Object.values(KNOWN_BY).flat());

/**
 * A source that the catalog does not name knows every device of its platforms, and each machine once: that one is listed
 * twice is a story of the sources it happens to.
 */
const isKnown = ({ known_to, machine }: Slot, source: string): boolean =>
  known_to.includes(source) || (!NAMED.has(source) && machine === undefined);
