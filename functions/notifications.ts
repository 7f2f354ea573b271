import { createAccess } from '../shared/access/index.ts';
import { apiFunction } from '../shared/access/middleware/index.ts';
import { config } from '../shared/config/organization.ts';
import { environment } from '../shared/platform/environment.ts';
import { createWake } from '../shared/platform/wake.ts';
import { deliveryRoutes } from '../shared/services/delivery/index.ts';
import { notificationRoutes } from '../shared/services/notifications/index.ts';
import { createNotificationsTable } from '../shared/tables/notifications.ts';

const access = createAccess({ settings: config.access, languages: config.languages });
const table = createNotificationsTable({ keepFor: config.notifications.keep_for });
const wake = createWake(environment('delivery_function'));

export const handler = apiFunction(
  'notifications',
  { ...notificationRoutes({ table, config, now: access.now, wake }), ...deliveryRoutes(table) },
  access,
);
