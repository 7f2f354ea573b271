import { activityHolding } from '../shared/services/activity/holding.ts';
import { notificationsHolding } from '../shared/services/notifications/index.ts';
import { personRoutes, recordsHolding } from '../shared/services/person/index.ts';
import * as container from './container.ts';

const access = container.openAccess();
const holdings = [
  recordsHolding(container.recordsTable()),
  notificationsHolding(container.notificationsTable()),
  activityHolding(container.activityTable()),
];
const routes = personRoutes({ people: access.people, holdings, now: access.now });

export const handler = container.apiFunction('person', routes, access);
