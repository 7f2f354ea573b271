/** From what was counted to what may be shown. Pure. */
import {
  type BlindSpot,
  type DeviceCount,
  type GroupCounts,
  OTHER,
  type PracticeTotals,
  QUALITY,
  type Quality,
  type QualityTotals,
  SMALLEST_GROUP,
  type StatusCounts,
  TOTALS_VERSION,
  type Totals,
  type TotalsDay,
} from '../../model/totals.ts';
import { type By, type Cell, DEVICES, groupName, type Tally } from './tally.ts';

interface Group {
  group: string;
  cell: Cell;
}

/**
 * @param practices ids and names, in the order in which they are shown
 * @param date `2026-05-01`
 * @param blind_spots of the sources, whoever has devices
 */
export function publish(
  tally: Tally,
  practices: readonly { practice: string; name: string }[],
  date: string,
  counted: Date,
  blind_spots: BlindSpot[],
): Totals {
  const company = tally.groups[groupName(DEVICES, 'all')];
  const isShown = company !== undefined && company.people >= SMALLEST_GROUP;
  const sources = shownGroups(tally, DEVICES, 'source');
  return {
    v: TOTALS_VERSION,
    date,
    counted_at: counted.toISOString(),
    people: isShown ? company.people : 0,
    devices: isShown ? company.devices : 0,
    smallest_group: SMALLEST_GROUP,
    by_platform: shownGroups(tally, DEVICES, 'platform').map(({ group, cell }) => ({
      group,
      devices: cell.devices,
    })),
    practices: isShown ? practices.flatMap((practice) => practiceTotals(tally, practice)) : [],
    quality: isShown ? QUALITY.map((kind) => qualityTotals(tally, kind, sources)) : [],
    blind_spots,
  };
}

/** What is kept of a day for the course of time. */
export function dayOf({ date, people, devices, practices }: Totals): TotalsDay {
  return {
    date,
    people,
    devices,
    practices: Object.fromEntries(practices.map(({ practice, all }) => [practice, all])),
  };
}

function practiceTotals(tally: Tally, known: { practice: string; name: string }): PracticeTotals[] {
  const all = tally.groups[groupName(known.practice, 'all')];
  if (!all || all.people < SMALLEST_GROUP) return [];
  const by = (dimension: By): GroupCounts[] =>
    shownGroups(tally, known.practice, dimension).map(({ group, cell }) => ({ group, counts: counts(cell) }));
  return [{ ...known, all: counts(all), by_platform: by('platform'), by_source: by('source') }];
}

/** A source that is not shown by itself is not named here either. */
function qualityTotals(tally: Tally, kind: Quality, sources: readonly Group[]): QualityTotals {
  const named = new Set(sources.map(({ group }) => group));
  const by_source = new Map<string, number>();
  for (const [name, devices] of Object.entries(tally.quality)) {
    const [of, source] = name.split('|');
    if (of !== kind || source === undefined) continue;
    const group = named.has(source) ? source : OTHER;
    by_source.set(group, (by_source.get(group) ?? 0) + devices);
  }
  return {
    kind,
    devices: tally.quality[kind] ?? 0,
    by_source: [...by_source].map(([group, devices]): DeviceCount => ({ group, devices })),
  };
}

/**
 * The groups of one dimension, the largest first. What is too small is counted together as `other`, and so is the
 * next larger group until `other` is large enough: otherwise its numbers would be what the shown ones leave over.
 */
export function shownGroups(tally: Tally, practice: string, by: By): Group[] {
  const prefix = groupName(practice, by);
  const groups = Object.entries(tally.groups)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, cell]): Group => ({ group: name.slice(prefix.length), cell }))
    .sort((one, other) => other.cell.people - one.cell.people || (one.group < other.group ? -1 : 1));
  const shown = groups.filter(({ cell }) => cell.people >= SMALLEST_GROUP);
  const small = groups.slice(shown.length);
  if (small.length === 0) return shown;
  const next = shown.pop();
  // Fewer than ten in all: nothing can be said.
  if (!next) return [];
  return [...shown, { group: OTHER, cell: sumOf([next, ...small].map(({ cell }) => cell)) }];
}

function sumOf([first, ...others]: readonly Cell[]): Cell {
  const sum = { ...first } as Cell;
  for (const key of Object.keys(sum) as (keyof Cell)[]) {
    for (const other of others) sum[key] = (sum[key] ?? 0) + (other[key] ?? 0);
  }
  return sum;
}

function counts({ people: _people, devices: _devices, ...rest }: Cell): StatusCounts {
  return rest;
}
