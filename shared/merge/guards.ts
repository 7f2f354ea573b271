/** What two groups must not differ in for an identifier to join them. */
import type { Platform } from '../model/record.ts';
import type { DeviceIdentity, IdentityLevel } from '../model/report.ts';
import type { Entry } from './entry.ts';
import { createForest, type Forest } from './forest.ts';

/** Why an identifier did not join the groups that carry it. */
export type Reason = Exclude<DeviceIdentity['kept_apart'][number]['reason'], 'owner_disagrees'>;

interface Guard {
  /** Groups that have these must have one in common. */
  equal: readonly ('serial' | 'udid')[];
  /**
   * `mobile`: no hardware runs iOS or Android and anything else, but one computer may boot macOS, Windows, Linux and
   * ChromeOS. `any`: nothing of the machine itself says so here, and docks, sticks and modems wander between machines.
   */
  platforms: 'mobile' | 'any';
  /** Whether phones with a serial that is no phone's own are told apart by their radios. */
  radios: boolean;
  /** Whether two records of one source are two machines when each has an identifier of this level that the other lacks. */
  sources: boolean;
}

const GUARDS: Record<IdentityLevel, Guard> = {
  serial: { equal: [], platforms: 'mobile', radios: true, sources: false },
  udid: { equal: ['serial'], platforms: 'mobile', radios: false, sources: false },
  entra: { equal: ['serial', 'udid'], platforms: 'mobile', radios: false, sources: false },
  imei: { equal: ['serial'], platforms: 'any', radios: false, sources: false },
  mac: { equal: ['serial', 'udid'], platforms: 'any', radios: true, sources: true },
};

const DIFFERENT = { serial: 'different_serials', udid: 'different_udids' } as const;

/**
 * Tells why groups, as they are now, cannot be one device; `undefined` when they can.
 *
 * What does not say its platform contradicts none, and never makes two that contradict each other one: all groups that
 * an identifier would join are looked at together.
 */
export function guard(
  level: IdentityLevel,
  entries: readonly Entry[],
  devices: Forest,
): (groups: readonly number[]) => Reason | undefined {
  const byGroup = (read: (entry: Entry) => readonly string[]) => valuesByGroup(entries, read, devices);
  const serials = byGroup(({ keys }) => keys.serial);
  const udids = byGroup(({ keys }) => keys.udid);
  const platforms = byGroup(({ platform }) => (platform === undefined ? [] : [platform]));
  const imeis = byGroup((entry) => entry.imeis);
  const sources = byGroup(({ record }) => [record.source]);
  const macs = byGroup(({ keys }) => keys.mac);
  const rules = GUARDS[level];
  const values = { serial: serials, udid: udids };
  return (groups) => {
    const different = rules.equal.find((kind) => !agree(groups, values[kind]));
    if (different !== undefined) return DIFFERENT[different];
    if (contradict(held(groups, platforms), rules.platforms)) return 'ambiguous';
    if (rules.sources && areListedApart(groups, sources, macs)) return 'ambiguous';
    const areClones = rules.radios && areSeveralPhones(groups, { serials, platforms, imeis });
    return areClones ? 'ambiguous' : undefined;
  };
}

type Values = ReadonlyMap<number, ReadonlySet<string>>;

const MOBILE: readonly Platform[] = ['iOS', 'Android'];

function contradict(platforms: readonly ReadonlySet<string>[], which: Guard['platforms']): boolean {
  if (which === 'any') return !haveOneInCommon(platforms);
  const all = union(platforms);
  return all.size > 1 && MOBILE.some((platform) => all.has(platform));
}

/** A phone with two SIM cards has two. */
const MOST_IMEIS = 2;

/**
 * A serial as makers of phones give them: letters past F and digits, at least eight. Judgement: a number, and one in
 * hexadecimal digits, may be the chip's or the firmware's, and firmware is copied.
 */
const MAKERS_FORM = /^(?=.*[G-Z])(?=.*\d)[A-Z\d/-]{8,}$/;

/** Cheap Android phones share the serial of their firmware. Their radios do not, so no IMEI in common tells them apart. */
function areSeveralPhones(
  groups: readonly number[],
  { serials, platforms, imeis }: Record<'serials' | 'platforms' | 'imeis', Values>,
): boolean {
  const shared = union(held(groups, serials));
  if (shared.size === 0 || !union(held(groups, platforms)).has('Android')) return false;
  const radios = held(groups, imeis);
  if (areLinked(radios)) return false;
  return union(radios).size > MOST_IMEIS || ![...shared].every((serial) => MAKERS_FORM.test(serial));
}

/**
 * A source that lists two computers that share an address, and has another of each, has seen them at one dock. One that
 * lists a computer twice has nothing new of it, or only more.
 */
function areListedApart(groups: readonly number[], sources: Values, macs: Values): boolean {
  const bySource = new Map<string, ReadonlySet<string>[]>();
  for (const device of groups) {
    const own = macs.get(device) ?? new Set();
    for (const source of sources.get(device) ?? [])
      bySource.set(source, [...(bySource.get(source) ?? []), own]);
  }
  return [...bySource.values()].some((sets) => !areNested(sets));
}

/** Whether each of the sets holds all that is in the smaller ones. */
function areNested(sets: readonly ReadonlySet<string>[]): boolean {
  const bySize = sets.toSorted((one, other) => one.size - other.size);
  return bySize.every((own, index) => [...own].every((value) => (bySize[index + 1] ?? own).has(value)));
}

/** Whether sets hang together through values in common. */
function areLinked(sets: readonly ReadonlySet<string>[]): boolean {
  const forest = createForest(sets.length);
  const seen = new Map<string, number>();
  sets.forEach((values, index) => {
    for (const value of values) forest.join([seen.get(value) ?? index, index]);
    for (const value of values) seen.set(value, index);
  });
  return new Set(sets.map((_, index) => forest.rootOf(index))).size <= 1;
}

function valuesByGroup(
  entries: readonly Entry[],
  read: (entry: Entry) => readonly string[],
  devices: Forest,
): Values {
  const values = new Map<number, Set<string>>();
  entries.forEach((entry, index) => {
    const own = read(entry);
    if (own.length === 0) return;
    const device = devices.rootOf(index);
    const known = values.get(device) ?? new Set();
    for (const value of own) known.add(value);
    values.set(device, known);
  });
  return values;
}

/** What those of the groups have that have any. */
const held = (groups: readonly number[], values: Values): ReadonlySet<string>[] =>
  groups.map((device) => values.get(device)).filter((own) => own !== undefined);

const union = (sets: readonly ReadonlySet<string>[]): ReadonlySet<string> =>
  new Set(sets.flatMap((values) => [...values]));

const agree = (groups: readonly number[], values: Values): boolean => haveOneInCommon(held(groups, values));

/** Whether sets have a value in common. Starts with the smallest, to stay about linear. */
function haveOneInCommon(sets: readonly ReadonlySet<string>[]): boolean {
  const [first] = sets;
  if (first === undefined || sets.length === 1) return true;
  const smallest = sets.reduce((one, other) => (other.size < one.size ? other : one), first);
  return [...smallest].some((value) => sets.every((values) => values.has(value)));
}
