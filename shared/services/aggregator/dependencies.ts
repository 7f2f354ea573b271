/** What the aggregator is handed. */

import type { Log } from '../../adapter-kit/log.ts';
import type { Config } from '../../config/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { SourceInvoker } from '../../platform/invoke.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { NotificationsTable } from '../../tables/notifications-types.ts';
import type { RecordsTable } from '../../tables/types.ts';
import type { Transforms } from '../../transforms/index.ts';

export interface AggregatorDependencies {
  config: Config;
  transforms: Pick<Transforms, 'devices'>;
  tables: { records: RecordsTable; notifications: Pick<NotificationsTable, 'person'> };
  invoke: SourceInvoker;
  now: Clock;
  log: Log;
  metrics: Metrics;
}
