/** The daily count over all people: how fast, and in how much memory. */

import { silentLog } from '../../shared/adapter-kit/log.ts';
import type { Metrics } from '../../shared/platform/metrics.ts';
import { totalsHandler } from '../../shared/services/totals/index.ts';
import { createCoverageTable } from '../../shared/tables/coverage.ts';
import { createFleetTable } from '../../shared/tables/fleet.ts';
import { createRecordsTable } from '../../shared/tables/records.ts';
import { createRecordsScan } from '../../shared/tables/scanning.ts';
import { type Context, type Figure, most, once, type Row } from '../figure.ts';
import { timed } from '../measure.ts';
import { config, releases, SOURCES, transforms } from '../parts/config.ts';
import { tablesOf } from '../parts/permissions.ts';
import { sourceFunction } from '../parts/sources.ts';
import { openTables } from '../parts/tables.ts';
import { openVendors } from '../parts/vendors.ts';

const MEGABYTE = 1024 ** 2;
/** The sweep shows the large sizes; this needs enough for several pages of each walk. */
const LARGEST = 10_000;

interface Counted {
  people: number;
  milliseconds: number;
  heap: number;
}

async function countCompany(people: number, { progress }: Context): Promise<Counted> {
  const tables = await openTables();
  const vendors = await openVendors(people);
  try {
    for (const source of SOURCES) {
      progress(`${people.toLocaleString('en')} people: sweeping ${source}`);
      await sourceFunction(source, vendors.settings[source])({ tick: true });
    }
    progress(`${people.toLocaleString('en')} people: counting`);
    return await count();
  } finally {
    await vendors.close();
    await tables.close();
  }
}

async function count(): Promise<Counted> {
  let heap = 0;
  const metrics: Metrics = {
    milliseconds() {},
    count(name) {
      if (name !== 'TotalsGroups') return;
      globalThis.gc?.();
      heap = Math.max(heap, process.memoryUsage().heapUsed);
    },
  };
  const client = tablesOf('totals');
  const fleet = createFleetTable({ keepFor: config.totals.keep_for, client });
  const records = createRecordsTable({ keepFor: config.keep_for, client });
  const work = totalsHandler({
    transforms,
    releases,
    config,
    records,
    coverage: createCoverageTable({ client }),
    scan: createRecordsScan({ client }),
    fleet,
    log: silentLog,
    metrics,
  });
  const context = { getRemainingTimeInMillis: () => 900_000 };
  const milliseconds = await timed(async () => {
    const { totals } = await work({}, context);
    if (totals !== 'counted') throw new Error(`It was not counted: ${totals}.`);
  });
  const day = await fleet.day(new Date().toISOString().slice(0, 10));
  return { people: day?.totals.people ?? 0, milliseconds, heap };
}

export const totals: Figure = {
  name: 'totals',
  title: 'Daily count over all people',
  async run(context): Promise<Row[]> {
    const people = Math.min(context.people, LARGEST);
    const small = await countCompany(Math.max(50, people / 10), context);
    const large = await countCompany(people, context);
    const each = ({ people, milliseconds }: Counted) => people / (milliseconds / 1000);
    return [
      {
        what: `people counted, of ${large.people.toLocaleString('en')}`,
        unit: 'per s',
        value: once(each(large)),
      },
      { what: 'heap in use', unit: 'MB', value: once(large.heap / MEGABYTE) },
      {
        ...{ what: 'heap in use, ten times the people', unit: '×', value: once(large.heap / small.heap) },
        limit: most(1.2),
      },
    ];
  },
};
