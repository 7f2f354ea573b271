/** The count on real tables, with a clock that can be moved. */

import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import { silentMetrics } from '../../../../shared/platform/metrics.ts';
import {
  type TotalsDependencies,
  type TotalsOutcome,
  totalsHandler,
} from '../../../../shared/services/totals/index.ts';
import { type CoverageTable, createCoverageTable } from '../../../../shared/tables/coverage.ts';
import { createFleetTable, type FleetTable } from '../../../../shared/tables/fleet.ts';
import { createRecordsTable, type RecordsTable } from '../../../../shared/tables/records.ts';
import { createRecordsScan, type RecordsScan } from '../../../../shared/tables/scanning.ts';
import { type Machine, machine } from '../../../support/company.ts';
import { noTransforms } from '../../../support/transforms.ts';
import { storyConfig } from '../../report/stories.ts';

export const DAY = 86_400_000;
export const START = new Date('2026-05-01T02:10:00.000Z');
export const PLENTY = { getRemainingTimeInMillis: () => 900_000 };

export interface Stage {
  table: RecordsTable;
  fleet: FleetTable;
  coverage: CoverageTable;
  scan: RecordsScan;
  now(): Date;
  wait(milliseconds: number): void;
  put(machines: readonly Machine[]): Promise<void>;
  /** One call of the function, in a container of its own. */
  call(
    context?: typeof PLENTY,
    parts?: Partial<Pick<TotalsDependencies, 'config' | 'send' | 'scan' | 'fleet' | 'receivers'>>,
  ): Promise<TotalsOutcome>;
}

/** @param pageSize items a page: small ones show what happens between pages */
export function openStage(pageSize = 7): Stage {
  let at = START;
  const now = () => at;
  const table = createRecordsTable({ now, memory: 0 });
  const fleet = createFleetTable({ keepFor: 400 * DAY, now });
  const coverage = createCoverageTable({ now });
  const scan = createRecordsScan({ now, pageSize });
  return {
    ...{ table, fleet, coverage, scan, now },
    wait: (milliseconds) => {
      at = new Date(at.getTime() + milliseconds);
    },
    async put(machines) {
      await table.putRecords(machines.map((one) => machine(one, at.toISOString())));
    },
    async call(context = PLENTY, parts = {}) {
      const work = totalsHandler({
        ...{
          config: storyConfig,
          transforms: noTransforms,
          releases: async () => ({}),
          records: table,
          scan,
          fleet,
          coverage,
          now,
        },
        ...parts,
        log: silentLog,
        metrics: silentMetrics,
      });
      return (await work({}, context)).totals;
    },
  };
}
