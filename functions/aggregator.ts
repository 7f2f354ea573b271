import { config } from '../shared/config/organization.ts';
import { createAccess } from '../shared/runtime/access/index.ts';
import { systemClock } from '../shared/runtime/clock.ts';
import { createInvoker } from '../shared/runtime/invoke.ts';
import { createLog } from '../shared/runtime/log.ts';
import { createMetrics } from '../shared/runtime/metrics.ts';
import { apiFunction } from '../shared/runtime/middleware/index.ts';
import { createRecordsTable } from '../shared/runtime/tables/index.ts';
import { createNotificationsTable } from '../shared/runtime/tables/notifications.ts';
import { aggregatorRoutes } from '../shared/services/aggregator/index.ts';

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
