/** What the activity function is handed. */
import type { Config } from '../../config/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { SourceInvoker } from '../../platform/invoke.ts';
import type { ActivityTable } from '../../tables/activity.ts';
import type { RecordsTable } from '../../tables/types.ts';
import type { Transforms } from '../../transforms/index.ts';

export interface ActivityDependencies {
  config: Config;
  transforms: Pick<Transforms, 'events'>;
  /** How asking the sources has gone. */
  records: Pick<RecordsTable, 'mark' | 'sources'>;
  activity: Pick<ActivityTable, 'answer' | 'events' | 'window'>;
  invoke: SourceInvoker;
  now: Clock;
}
