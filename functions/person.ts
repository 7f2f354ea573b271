import { createAccess } from '../shared/access/index.ts';
import { apiFunction } from '../shared/access/middleware/index.ts';
import { config } from '../shared/config/organization.ts';
import { activityHolding } from '../shared/services/activity/holding.ts';
import { notificationsHolding } from '../shared/services/notifications/index.ts';
import { personRoutes, recordsHolding } from '../shared/services/person/index.ts';
import { createActivityTable } from '../shared/tables/activity.ts';
import { createNotificationsTable } from '../shared/tables/notifications.ts';
import { createRecordsTable } from '../shared/tables/records.ts';

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
