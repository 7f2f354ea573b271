import { config } from '../shared/config/organization.ts';
import { createAccess } from '../shared/runtime/access/index.ts';
import { environment } from '../shared/runtime/environment.ts';
import { apiFunction } from '../shared/runtime/middleware/index.ts';
import { createNotificationsTable } from '../shared/runtime/tables/notifications.ts';
import { createWake } from '../shared/runtime/wake.ts';
import { deliveryRoutes } from '../shared/services/delivery/index.ts';
import { notificationRoutes } from '../shared/services/notifications/index.ts';

const access = createAccess({ settings: config.access, languages: config.languages });
const table = createNotificationsTable({ keepFor: config.notifications.keep_for });
const wake = createWake(environment('delivery_function'));

export const handler = apiFunction(
  'notifications',
  { ...notificationRoutes({ table, config, now: access.now, wake }), ...deliveryRoutes(table) },
  access,
);
