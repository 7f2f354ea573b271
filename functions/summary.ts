import { summaryRoutes } from '../shared/services/totals/routes.ts';
import { apiFunction, fleetTable, openAccess } from './container.ts';

const access = openAccess();

export const handler = apiFunction('summary', summaryRoutes(fleetTable(), access.now), access);
