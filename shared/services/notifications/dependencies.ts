/** What the work on notifications is handed. */
import type { Config } from '../../config/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { NotificationsTable } from '../../tables/notifications-types.ts';

export interface CreateDependencies {
  table: Pick<NotificationsTable, 'takePlaces' | 'create' | 'get'>;
  config: Pick<Config, 'access' | 'notifications' | 'organization'>;
  now: Clock;
}

export interface NotificationDependencies extends CreateDependencies {
  table: Pick<NotificationsTable, 'takePlaces' | 'create' | 'person' | 'get' | 'answer'>;
  /** Tells the delivery that there is something to do. May fail: the schedule comes by in any case. */
  wake(): Promise<void>;
}
