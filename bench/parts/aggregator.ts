/** The aggregator's work, on the tables of this run, asking the source functions in this process. */

import { withinSize } from '../../shared/access/answer.ts';
import type { ApiRequest } from '../../shared/access/handler.ts';
import { silentLog } from '../../shared/adapter-kit/log.ts';
import type { Report } from '../../shared/model/report.ts';
import type { SourceInvoker } from '../../shared/platform/invoke.ts';
import { silentMetrics } from '../../shared/platform/metrics.ts';
import { aggregatorRoutes } from '../../shared/services/aggregator/index.ts';
import { notificationsOfReport } from '../../shared/services/notifications/index.ts';
import type { SourceFunction } from '../../shared/services/source/index.ts';
import { createNotificationsTable } from '../../shared/tables/notifications.ts';
import type { NotificationsTable } from '../../shared/tables/notifications-types.ts';
import { createRecordsTable } from '../../shared/tables/records.ts';
import type { RecordsTable } from '../../shared/tables/types.ts';
import { config, releases, transforms } from './config.ts';
import { tablesOf } from './permissions.ts';

interface ReportTables {
  records: RecordsTable;
  notifications: Pick<NotificationsTable, 'person'>;
}

const ROUTE = 'GET /api/v1/report/{who}';

/**
 * @param container a container of a source's function; asked for each call, as Lambda gives each call one of its own
 * @returns answers a report as the function sends it: as text
 */
export function reports(
  container: (source: string) => SourceFunction,
  tables: ReportTables = {
    records: createRecordsTable({ keepFor: config.keep_for, client: tablesOf('aggregator') }),
    notifications: createNotificationsTable({
      keepFor: config.notifications.keep_for,
      client: tablesOf('aggregator'),
    }),
  },
): (who: string) => Promise<string> {
  const invoke = {
    async ask(source: string, request: unknown) {
      return container(source)(request);
    },
    async wake() {},
  } as SourceInvoker;
  const routes = aggregatorRoutes({
    config,
    transforms,
    releases,
    tables: { records: tables.records },
    measured: async () => new Map(),
    notifications: notificationsOfReport(tables.notifications, config),
    invoke,
    now: () => new Date(),
    log: silentLog,
    metrics: silentMetrics,
  });
  return async (who) => {
    const request = {
      route: ROUTE,
      params: { who },
      language: 'en',
      log: silentLog,
    } as unknown as ApiRequest;
    const answer = await routes[ROUTE]?.(request);
    if (!answer) throw new Error(`There is no ${ROUTE}.`);
    return String(withinSize(answer).answer.body);
  };
}

export const parsed = (text: string): Report => JSON.parse(text) as Report;
