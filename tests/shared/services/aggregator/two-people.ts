/** People, docks and assets behind the whole way of a request: middleware, aggregator, tables and source functions. */

import { apiFunction } from '../../../../shared/access/middleware/index.ts';
import { ROUTES, routeKey } from '../../../../shared/access/routes.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import { isManaged, joinsHardware } from '../../../../shared/config/config.ts';
import { type Config, parseConfig } from '../../../../shared/config/index.ts';
import type { Role } from '../../../../shared/model/access.ts';
import type { Declarations } from '../../../../shared/model/declaration.ts';
import type { Claim, DeviceRecord } from '../../../../shared/model/record.ts';
import type { MeasuredSweep } from '../../../../shared/model/stored.ts';
import { createInvoker } from '../../../../shared/platform/invoke.ts';
import { silentMetrics } from '../../../../shared/platform/metrics.ts';
import { aggregatorRoutes } from '../../../../shared/services/aggregator/index.ts';
import { notificationsOfReport } from '../../../../shared/services/notifications/index.ts';
import { createNotificationsTable } from '../../../../shared/tables/notifications.ts';
import { createPeopleTable } from '../../../../shared/tables/people.ts';
import type { PeopleTable } from '../../../../shared/tables/people-types.ts';
import { createRecordsTable, type RecordsTable } from '../../../../shared/tables/records.ts';
import { SESSION_COOKIE, type TestAccess, testAccess } from '../../../support/access.ts';
import { type Answer, callApi, cookieValue } from '../../../support/api.ts';
import { countedClient } from '../../../support/counted.ts';
import { startTables } from '../../../support/dynalite.ts';
import { startLambda } from '../../../support/lambda.ts';
import organization from '../../../support/stethoscope.yml';
import { noTransforms } from '../../../support/transforms.ts';

const PREFIX = 'people-source-';
const BUILT_IN = ['jamf', 'landesk', 'bitfit'];

export interface House {
  access: TestAccess;
  people: PeopleTable;
  table: RecordsTable;
  config: Config;
  /** When everything is seen, ISO 8601 UTC. */
  at: string;
  /** Sweeps of which it was counted how much they hold, by source. */
  measured: Map<string, MeasuredSweep>;
  /** Stores records and claims as sources do after a complete look at each of these people. */
  know(things: { records?: DeviceRecord[]; claims?: Claim[] }, ...people: string[]): Promise<void>;
  /** What a source answers to questions by serial or MAC address, and no table knows. */
  sell(records: readonly DeviceRecord[]): void;
  ask(route: string, params: Record<string, string>, who: string, ...roles: Role[]): Promise<Answer>;
  /** What was asked of tables and source functions since the last time. */
  calls(): string[];
  close(): Promise<void>;
}

/** Every route that names devices. */
export const DEVICE_ROUTES = ROUTES.filter(({ shows }) => shows === 'devices').map((route) => ({
  route,
  key: routeKey(route),
}));

/**
 * Sources find what is stored in this list when they are asked by serial or MAC address, as vendors would.
 *
 * @param declarations of more sources, by name: they are swept, and all have been but for those that are `unswept`
 */
export async function openHouse(
  declarations: Declarations = {},
  unswept: readonly string[] = [],
): Promise<House> {
  const [tables, lambda] = await Promise.all([startTables(), startLambda()]);
  const SOURCES = [...BUILT_IN, ...Object.keys(declarations)];
  const all = parseConfig(organization, declarations);
  const { jamf: swept } = all.sources;
  const sources = Object.keys(declarations).map((name) => [name, { ...swept, label: name }] as const);
  const builtIn = Object.entries(all.sources).filter(([name]) => BUILT_IN.includes(name));
  const config = { ...all, sources: Object.fromEntries([...builtIn, ...sources]) as Config['sources'] };
  const { client, taken } = countedClient();
  const access0 = { now: new Date() };
  const now = () => access0.now;
  const table = createRecordsTable({ client, now, memory: 0 });
  const people = createPeopleTable({ keepLooksFor: 86_400_000, now });
  const access = testAccess(people, { at: access0.now });
  const at = access0.now.toISOString();
  const known: DeviceRecord[] = [];
  const measured = new Map<string, MeasuredSweep>();
  const pointedBy = (source: string) => {
    if (joinsHardware(source, config)) return 'all';
    return sources.length > 0 && isManaged(source, config) ? 'weak' : undefined;
  };
  async function put(records: readonly DeviceRecord[], foundBy?: string) {
    for (const record of records) await table.putRecords([record], foundBy, pointedBy(record.source));
  }
  for (const source of sources.length > 0 ? [...BUILT_IN, ...sources.map(([name]) => name)] : []) {
    const pointed_by = pointedBy(source);
    const last = { started: at, finished: at, complete: true, devices: 1, dropped: [] };
    if (source !== 'bitfit' && !unswept.includes(source))
      await table.saveSweep(source, { last: { ...last, ...(pointed_by && { pointed_by }) } }, undefined);
  }
  for (const source of SOURCES)
    lambda.on(`${PREFIX}${source}`, async (payload) => {
      const { by, value } = payload as { by: string; value: string };
      const found = known.filter(
        ({ source: of, identifiers }) =>
          of === source &&
          (by === 'serial' ? identifiers.serial === value : identifiers.mac_addresses?.includes(value)),
      );
      if (by !== 'email') await put(found, value);
      const whose = by === 'email' ? value : { hardware: value };
      await table.markFetched(whose, source, { fetched_at: at, complete: true, dropped: [] });
      return { answer: { v: 1, source, synced_at: at, complete: true, dropped: [], records: found } };
    });
  const routes = aggregatorRoutes({
    config,
    transforms: noTransforms,
    releases: async () => ({}),
    tables: { records: table },
    measured: async () => measured,
    notifications: notificationsOfReport(createNotificationsTable({ keepFor: 1, now, client }), config),
    invoke: createInvoker({ log: silentLog, client: lambda.client, prefix: PREFIX }),
    now,
    log: silentLog,
    metrics: silentMetrics,
  });
  const aggregator = apiFunction('aggregator', routes, access, { log: silentLog });
  return {
    ...{ access, people, table, config, measured, at },
    sell: (records) => void known.push(...records.map((record) => ({ ...record, synced_at: at }))),
    async know({ records = [], claims = [] }, ...whom) {
      const dated = <Thing extends { synced_at: string }>(thing: Thing) => ({ ...thing, synced_at: at });
      known.push(...records.map(dated));
      await put(records.map(dated));
      await table.putClaims(claims.map(dated));
      for (const person of whom)
        for (const source of SOURCES)
          await table.markFetched(person, source, { fetched_at: at, complete: true, dropped: [] });
    },
    async ask(route, params, email, ...roles) {
      const { cookie } = await access.sessions.begin({ email, roles: ['employee', ...roles] });
      const cookies = { [SESSION_COOKIE]: cookieValue(cookie) };
      const headers = { 'stethoscope-reason': 'Ticket 4711' };
      return callApi(aggregator, { route, params, cookies, headers });
    },
    calls: () => [
      ...taken(),
      ...lambda.invocations
        .splice(0)
        .map(({ name, type, payload }) => `${name} ${type} ${JSON.stringify(payload)}`),
    ],
    async close() {
      await lambda.close();
      await tables.close();
    },
  };
}
