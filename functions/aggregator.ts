import { createAccess } from '../shared/access/index.ts';
import { apiFunction } from '../shared/access/middleware/index.ts';
import { config } from '../shared/config/organization.ts';
import { systemClock } from '../shared/platform/clock.ts';
import { createInvoker } from '../shared/platform/invoke.ts';
import { createLog } from '../shared/platform/log.ts';
import { createMetrics } from '../shared/platform/metrics.ts';
import { aggregatorRoutes } from '../shared/services/aggregator/index.ts';
import { createNotificationsTable } from '../shared/tables/notifications.ts';
import { createRecordsTable } from '../shared/tables/records.ts';

await config.transforms.ready();
const log = createLog('aggregator');
const routes = aggregatorRoutes({
  config,
  tables: {
    records: createRecordsTable({ keepFor: config.keep_for }),
    notifications: createNotificationsTable({ keepFor: config.notifications.keep_for }),
  },
  invoke: createInvoker({ log }),
  now: systemClock,
  log,
  metrics: createMetrics('aggregator'),
});

export const handler = apiFunction(
  'aggregator',
  routes,
  createAccess({ settings: config.access, languages: config.languages }),
  { log },
);
