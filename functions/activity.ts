import { activityRoutes } from '../shared/services/activity/index.ts';
import * as container from './container.ts';

const { log, now } = container.observed('activity');
const routes = activityRoutes({
  config: container.config,
  transforms: await container.transforms(),
  records: container.recordsTable(),
  activity: container.activityTable(),
  invoke: container.invoker(log),
  now,
});

export const handler = container.apiFunction('activity', routes, container.openAccess(), { log });
