/** What a walk counts. Its size depends on the number of practices and sources, never on the number of people. */
import { HARDWARE_ENDED, type PracticeResult, type ReportDevice, type Status } from '../../model/report.ts';
import type { Quality, StatusCounts } from '../../model/totals.ts';
import { joinMeasured, type MeasuredSweeps, measuredBySource, uncoveredBySource } from './coverage.ts';

/** One group of devices. `people` decides whether it may be shown. */
export interface Cell extends StatusCounts {
  people: number;
  devices: number;
}

/** Cells by their group: see `groupName`. */
export interface Tally {
  groups: Record<string, Cell>;
  /** Devices by `kind` and `kind|source`. */
  quality: Record<string, number>;
  /** Hardware under nobody, by source, and how much of it is of a device of somebody's. Absent: none. */
  hardware?: Record<string, { listed: number; placed: number }>;
  /** How much of the company's devices sweeps hold. Absent: nothing attests. */
  measured?: MeasuredSweeps;
}

/** All devices of the company count as a practice of that name. */
export const DEVICES = '*';
export type By = 'all' | 'platform' | 'source';

export const groupName = (practice: string, by: By, group = ''): string => `${practice}|${by}|${group}`;

export const emptyTally = (): Tally => ({ groups: {}, quality: {} });

const emptyCell = (): Cell => ({
  people: 0,
  devices: 0,
  ok: 0,
  nudge: 0,
  warn: 0,
  unknown: 0,
  na: 0,
  stale: 0,
  blind: 0,
  replace: 0,
});

/**
 * Adds one person's devices: each device counts once, and the person once in each group that they have a part in. To
 * own only devices that a practice does not apply to is no part.
 */
export function addPerson(tally: Tally, devices: readonly ReportDevice[]): void {
  const part = new Set<Cell>();
  for (const device of devices) {
    const { platform = 'unknown', sources } = device;
    for (const name of [
      groupName(DEVICES, 'all'),
      groupName(DEVICES, 'platform', platform),
      ...sources.map((source) => groupName(DEVICES, 'source', source)),
    ]) {
      part.add(addTo(tally, name));
    }
    for (const [practice, result] of Object.entries(device.practices)) {
      for (const cell of addResult(tally, practice, platform, result)) part.add(cell);
    }
  }
  for (const cell of part) cell.people += 1;
}

/** @returns the cells in which whoever has the device has a part */
function addResult(tally: Tally, practice: string, platform: string, result: PracticeResult): Cell[] {
  const { status, stale, source } = result;
  const all = groupName(practice, 'all');
  if (status === 'na') {
    addTo(tally, all, status);
    return [];
  }
  const names = [
    all,
    groupName(practice, 'platform', platform),
    groupName(practice, 'source', source ?? 'none'),
  ];
  const counted = countedAs(result);
  // `stale` is of those that have a status.
  return names.map((name) => addTo(tally, name, counted, stale && counted === status));
}

type Counted = Status | 'blind' | 'replace';

/** What is nobody's to do is no status: neither what no source can tell, nor what takes another device, silent or not. */
function countedAs({ status, group, code }: PracticeResult): Counted {
  if (group === 'blind') return 'blind';
  return code === HARDWARE_ENDED ? 'replace' : status;
}

/** A count that began before all of these were counted goes on. */
function addTo(tally: Tally, name: string, counted?: Counted, stale = false): Cell {
  tally.groups[name] ??= emptyCell();
  const cell = tally.groups[name];
  cell.devices += 1;
  if (counted) cell[counted] = (cell[counted] ?? 0) + 1;
  if (stale) cell.stale += 1;
  return cell;
}

/** Adds a device whose data has a fault. @param sources that are part of it, each once */
export function addFault(tally: Tally, kind: Quality, sources: Iterable<string>): void {
  for (const name of [kind, ...[...sources].map((source) => `${kind}|${source}`)]) {
    tally.quality[name] = (tally.quality[name] ?? 0) + 1;
  }
}

/** Adds hardware that a source lists for nobody. */
export function addHardware(tally: Tally, source: string): void {
  hardwareAt(tally, source).listed += 1;
}

/** Adds hardware that is of somebody's device. */
export function addPlaced(tally: Tally, source: string): void {
  hardwareAt(tally, source).placed += 1;
}

function hardwareAt(tally: Tally, source: string) {
  tally.hardware ??= {};
  tally.hardware[source] ??= { listed: 0, placed: 0 };
  return tally.hardware[source];
}

/** What is of nobody's device: known only when all walks are over. */
function withUnplaced({ hardware, ...tally }: Tally): Tally {
  for (const [source, { listed, placed }] of Object.entries(hardware ?? {}))
    for (const name of ['unplaced', `unplaced|${source}`])
      if (listed > placed) tally.quality[name] = (tally.quality[name] ?? 0) + listed - placed;
  return tally;
}

/** Of too little nobody can tell what is missing. */
function withUncovered(tally: Tally): Tally {
  for (const [source, devices] of uncoveredBySource(measuredBySource(tally)))
    for (const name of ['uncovered', `uncovered|${source}`])
      tally.quality[name] = (tally.quality[name] ?? 0) + devices;
  return tally;
}

/** Puts what several walks have counted together. No person and no serial is in two of them. */
export function joinTallies(tallies: readonly Tally[]): Tally {
  const joined = emptyTally();
  for (const { groups, quality, hardware = {} } of tallies) {
    for (const [name, cell] of Object.entries(groups)) {
      joined.groups[name] ??= emptyCell();
      const sum = joined.groups[name];
      for (const key of Object.keys(sum) as (keyof Cell)[]) sum[key] = (sum[key] ?? 0) + (cell[key] ?? 0);
    }
    for (const [source, { listed, placed }] of Object.entries(hardware)) {
      const sum = hardwareAt(joined, source);
      sum.listed += listed;
      sum.placed += placed;
    }
    for (const [name, count] of Object.entries(quality)) {
      joined.quality[name] = (joined.quality[name] ?? 0) + count;
    }
  }
  joined.measured = joinMeasured(tallies.map(({ measured }) => measured));
  return withUncovered(withUnplaced(joined));
}
