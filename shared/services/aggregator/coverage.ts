/** How much of the company's devices sweeps hold, as pages know it. */
import type { Log } from '../../adapter-kit/log.ts';
import type { MeasuredSweep } from '../../model/stored.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CoverageTable } from '../../tables/coverage.ts';

/** It is counted once a day, and read by every page, milliseconds. */
const FRESH_FOR = 5 * 60_000;

/**
 * @returns reads the figures of a moment ago; never rejects: without them nothing is known not to be there, and all else
 *   on a page holds
 */
export function knownCoverage(
  table: Pick<CoverageTable, 'read'>,
  { now, log }: { now: Clock; log: Pick<Log, 'error'> },
): () => Promise<ReadonlyMap<string, MeasuredSweep>> {
  let known: { until: number; sweeps: ReadonlyMap<string, MeasuredSweep> } | undefined;
  return async () => {
    if (known && now().getTime() < known.until) return known.sweeps;
    try {
      const sweeps = await table.read();
      known = { until: now().getTime() + FRESH_FOR, sweeps };
      return sweeps;
    } catch (error) {
      log.error('It could not be read how much of the devices sweeps hold', error);
      return new Map();
    }
  };
}
