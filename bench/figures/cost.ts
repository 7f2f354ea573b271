/** What 1,000 people cost a month, from what was really consumed. */

import { makeCompany } from '../../local/company/index.ts';
import { silentLog } from '../../shared/adapter-kit/log.ts';
import { silentMetrics } from '../../shared/platform/metrics.ts';
import { totalsHandler } from '../../shared/services/totals/index.ts';
import { createCoverageTable } from '../../shared/tables/coverage.ts';
import { createFleetTable } from '../../shared/tables/fleet.ts';
import { createNotificationsTable } from '../../shared/tables/notifications.ts';
import { createRecordsTable } from '../../shared/tables/records.ts';
import { createRecordsScan } from '../../shared/tables/scanning.ts';
import { type Context, type Figure, once, type Row } from '../figure.ts';
import { timed } from '../measure.ts';
import { reports } from '../parts/aggregator.ts';
import { type Measured, monthly } from '../parts/bill.ts';
import { callLimit } from '../parts/call-limit.ts';
import { config, releases, SOURCES, transforms } from '../parts/config.ts';
import { type Consumed, countConsumed } from '../parts/counting.ts';
import { MONTH } from '../parts/prices.ts';
import { sourceFunction } from '../parts/sources.ts';
import { openTables } from '../parts/tables.ts';
import { openVendors } from '../parts/vendors.ts';

const VIEWS = 50;

async function measure(people: number, { quick, progress }: Context): Promise<Measured> {
  const tables = await openTables();
  const vendors = await openVendors(people);
  const { client, take } = countConsumed();
  const now = () => new Date();
  const recordsOf = (name: string) => createRecordsTable({ keepFor: config.keep_for, client: client(name) });
  const records = recordsOf('aggregator');
  const notifications = createNotificationsTable({
    keepFor: config.notifications.keep_for,
    client: client('aggregator'),
  });
  const containers = new Map<string, ReturnType<typeof sourceFunction>>();
  for (const source of SOURCES) {
    containers.set(
      source,
      sourceFunction(source, vendors.settings[source], { table: recordsOf(`source-${source}`) }),
    );
  }
  const container = (source: string) => containers.get(source) ?? (() => Promise.reject(new Error(source)));
  const report = reports(container, { records, notifications });
  const { person } = makeCompany({ people, now: now() });
  const several = quick ? 2 : VIEWS;
  try {
    progress('live reports');
    await report(person(20).email);
    take();
    for (let view = 0; view < several; view += 1) await report(person(21 + view).email);
    const live = take();
    progress(`sweeps of ${people} people`);
    let pages = 0;
    const swept = await timed(async () => {
      for (const source of SOURCES) await container(source)({ tick: true });
    });
    for (const source of SOURCES) pages += (await callLimit(source, vendors)).calls;
    const sweep = take();
    await report(person(20).email);
    take();
    progress('known reports');
    const milliseconds = await timed(async () => {
      for (let view = 0; view < several; view += 1) await report(person(100 + view).email);
    });
    const known = take();
    progress('the count');
    const fleet = createFleetTable({ keepFor: config.totals.keep_for, client: client('totals') });
    const scan = createRecordsScan({ client: client('totals') });
    const coverage = createCoverageTable({ client: client('totals') });
    const count = totalsHandler({
      transforms,
      releases,
      config,
      records: recordsOf('totals'),
      scan,
      coverage,
      fleet,
      log: silentLog,
      metrics: silentMetrics,
    });
    const counted = await timed(() => count({}, { getRemainingTimeInMillis: () => 900_000 }));
    const each = ({ calls, reads, writes }: Consumed, by: number): Consumed => ({
      ...{ calls: calls / by, reads: reads / by, writes: writes / by },
    });
    return {
      people,
      live: each(live, several),
      known: { ...each(known, several), seconds: milliseconds / several / 1000 },
      sweep: { ...sweep, pages, seconds: swept / 1000 },
      count: { ...take(), seconds: counted / 1000 },
      bytes: Buffer.byteLength(await report(person(100).email)),
    };
  } finally {
    await vendors.close();
    await tables.close();
  }
}

export const cost: Figure = {
  name: 'cost',
  title: `Cost of ${MONTH.people.toLocaleString('en')} people a month on AWS at list prices`,
  async run(context): Promise<Row[]> {
    const measured = await measure(context.quick ? 200 : MONTH.people, context);
    const { known, live, sweep, count } = measured;
    const units = ({ reads, writes }: Consumed) =>
      `${reads.toFixed(1)} read and ${writes.toFixed(1)} write units`;
    return [
      { what: `a known report: ${units(known)}`, unit: 'calls', value: once(known.calls) },
      { what: `a live report: ${units(live)}`, unit: 'calls', value: once(live.calls) },
      { what: `a sweep of all sources: ${units(sweep)}`, unit: 'calls', value: once(sweep.calls) },
      { what: `a day’s count: ${units(count)}`, unit: 'calls', value: once(count.calls) },
      ...monthly(measured).map(({ what, dollars }): Row => ({ what, unit: '$', value: once(dollars) })),
    ];
  },
};
