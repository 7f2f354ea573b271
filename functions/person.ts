import * as person from '../shared/services/person/index.ts';
import * as container from './container.ts';

const access = container.openAccess();
const holdings = [
  person.recordsHolding(container.recordsTable()),
  person.notificationsHolding(container.notificationsTable()),
  person.tableHolding('fleet', container.activityTable()),
];
const routes = person.personRoutes({ people: access.people, holdings, now: access.now });

export const handler = container.apiFunction('person', routes, access);
