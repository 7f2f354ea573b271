import { createAccess } from '../shared/access/index.ts';
import { apiFunction } from '../shared/access/middleware/index.ts';
import { createProvider } from '../shared/access/oidc.ts';
import { config } from '../shared/config/organization.ts';
import { createMetrics } from '../shared/platform/metrics.ts';
import { healthRoutes } from '../shared/services/health/index.ts';
import { sessionRoutes } from '../shared/services/session/index.ts';
import { createActivityTable } from '../shared/tables/activity.ts';
import { createNotificationsTable } from '../shared/tables/notifications.ts';
import { createRecordsTable } from '../shared/tables/records.ts';

const access = createAccess({ settings: config.access, languages: config.languages });

const health = healthRoutes({
  config,
  records: createRecordsTable({ keepFor: config.keep_for }),
  activity: createActivityTable({ keepFor: config.keep_for }),
  outbox: createNotificationsTable({ keepFor: config.notifications.keep_for }),
  now: access.now,
});

const metrics = createMetrics('session');

export const handler = apiFunction(
  'session',
  { ...sessionRoutes({ access, provider: createProvider(access), metrics }), ...health },
  access,
  { metrics },
);
