import { config } from '../shared/config/organization.ts';
import { createAccess } from '../shared/runtime/access/index.ts';
import { apiFunction } from '../shared/runtime/middleware/index.ts';
import { createFleetTable } from '../shared/runtime/tables/fleet.ts';
import { summaryRoutes } from '../shared/services/totals/routes.ts';

const access = createAccess({ settings: config.access, languages: config.languages });
const fleet = createFleetTable({ keepFor: config.totals.keep_for });

export const handler = apiFunction('summary', summaryRoutes(fleet, access.now), access);
