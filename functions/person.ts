import { config } from '../shared/config/organization.ts';
import { createAccess } from '../shared/runtime/access/index.ts';
import { apiFunction } from '../shared/runtime/middleware/index.ts';
import { createActivityTable } from '../shared/runtime/tables/events.ts';
import { createRecordsTable } from '../shared/runtime/tables/index.ts';
import { createNotificationsTable } from '../shared/runtime/tables/notifications.ts';
import { activityHolding } from '../shared/services/activity/holding.ts';
import { notificationsHolding } from '../shared/services/notifications/index.ts';
import { personRoutes, recordsHolding } from '../shared/services/person/index.ts';

const access = createAccess({ settings: config.access, languages: config.languages });
const holdings = [
  recordsHolding(createRecordsTable({ keepFor: config.keep_for })),
  notificationsHolding(createNotificationsTable({ keepFor: config.notifications.keep_for })),
  activityHolding(createActivityTable({ keepFor: config.keep_for })),
];

export const handler = apiFunction(
  'person',
  personRoutes({ people: access.people, holdings, now: access.now }),
  access,
);
