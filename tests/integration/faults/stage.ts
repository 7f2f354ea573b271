/** The whole way of a page view: routes of the aggregator, Lambda's Invoke, source functions, vendors, and tables. */

import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Company, makeCompany } from '../../../local/company/index.ts';
import type { Simulator } from '../../../local/simulator/types.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { type Config, parseConfig } from '../../../shared/config/index.ts';
import type { DeviceRecord } from '../../../shared/model/record.ts';
import type { Report } from '../../../shared/model/report.ts';
import { createInvoker } from '../../../shared/platform/invoke.ts';
import { silentMetrics } from '../../../shared/platform/metrics.ts';
import { aggregatorRoutes } from '../../../shared/services/aggregator/index.ts';
import { notificationsOfReport } from '../../../shared/services/notifications/index.ts';
import { createTableInput } from '../../../shared/tables/definitions.ts';
import { createNotificationsTable } from '../../../shared/tables/notifications.ts';
import { createDocumentClient, createRecordsTable } from '../../../shared/tables/records.ts';
import { sent } from '../../support/answers.ts';
import { startTables } from '../../support/dynalite.ts';
import { type LambdaEndpoint, startLambda } from '../../support/lambda.ts';
import organization from '../../support/stethoscope.yml';
import { noTransforms } from '../../support/transforms.ts';
import { type Case, FAULTS, lateIn } from './cases.ts';
import { type Container, SOURCE_NAMES, SOURCES, type SourceName } from './sources.ts';

export const WHO = 'user@example.com';

/**
 * The deadline of a source that will be late is short, and that of the others so long that a busy machine cannot make
 * them late: nothing here depends on how fast it is.
 */
export function configFor(failing: Case): Config {
  const config = parseConfig({
    ...(organization as object),
    sources: Object.fromEntries(
      SOURCE_NAMES.map((name) => [
        name,
        { label: `The ${name}`, sweep_every: '12h', longest_sweep: '2h', deadline: '20s' },
      ]),
    ),
  });
  for (const name of lateIn(failing)) Object.assign(config.sources[name] ?? {}, { deadline: 200 });
  return config;
}

export interface Stage {
  /** Vendors of their own, so that several can be tried at once. */
  openLane(): Promise<Lane>;
  close(): Promise<void>;
}

export interface Lane {
  /** What fails from now on; all else works. */
  fail(failing: Case): void;
  /** Calls that a vendor has had. */
  calls(source: SourceName): number;
  /** Empty tables and new containers. @param failing who will be late */
  begin(failing: Case): Promise<Run>;
}

export interface Run {
  view(): Promise<{ status: number; report: Report }>;
  /** A whole pass over one source. */
  sweep(source: SourceName): Promise<unknown>;
  /** What is stored of the person. */
  records(): Promise<DeviceRecord[]>;
  /** The sources whose functions have not ended yet. */
  working(): SourceName[];
  /** Resolves when every function that was invoked has ended. Its connections have ended, too. */
  ended(): Promise<void>;
  /** Moves the clock on, milliseconds. */
  advance(milliseconds: number): void;
}

export async function openStage(): Promise<Stage> {
  const [tables, lambda] = await Promise.all([startTables(), startLambda()]);
  const dynamo = new DynamoDBClient();
  const client = createDocumentClient(dynamo);
  const company = makeCompany({ people: 1, now: new Date() });
  const simulators: Simulator[] = [];
  const runs: Run[] = [];
  const begin = async (vendors: Vendors, failing: Case) => {
    const name = `records-${runs.length}`;
    const run = createRun({ name, vendors, lambda, client, config: configFor(failing) });
    runs.push(run);
    await createTable(dynamo, name);
    return run;
  };
  return {
    async openLane() {
      const vendors = await startVendors(company);
      simulators.push(...Object.values(vendors));
      return createLane(vendors, (failing) => begin(vendors, failing));
    },
    async close() {
      // What still waits for a vendor fails at once, and may then write.
      await Promise.all(simulators.map((simulator) => simulator.close()));
      await Promise.all(runs.map((run) => run.ended()));
      await lambda.close();
      dynamo.destroy();
      await tables.close();
    },
  };
}

async function createTable(dynamo: DynamoDBClient, name: string): Promise<void> {
  await dynamo.send(new CreateTableCommand(createTableInput('records', name)));
  const state = async () =>
    (await dynamo.send(new DescribeTableCommand({ TableName: name }))).Table?.TableStatus;
  while ((await state()) !== 'ACTIVE');
}

type Vendors = Record<SourceName, Simulator>;

async function startVendors(company: Company): Promise<Vendors> {
  const [jamf, landesk, google] = await Promise.all([
    SOURCES.jamf.startSimulator({ company }),
    SOURCES.landesk.startSimulator({ company }),
    SOURCES.google.startSimulator({ company }),
  ]);
  return { jamf, landesk, google };
}

const createLane = (vendors: Vendors, begin: Lane['begin']): Lane => ({
  fail(failing) {
    for (const name of SOURCE_NAMES) {
      const fault = failing.get(name);
      vendors[name].faults.set(fault ? FAULTS[fault] : {});
    }
  },
  calls: (name) => vendors[name].calls(),
  begin,
});

interface RunOptions {
  name: string;
  vendors: Vendors;
  lambda: LambdaEndpoint;
  client: ReturnType<typeof createDocumentClient>;
  config: Config;
}

function createRun({ name, vendors, lambda, client, config }: RunOptions): Run {
  let offset = 0;
  const now = () => new Date(Date.now() + offset);
  const table = createRecordsTable({ name, client, now, memory: 0 });
  const invoked: Promise<unknown>[] = [];
  const working: SourceName[] = [];
  const containers = new Map<SourceName, Container>();
  for (const source of SOURCE_NAMES) {
    const container = SOURCES[source].open({ config, simulator: vendors[source], table, now });
    containers.set(source, container);
    lambda.on(`${name}-${source}`, async (payload) => {
      const isEvent = lambda.invocations.at(-1)?.type === 'Event';
      working.push(source);
      const answer = container.handler(payload).finally(() => working.splice(working.indexOf(source), 1));
      invoked.push(answer);
      // Lambda takes an event and answers before the function has begun.
      return { answer: isEvent ? null : await answer };
    });
  }
  const routes = aggregatorRoutes({
    config,
    transforms: noTransforms,
    releases: async () => ({}),
    tables: { records: table },
    measured: async () => new Map(),
    notifications: notificationsOfReport(createNotificationsTable({ keepFor: 1, client, now }), config),
    invoke: createInvoker({ log: silentLog, client: lambda.client, prefix: `${name}-` }),
    now,
    log: silentLog,
    metrics: silentMetrics,
  });
  return {
    view: () => view(routes),
    sweep: async (source) => containers.get(source)?.handler({ tick: true }),
    working: () => [...working],
    records: async () => (await table.person(WHO, { consistent: true })).records,
    async ended() {
      for (let known = -1; known !== invoked.length; ) {
        known = invoked.length;
        await Promise.all(invoked);
      }
      await Promise.all([...containers.values()].map((container) => container.close()));
    },
    advance: (milliseconds) => {
      offset += milliseconds;
    },
  };
}

async function view(routes: ReturnType<typeof aggregatorRoutes>) {
  const route = 'GET /api/v1/report/{who}';
  const work = routes[route];
  if (!work) throw new Error(`There is no route ${route}.`);
  const answer = await work({
    route,
    params: { who: WHO },
    query: new URLSearchParams(),
    headers: {},
    cookies: {},
    body: undefined,
    language: 'en',
    requestId: 'r1',
    log: silentLog,
  });
  return { status: answer.status, report: sent(answer).body as Report };
}
