/** The aggregator before real source functions, adapters and simulated vendors, on a real table. */

import { bitfit } from '../../../../adapters/bitfit/index.ts';
import { startSimulator as startBitfit } from '../../../../adapters/bitfit/simulator.ts';
import { jamf } from '../../../../adapters/jamf/index.ts';
import { startSimulator as startJamf } from '../../../../adapters/jamf/simulator.ts';
import { type Company, makeCompany } from '../../../../local/company/index.ts';
import type { Simulator } from '../../../../local/simulator/types.ts';
import type { AnyHandlers, ApiAnswer } from '../../../../shared/access/handler.ts';
import type { Adapter } from '../../../../shared/adapter-kit/contract.ts';
import { createHttp } from '../../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import { type Config, parseConfig } from '../../../../shared/config/index.ts';
import type { Report } from '../../../../shared/model/report.ts';
import { createInvoker } from '../../../../shared/platform/invoke.ts';
import { silentMetrics } from '../../../../shared/platform/metrics.ts';
import { aggregatorRoutes } from '../../../../shared/services/aggregator/index.ts';
import { notificationsOfReport } from '../../../../shared/services/notifications/index.ts';
import { type SourceFunction, sourceHandler } from '../../../../shared/services/source/index.ts';
import { createNotificationsTable } from '../../../../shared/tables/notifications.ts';
import { createRecordsTable, type RecordsTable } from '../../../../shared/tables/records.ts';
import { sent } from '../../../support/answers.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { type LambdaEndpoint, startLambda } from '../../../support/lambda.ts';
import organization from '../../../support/stethoscope.yml';
import { noTransforms } from '../../../support/transforms.ts';

export interface Vendors {
  company: Company;
  jamf: Simulator;
  bitfit: Simulator;
  lambda: LambdaEndpoint;
  table: RecordsTable;
  /** Moves the clock on, milliseconds. */
  advance(milliseconds: number): void;
  report(who: string): Promise<Report>;
  /** The work of the aggregator. */
  routes: AnyHandlers;
  config: Config;
  now(): Date;
  call(route: string, params: Record<string, string>): Promise<ApiAnswer>;
  /** What one source function answers. */
  ask(source: 'jamf' | 'bitfit', request: unknown): Promise<unknown>;
  /** Resolves when every function that was invoked has ended. */
  ended(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds. */
const DEADLINES = { jamf: 2_000, bitfit: 2_000 };

/** A new company, whose vendors know nothing of earlier tests; the table is emptied with each start. */
export async function startVendors(deadlines: Partial<typeof DEADLINES> = {}): Promise<Vendors> {
  const [tables, lambda] = await Promise.all([startTables(), startLambda()]);
  const company = makeCompany({ people: 1, now: new Date() });
  const simulators = { jamf: await startJamf({ company }), bitfit: await startBitfit({ company }) };
  const config = configWith({ ...DEADLINES, ...deadlines });
  return { ...assemble(tables, lambda, simulators, config), company };
}

function configWith(deadlines: typeof DEADLINES): Config {
  const all = parseConfig(organization);
  const only = (name: keyof typeof DEADLINES) => ({ ...all.sources[name], deadline: deadlines[name] });
  return { ...all, sources: { jamf: only('jamf'), bitfit: only('bitfit') } as Config['sources'] };
}

function assemble(
  tables: Tables,
  lambda: LambdaEndpoint,
  simulators: Pick<Vendors, 'jamf' | 'bitfit'>,
  config: Config,
): Omit<Vendors, 'company'> {
  let offset = 0;
  const now = () => new Date(Date.now() + offset);
  const table = createRecordsTable({ now, memory: 0 });
  const invoked: Promise<unknown>[] = [];
  const functionOf = <Settings>(adapter: Adapter<Settings>, { settings }: Simulator) =>
    sourceHandler(adapter, config, {
      table,
      secrets: { read: async () => ({ value: settings, version: '1' }) },
      http: createHttp({ timeout: 1_500, retries: 0 }),
      log: silentLog,
      metrics: silentMetrics,
      now,
    });
  const functions: Record<'jamf' | 'bitfit', SourceFunction> = {
    jamf: functionOf(jamf, simulators.jamf),
    bitfit: functionOf(bitfit, simulators.bitfit),
  };
  for (const [source, handler] of Object.entries(functions)) {
    lambda.on(`two-stages-${source}`, async (payload) => {
      const isEvent = lambda.invocations.at(-1)?.type === 'Event';
      const answer = handler(payload);
      invoked.push(answer);
      return { answer: isEvent ? null : await answer };
    });
  }
  const routes = aggregatorRoutes({
    config,
    transforms: noTransforms,
    releases: async () => ({}),
    tables: { records: table },
    measured: async () => new Map(),
    notifications: notificationsOfReport(createNotificationsTable({ keepFor: 1, now }), config),
    invoke: createInvoker({ log: silentLog, client: lambda.client, prefix: 'two-stages-' }),
    now,
    log: silentLog,
    metrics: silentMetrics,
  });
  const call = callerOf(routes);
  const ended = async () => {
    for (let known = -1; known !== invoked.length; ) {
      known = invoked.length;
      await Promise.all(invoked);
    }
  };
  return {
    ...simulators,
    lambda,
    table,
    routes,
    config,
    now,
    call,
    ended,
    advance: (milliseconds) => {
      offset += milliseconds;
    },
    report: async (who) => (await call('GET /api/v1/report/{who}', { who })).body as Report,
    ask: (source, request) => functions[source](request),
    async close() {
      await Promise.all([simulators.jamf.close(), simulators.bitfit.close()]);
      await ended();
      await lambda.close();
      await tables.close();
    },
  };
}

function callerOf(routes: AnyHandlers): Vendors['call'] {
  return async (route, params) => {
    const handler = routes[route];
    if (!handler) throw new Error(`There is no route ${route}.`);
    const answer = await handler({
      route,
      params,
      query: new URLSearchParams(),
      headers: {},
      cookies: {},
      body: undefined,
      language: 'en',
      requestId: 'r1',
      log: silentLog,
    });
    return sent(answer);
  };
}
