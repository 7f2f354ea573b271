/** What the aggregator is handed. */

import type { Log } from '../../adapter-kit/log.ts';
import type { Config } from '../../config/index.ts';
import type { Releases } from '../../model/releases.ts';
import type { Report } from '../../model/report.ts';
import type { MeasuredSweep } from '../../model/stored.ts';
import type { Clock } from '../../platform/clock.ts';
import type { SourceInvoker } from '../../platform/invoke.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { RecordsTable } from '../../tables/types.ts';
import type { Transforms } from '../../transforms/index.ts';

export type ReportNotifications = Pick<
  Report,
  'notifications' | 'notifications_left_out' | 'notifications_failed'
>;

export interface AggregatorDependencies {
  config: Config;
  transforms: Pick<Transforms, 'devices'>;
  /** What feeds say of versions of systems. Never rejects. */
  releases: () => Promise<Releases>;
  tables: { records: RecordsTable };
  /** By source: sweeps of which it was counted how much they hold. Never rejects. */
  measured: () => Promise<ReadonlyMap<string, MeasuredSweep>>;
  /** What a report has of a person's notifications. */
  notifications: (view: { user: string; language: string; now: Date }) => Promise<ReportNotifications>;
  invoke: SourceInvoker;
  now: Clock;
  log: Log;
  metrics: Metrics;
}
