import { createAccess } from '../shared/access/index.ts';
import { apiFunction } from '../shared/access/middleware/index.ts';
import { config } from '../shared/config/organization.ts';
import { summaryRoutes } from '../shared/services/totals/routes.ts';
import { createFleetTable } from '../shared/tables/fleet.ts';

const access = createAccess({ settings: config.access, languages: config.languages });
const fleet = createFleetTable({ keepFor: config.totals.keep_for });

export const handler = apiFunction('summary', summaryRoutes(fleet, access.now), access);
