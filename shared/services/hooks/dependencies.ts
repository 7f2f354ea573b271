import type { Hook } from '../../adapter-kit/hook.ts';
import type { Log } from '../../adapter-kit/log.ts';
import type { Clock } from '../../platform/clock.ts';
import type { SourceInvoker } from '../../platform/invoke.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { Queue } from '../../platform/queue.ts';
import type { PeopleTable } from '../../tables/people-types.ts';

export interface HookDependencies {
  /** How each source's hooks are read. */
  hooks: Readonly<Record<string, Hook>>;
  people: Pick<PeopleTable, 'hold'>;
  queue: Queue;
  invoke: Pick<SourceInvoker, 'ask'>;
  now: Clock;
  log: Log;
  metrics: Metrics;
}
