/**
 * Which records are one device. Level by level, and each level reads only the groups that the level before made, so
 * that the order of the records plays no part and the cost stays about linear.
 */
import type { IdentityLevel } from '../model/report.ts';
import { type Entry, LEVELS } from './entry.ts';
import { createForest, type Forest } from './forest.ts';
import { guard, type Reason } from './guards.ts';

/** An identifier and the records that carry it, by their place among the entries. */
export interface Carried {
  level: IdentityLevel;
  value: string;
  carriers: number[];
}

export interface Grouping {
  /** The device of each entry, by the number that stands for it. */
  deviceOf: (entry: number) => number;
  /** Every identifier. */
  carried: Carried[];
  /** Identifiers that made several groups one. */
  joined: Carried[];
  /** Identifiers that did not. */
  apart: (Carried & { reason: Reason })[];
}

/** Finds the devices among entries. */
export function group(entries: readonly Entry[]): Grouping {
  const devices = createForest(entries.length);
  const grouping: Grouping = { deviceOf: devices.rootOf, carried: [], joined: [], apart: [] };
  for (const level of LEVELS) {
    const carried = identifiersOf(entries, level);
    grouping.carried.push(...carried);
    joinLevel(level, carried, entries, devices, grouping);
  }
  return grouping;
}

function identifiersOf(entries: readonly Entry[], level: IdentityLevel): Carried[] {
  const carried = new Map<string, Carried>();
  entries.forEach((entry, index) => {
    for (const value of entry.keys[level]) {
      const known = carried.get(value);
      if (known === undefined) carried.set(value, { level, value, carriers: [index] });
      else known.carriers.push(index);
    }
  });
  return [...carried.values()];
}

function joinLevel(
  level: IdentityLevel,
  carried: readonly Carried[],
  entries: readonly Entry[],
  devices: Forest,
  { joined, apart }: Grouping,
): void {
  const reasonAgainst = guard(level, entries, devices);
  const links: (Carried & { groups: number[] })[] = [];
  for (const identifier of carried) {
    const groups = [...new Set(identifier.carriers.map(devices.rootOf))];
    if (groups.length === 1) continue;
    const reason = reasonAgainst(groups);
    if (reason === undefined) links.push({ ...identifier, groups });
    else apart.push({ ...identifier, reason });
  }
  for (const component of components(links, entries.length)) {
    const groups = [...new Set(component.flatMap((link) => link.groups))];
    if (reasonAgainst(groups) === undefined) {
      devices.join(groups);
      joined.push(...component);
    } else {
      apart.push(...component.map((link) => ({ ...link, reason: 'ambiguous' as const })));
    }
  }
}

/** Links that hang together through the groups they link. */
function components<Link extends { groups: number[] }>(links: readonly Link[], size: number): Link[][] {
  const forest = createForest(size);
  for (const link of links) forest.join(link.groups);
  return [...Map.groupBy(links, (link) => forest.rootOf(link.groups[0] ?? 0)).values()];
}
