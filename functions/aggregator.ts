import { aggregatorRoutes } from '../shared/services/aggregator/index.ts';
import * as container from './container.ts';

const parts = container.observed('aggregator');
const routes = aggregatorRoutes({
  ...parts,
  config: container.config,
  transforms: await container.transforms(),
  tables: { records: container.recordsTable(), notifications: container.notificationsTable() },
  invoke: container.invoker(parts.log),
});
const access = container.openAccess();

export const handler = container.apiFunction('aggregator', routes, access, { log: parts.log });
