import { config } from '../shared/config/organization.ts';
import { createAccess } from '../shared/runtime/access/index.ts';
import { createInvoker } from '../shared/runtime/invoke.ts';
import { createLog } from '../shared/runtime/log.ts';
import { apiFunction } from '../shared/runtime/middleware/index.ts';
import { createActivityTable } from '../shared/runtime/tables/events.ts';
import { createRecordsTable } from '../shared/runtime/tables/index.ts';
import { activityRoutes } from '../shared/services/activity/index.ts';

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
