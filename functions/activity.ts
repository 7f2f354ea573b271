import { createAccess } from '../shared/access/index.ts';
import { apiFunction } from '../shared/access/middleware/index.ts';
import { config } from '../shared/config/organization.ts';
import { createInvoker } from '../shared/platform/invoke.ts';
import { createLog } from '../shared/platform/log.ts';
import { activityRoutes } from '../shared/services/activity/index.ts';
import { createActivityTable } from '../shared/tables/activity.ts';
import { createRecordsTable } from '../shared/tables/records.ts';

await config.transforms.ready();
const access = createAccess({ settings: config.access, languages: config.languages });
const log = createLog('activity');

const routes = activityRoutes({
  config,
  records: createRecordsTable({ keepFor: config.keep_for }),
  activity: createActivityTable({ keepFor: config.keep_for }),
  invoke: createInvoker({ log }),
  now: access.now,
});

export const handler = apiFunction('activity', routes, access, { log });
