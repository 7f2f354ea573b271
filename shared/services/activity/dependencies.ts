/** What the activity function is handed. */
import type { Config } from '../../config/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { SourceInvoker } from '../../runtime/invoke.ts';
import type { ActivityTable } from '../../runtime/tables/events.ts';
import type { RecordsTable } from '../../runtime/tables/types.ts';

export interface ActivityDependencies {
  config: Config;
  /** How asking the sources has gone. */
  records: Pick<RecordsTable, 'mark' | 'sources'>;
  activity: Pick<ActivityTable, 'answer' | 'events' | 'window'>;
  invoke: SourceInvoker;
  now: Clock;
}
