/** What the aggregator is handed. */
import type { Config } from '../../config/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { SourceInvoker } from '../../runtime/invoke.ts';
import type { Log } from '../../runtime/log.ts';
import type { Metrics } from '../../runtime/metrics.ts';
import type { NotificationsTable } from '../../runtime/tables/notifications-types.ts';
import type { RecordsTable } from '../../runtime/tables/types.ts';

export interface AggregatorDependencies {
  config: Config;
  tables: { records: RecordsTable; notifications: Pick<NotificationsTable, 'person'> };
  invoke: SourceInvoker;
  now: Clock;
  log: Log;
  metrics: Metrics;
}
