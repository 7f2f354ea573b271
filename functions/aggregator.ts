import { knownCoverage } from '../shared/services/aggregator/coverage.ts';
import { aggregatorRoutes } from '../shared/services/aggregator/index.ts';
import { notificationsOfReport } from '../shared/services/notifications/index.ts';
import * as container from './container.ts';

const { log, ...parts } = container.observed('aggregator');
const routes = aggregatorRoutes({
  ...{ ...parts, log, ...(await container.judging(log)) },
  tables: { records: container.recordsTable() },
  measured: knownCoverage(container.coverageTable(), { now: parts.now, log }),
  notifications: notificationsOfReport(container.notificationsTable(), container.config),
  invoke: container.invoker(log),
});

export const handler = container.apiFunction('aggregator', routes, container.openAccess(), { log });
