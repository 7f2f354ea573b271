import { environment } from '../shared/platform/environment.ts';
import { createWake } from '../shared/platform/wake.ts';
import { deliveryRoutes } from '../shared/services/delivery/index.ts';
import { notificationRoutes } from '../shared/services/notifications/index.ts';
import { apiFunction, config, notificationsTable, openAccess } from './container.ts';

const access = openAccess();
const table = notificationsTable();
const wake = createWake(environment('delivery_function'));
const own = notificationRoutes({ table, config, now: access.now, wake });

export const handler = apiFunction('notifications', { ...own, ...deliveryRoutes(table) }, access);
