/** The aggregator between a real table and a real Lambda endpoint. */

import type { AnyHandlers, ApiRequest } from '../../../../shared/access/handler.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import type { RefreshResult } from '../../../../shared/api/report.ts';
import type { Config } from '../../../../shared/config/index.ts';
import type { DeviceRecord } from '../../../../shared/model/record.ts';
import type { Report } from '../../../../shared/model/report.ts';
import type { SourceErrorCode } from '../../../../shared/model/source.ts';
import { createInvoker } from '../../../../shared/platform/invoke.ts';
import { silentMetrics } from '../../../../shared/platform/metrics.ts';
import { aggregatorRoutes } from '../../../../shared/services/aggregator/index.ts';
import { notificationsOfReport } from '../../../../shared/services/notifications/index.ts';
import { createNotificationsTable } from '../../../../shared/tables/notifications.ts';
import type { NotificationsTable } from '../../../../shared/tables/notifications-types.ts';
import { createRecordsTable } from '../../../../shared/tables/records.ts';
import type { RecordsTable } from '../../../../shared/tables/types.ts';
import { sent } from '../../../support/answers.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { type Behaviour, type LambdaEndpoint, startLambda } from '../../../support/lambda.ts';
import { noTransforms } from '../../../support/transforms.ts';
import { STORY_NOW, storyConfig } from '../../report/stories.ts';

const PREFIX = 'test-source-';

export interface Stage {
  table: RecordsTable;
  notifications: NotificationsTable;
  /** The same table, written so many seconds after the story's now (negative: before). */
  tableAt(seconds: number): RecordsTable;
  lambda: LambdaEndpoint;
  /** What a source function does when it is invoked, by the source's name. */
  source(name: string, act: (person: string) => Behaviour | Promise<Behaviour>): void;
  report(who: string): Promise<Report>;
  refresh(who: string): Promise<RefreshResult[]>;
  call(route: string, request?: Partial<ApiRequest>): Promise<ReturnType<typeof sent>>;
  /** Writes what a source function writes when it found these records. */
  found(source: string, person: string, records: DeviceRecord[], complete?: boolean): Promise<Behaviour>;
  /** Writes what a source function writes when it failed. */
  failed(source: string, person: string, code: SourceErrorCode): Promise<Behaviour>;
  /** What was counted since the start: names and dimensions. */
  counted: Record<string, string>[];
  /** Source names that were invoked since the start, with how. */
  asked(): string[];
  close(): Promise<void>;
}

export const iso = (seconds = 0) => new Date(STORY_NOW.getTime() + seconds * 1000).toISOString();

/** @param ownership a source that also knows whose the machines are */
export async function openStage(ownership?: string): Promise<Stage> {
  const [tables, lambda] = await Promise.all([startTables(), startLambda()]);
  return stageOn(tables, lambda, ownership);
}

function stageOn(tables: Tables, lambda: LambdaEndpoint, ownership: string | undefined): Stage {
  const now = () => STORY_NOW;
  const table = createRecordsTable({ now, memory: 0 });
  const notifications = createNotificationsTable({ keepFor: 30 * 86_400_000, now });
  const counted: Record<string, string>[] = [];
  const routes: AnyHandlers = aggregatorRoutes({
    config: shortened(storyConfig, ownership),
    transforms: noTransforms,
    releases: async () => ({}),
    tables: { records: table },
    measured: async () => new Map(),
    notifications: notificationsOfReport(notifications, storyConfig),
    invoke: createInvoker({ log: silentLog, client: lambda.client, prefix: PREFIX }),
    now,
    log: silentLog,
    metrics: { ...silentMetrics, count: (name, dimensions) => void counted.push({ name, ...dimensions }) },
  });

  const call: Stage['call'] = async (route, request = {}) => {
    const handler = routes[route];
    if (!handler) throw new Error(`There is no route ${route}.`);
    const answer = await handler({
      route,
      params: {},
      query: new URLSearchParams(),
      headers: {},
      cookies: {},
      body: undefined,
      language: 'en',
      requestId: 'r1',
      log: silentLog,
      ...request,
    });
    return sent(answer);
  };
  return {
    counted,
    table,
    notifications,
    tableAt: (seconds) => createRecordsTable({ now: () => new Date(iso(seconds)) }),
    lambda,
    call,
    source: (name, act) =>
      lambda.on(`${PREFIX}${name}`, (payload) => act((payload as { value: string }).value)),
    report: async (who) => (await call('GET /api/v1/report/{who}', { params: { who } })).body as Report,
    async refresh(who) {
      const answer = await call('POST /api/v1/report/{who}/refresh', { params: { who } });
      return (answer.body as { asked: RefreshResult[] }).asked;
    },
    async found(source, person, records, complete = true) {
      await table.putRecords(records);
      await table.markFetched(person, source, { fetched_at: iso(), complete, dropped: [] });
      return { answer: { v: 1, source, synced_at: iso(), complete, dropped: [], records } };
    },
    async failed(source, person, code) {
      await table.markFailed(person, source, { code, at: iso() });
      return { answer: { v: 1, source, error: { code, message: 'It failed.' } } };
    },
    asked: () => lambda.invocations.map(({ name, type }) => `${name.slice(PREFIX.length)} ${type}`).sort(),
    async close() {
      await lambda.close();
      await tables.close();
    },
  };
}

/** A deadline that a test can wait for. */
function shortened(config: Config, ownership: string | undefined): Config {
  const sources = Object.entries(config.sources).map(([name, source]) => [
    name,
    { ...source, deadline: 1_000, ...(name === ownership && { role: 'ownership' }) },
  ]);
  return { ...config, sources: Object.fromEntries(sources) as Config['sources'] };
}
