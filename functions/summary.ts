import { summaryRoutes } from '../shared/services/totals/routes.ts';
import { apiFunction, feedStatuses, fleetTable, openAccess } from './container.ts';

const access = openAccess();

const routes = summaryRoutes(fleetTable(), feedStatuses(), access.now);

export const handler = apiFunction('summary', routes, access);
