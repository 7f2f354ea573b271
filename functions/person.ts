import { notificationsHolding } from '../shared/services/notifications/index.ts';
import { personRoutes, recordsHolding, tableHolding } from '../shared/services/person/index.ts';
import * as container from './container.ts';

const access = container.openAccess();
const holdings = [
  recordsHolding(container.recordsTable()),
  notificationsHolding(container.notificationsTable()),
  tableHolding('fleet', container.activityTable()),
];
const routes = personRoutes({ people: access.people, holdings, now: access.now });

export const handler = container.apiFunction('person', routes, access);
