import { config } from '../shared/config/organization.ts';
import { createAccess } from '../shared/runtime/access/index.ts';
import { createProvider } from '../shared/runtime/access/oidc.ts';
import { apiFunction } from '../shared/runtime/middleware/index.ts';
import { createActivityTable } from '../shared/runtime/tables/events.ts';
import { createRecordsTable } from '../shared/runtime/tables/index.ts';
import { createNotificationsTable } from '../shared/runtime/tables/notifications.ts';
import { healthRoutes } from '../shared/services/health/index.ts';
import { sessionRoutes } from '../shared/services/session/index.ts';

const access = createAccess({ settings: config.access, languages: config.languages });

const health = healthRoutes({
  config,
  records: createRecordsTable({ keepFor: config.keep_for }),
  activity: createActivityTable({ keepFor: config.keep_for }),
  outbox: createNotificationsTable({ keepFor: config.notifications.keep_for }),
  now: access.now,
});

export const handler = apiFunction(
  'session',
  { ...sessionRoutes({ access, provider: createProvider(access) }), ...health },
  access,
);
