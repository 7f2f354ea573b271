/** The work of the function `totals`: counts the day, keeps it, tells the webhook. */

import type { Log } from '../../adapter-kit/log.ts';
import type { Config } from '../../config/index.ts';
import type { Releases } from '../../model/releases.ts';
import type { Totals } from '../../model/totals.ts';
import { type Clock, systemClock } from '../../platform/clock.ts';
import { createLog } from '../../platform/log.ts';
import { createMetrics, type Metrics } from '../../platform/metrics.ts';
import { type Receiver, sendToAll } from '../../platform/receivers.ts';
import { loadPractices } from '../../practices/index.ts';
import { blindSpotsOf } from '../../report/index.ts';
import type { CoverageTable } from '../../tables/coverage.ts';
import type { FleetTable, StoredDay } from '../../tables/fleet.ts';
import type { RecordsScan } from '../../tables/scanning.ts';
import type { RecordsTable } from '../../tables/types.ts';
import type { Transforms } from '../../transforms/index.ts';
import { measuredBySource, uncoveredBySource } from './coverage.ts';
import { createDeviceSender } from './person-devices.ts';
import { publish } from './publish.ts';
import { countDay } from './run.ts';

export interface TotalsDependencies {
  config: Config;
  transforms: Pick<Transforms, 'devices'>;
  /** What feeds say of versions of systems. Never rejects. */
  releases: () => Promise<Releases>;
  records: Pick<RecordsTable, 'sources' | 'pointers' | 'unowned'>;
  scan: RecordsScan;
  fleet: FleetTable;
  coverage: CoverageTable;
  /** Sends a day's totals under an id that stays the same; absent: nobody wants them. */
  send?: (id: string, message: object) => Promise<void>;
  /** Other systems that want them, or each person's devices. */
  receivers?: { totals: readonly Receiver[]; devices: readonly Receiver[] };
  now?: Clock;
  log?: Log;
  metrics?: Metrics;
}

/** `unfinished`: the next call goes on. `counted`: the day is kept, and posted where that is wanted. */
export type TotalsOutcome = 'unfinished' | 'counted' | 'not_posted' | 'failed';

export const MESSAGE_TYPE = 'totals.counted';

interface CallContext {
  getRemainingTimeInMillis(): number;
}

/**
 * Its Lambda handler. Called several times a day: each call does what is left of the day's work.
 *
 * @returns a function that never rejects
 */
export function totalsHandler(dependencies: TotalsDependencies) {
  const { now = systemClock, log = createLog('totals'), metrics = createMetrics('totals') } = dependencies;

  async function day(date: string, context: CallContext): Promise<StoredDay | undefined> {
    const { config, transforms, records, scan, fleet, coverage } = dependencies;
    const known = await fleet.day(date);
    if (known) return known;
    const wanting = dependencies.receivers?.devices ?? [];
    const tally = await countDay(
      date,
      {
        config,
        transforms,
        releases: await dependencies.releases(),
        sources: await records.sources(Object.keys(config.sources)),
        measured: await coverage.read(),
        now: now(),
        onError: (practice, error) => {
          log.error('a practice failed', error, { practice });
          metrics.count('PracticeError', { practice });
        },
      },
      {
        ...{ scan, fleet, records, now },
        remaining: () => context.getRemainingTimeInMillis(),
        ...(wanting.length > 0 && {
          each: createDeviceSender(wanting, { date, at: now(), log, metrics }),
        }),
        progress: (groups) => metrics.count('TotalsGroups', {}, groups),
      },
    );
    if (!tally) return undefined;
    const counted = { totals: publish(tally, practicesIn(config), date, now(), blindSpotsOf(config)) };
    const sweeps = measuredBySource(tally);
    for (const [source, sweep] of sweeps) await coverage.save(source, sweep);
    await fleet.putDay(counted);
    report(counted.totals, tally.quality, metrics);
    metrics.count('SourcesUncovered', {}, uncoveredBySource(sweeps).size);
    return counted;
  }

  async function post(stored: StoredDay): Promise<TotalsOutcome> {
    const { send, fleet, receivers } = dependencies;
    const wanting = receivers?.totals ?? [];
    if ((!send && wanting.length === 0) || stored.posted_at !== undefined) return 'counted';
    const { date, counted_at: timestamp } = stored.totals;
    try {
      const [id, message] = [`totals_${date}`, { type: MESSAGE_TYPE, timestamp, data: stored.totals }];
      await Promise.all([send?.(id, message), sendToAll(wanting, id, message)]);
    } catch (error) {
      log.error('The totals could not be posted', error);
      metrics.count('TotalsNotPosted');
      return 'not_posted';
    }
    await fleet.putDay({ ...stored, posted_at: now().toISOString() });
    return 'counted';
  }

  return async (_event: unknown, context: CallContext): Promise<{ totals: TotalsOutcome }> => {
    try {
      const stored = await day(now().toISOString().slice(0, 10), context);
      if (!stored) return { totals: 'unfinished' };
      // On every call of a day that is counted, so that the calls of two nights are never more than a day apart.
      metrics.count('TotalsCounted');
      return { totals: await post(stored) };
    } catch (error) {
      log.error('The totals could not be counted', error);
      metrics.count('TotalsFailed');
      return { totals: 'failed' };
    }
  };
}

function practicesIn({ practices, languages: [language = 'en'] }: Config) {
  return loadPractices(practices, language).map(({ practice: { id }, words: { name } }) => ({
    practice: id,
    name,
  }));
}

/** Alarms rest on these; they count devices and name nobody. */
function report({ people, devices }: Totals, quality: Record<string, number>, metrics: Metrics): void {
  metrics.count('FleetPeople', {}, people);
  metrics.count('FleetDevices', {}, devices);
  for (const [kind, count] of Object.entries(quality)) {
    if (!kind.includes('|')) metrics.count('FleetFaults', { kind }, count);
  }
}
