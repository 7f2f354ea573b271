import { createProvider } from '../shared/access/oidc.ts';
import { healthRoutes } from '../shared/services/health/index.ts';
import { sessionRoutes } from '../shared/services/session/index.ts';
import * as container from './container.ts';

const access = container.openAccess();
const { log, metrics } = container.observed('session');
const session = sessionRoutes({ access, provider: createProvider(access), metrics });
const tables = { records: container.recordsTable(), activity: container.activityTable() };
const outbox = container.notificationsTable();
const feeds = container.feedStatuses();
const health = healthRoutes({ ...tables, outbox, feeds, config: container.config, now: access.now });
const routes = { ...session, ...health };

export const handler = container.apiFunction('session', routes, access, { log, metrics });
