/** How much of the devices that managed sources know stands in the list of each source that attests. Pure. */
import type { Config } from '../../config/index.ts';
import type { DeviceRecord } from '../../model/record.ts';
import type { ReportDevice } from '../../model/report.ts';
import type { MeasuredSweep, SourceItems } from '../../model/stored.ts';
import { attesting, isCovered } from '../../report/index.ts';

/** By source and start: a sweep may end while a day is counted. */
export type MeasuredSweeps = Record<string, MeasuredSweep>;

/** Where it is counted. */
interface Measuring {
  measured?: MeasuredSweeps;
}

const nameOf = (source: string, { started }: MeasuredSweep) => `${source}|${started}`;

/** What may say that an agent is not there: what it could not read might be any device. */
function sweepOf(items: SourceItems | undefined): MeasuredSweep | undefined {
  const last = items?.sweep?.last;
  if (!last) return undefined;
  const { started, complete, dropped, pointed_by } = last;
  return { started, complete: complete && dropped.length === 0, pointed: pointed_by === 'all', coverage: {} };
}

/**
 * Counts a device that is somebody's.
 *
 * @param records all that the device may be made of
 * @param listed those of managed sources that list it for somebody
 */
export function addCoverage(
  tally: Measuring,
  device: Pick<ReportDevice, 'platform' | 'records'>,
  { records, listed }: { records: readonly DeviceRecord[]; listed: readonly DeviceRecord[] },
  { config, sources }: { config: Config; sources: ReadonlyMap<string, SourceItems> },
): void {
  const { platform } = device;
  const isPart = ({ source, id }: DeviceRecord) =>
    device.records.some((part) => part.source === source && part.id === id);
  if (platform === undefined || !listed.some(isPart)) return;
  const parts = records.filter(isPart);
  for (const [source, { platforms }] of attesting(config)) {
    const sweep = sweepOf(sources.get(source));
    if (!sweep || !platforms.includes(platform)) continue;
    tally.measured ??= {};
    tally.measured[nameOf(source, sweep)] ??= sweep;
    const { coverage = {} } = tally.measured[nameOf(source, sweep)] ?? {};
    coverage[platform] ??= { known: 0, seen: 0 };
    coverage[platform].known += 1;
    if (parts.some((part) => part.source === source && part.synced_at >= sweep.started))
      coverage[platform].seen += 1;
  }
}

/** Puts what several walks have measured together. */
export function joinMeasured(all: readonly (MeasuredSweeps | undefined)[]): MeasuredSweeps {
  const joined: MeasuredSweeps = {};
  for (const [name, sweep] of all.flatMap((one) => Object.entries(one ?? {}))) {
    joined[name] ??= { ...sweep, coverage: {} };
    const { coverage } = joined[name];
    for (const [platform, { known, seen }] of Object.entries(sweep.coverage)) {
      const sum = coverage[platform as keyof typeof coverage] ?? { known: 0, seen: 0 };
      coverage[platform as keyof typeof coverage] = { known: sum.known + known, seen: sum.seen + seen };
    }
  }
  return joined;
}

/** By source. Where a sweep ended during the count, neither was counted whole. */
export function measuredBySource({ measured = {} }: Measuring): Map<string, MeasuredSweep> {
  const named = Object.entries(measured).map(
    ([name, sweep]) => [name.slice(0, name.indexOf('|')), sweep] as const,
  );
  const bySource = Map.groupBy(named, ([source]) => source);
  return new Map([...bySource.values()].flatMap((sweeps) => (sweeps.length === 1 ? sweeps : [])));
}

/** Of each source the devices that it lacks on platforms of which it lists some, and too few. */
export function uncoveredBySource(sweeps: ReadonlyMap<string, MeasuredSweep>): Map<string, number> {
  const lacking = ({ coverage }: MeasuredSweep) =>
    Object.values(coverage)
      .filter((one) => one.seen > 0 && !isCovered(one))
      .reduce((sum, { known, seen }) => sum + known - seen, 0);
  return new Map(
    [...sweeps]
      .map(([source, sweep]) => [source, lacking(sweep)] as const)
      .filter(([, devices]) => devices > 0),
  );
}
