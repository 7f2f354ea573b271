/** A source function in its real surroundings: tables, a vendor, a secret, and a clock that can be moved. */

import { setTimeout } from 'node:timers/promises';
import type { Adapter } from '../../shared/adapter-kit/contract.ts';
import { createHttp } from '../../shared/adapter-kit/http.ts';
import { type Log, silentLog } from '../../shared/adapter-kit/log.ts';
import type { Sleep } from '../../shared/platform/clock.ts';
import type { Metrics } from '../../shared/platform/metrics.ts';
import type { Secret, Secrets } from '../../shared/platform/secrets.ts';
import { heldItems } from '../../shared/report/held.ts';
import { createSourceFunction, type SourceFunction } from '../../shared/services/source/handler.ts';
import type { SourceRules } from '../../shared/services/source/tools.ts';
import { createRecordsTable, type RecordsTable } from '../../shared/tables/records.ts';
import type { Vendor } from './vendor.ts';

export const HOUR = 3_600_000;
export const RULES: SourceRules = {
  sweeps: { sweep_every: 12 * HOUR, longest_sweep: 2 * HOUR },
  keep_for: 30 * 24 * HOUR,
  software: { installed: (name) => name === 'Wanted Agent', services: () => false, looks: ['wanted'] },
};

export interface Surroundings {
  table: RecordsTable;
  /** Counters, by name. */
  counted: Map<string, number>;
  now(): Date;
  /** Moves the clock on, milliseconds. */
  advance(milliseconds: number): void;
  /** Another container of the function: nothing in memory is shared. */
  container(log?: Log, sleep?: Sleep): SourceFunction;
  /** Ids that a person sees. */
  visible(email: string): Promise<string[]>;
}

export function surround<Config>(
  adapter: Adapter<Config>,
  vendor: Vendor,
  rules: Partial<SourceRules> = {},
): Surroundings {
  let offset = 0;
  const now = () => new Date(Date.now() + offset);
  const newTable = () => createRecordsTable({ now, memory: 0 });
  const table = newTable();
  const counted = new Map<string, number>();
  const metrics: Metrics = {
    count: (name, _dimensions, value = 1) => counted.set(name, (counted.get(name) ?? 0) + value),
    milliseconds() {},
  };
  return {
    table,
    counted,
    now,
    advance: (milliseconds) => {
      offset += milliseconds;
    },
    container: (log = silentLog, sleep = setTimeout) =>
      createSourceFunction(adapter, () => ({ ...RULES, ...rules }), {
        table: newTable(),
        secrets: secretsOf(vendor),
        http: createHttp({ retries: 0 }),
        log,
        metrics,
        now,
        sleep,
      }),
    async visible(email) {
      const { source } = adapter;
      const [person, sources] = [await table.person(email), await table.sources([source])];
      const { records, claims } = heldItems(person, { sources, config: { sources: { [source]: {} } } });
      return [...records, ...claims].map(({ id }) => id).sort();
    },
  };
}

/** What was read stays known until somebody asks for it afresh. */
function secretsOf(vendor: Vendor): Secrets {
  let kept: Secret | undefined;
  return {
    async read(_, { fresh = false } = {}) {
      const value = vendor.settings();
      if (fresh || !kept) kept = { value, version: JSON.stringify(value) };
      return kept;
    },
  };
}
