/** What all work of a source function has at hand. */

import type { Adapter } from '../../adapter-kit/contract.ts';
import type { Log } from '../../adapter-kit/log.ts';
import type { ActivityKind } from '../../model/activity.ts';
import type { PointedBy } from '../../model/stored.ts';
import type { Clock, Sleep } from '../../platform/clock.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { SoftwareNames } from '../../practices/index.ts';
import type { ActivityTable } from '../../tables/activity.ts';
import type { RecordsTable } from '../../tables/types.ts';
import type { Breaker } from './breaker.ts';
import type { Connections } from './connections.ts';
import type { HourlyCalls } from './hourly-calls.ts';

/** When a source is swept, milliseconds. */
export interface SweepRules {
  /** From the start of one sweep to the start of the next. */
  sweep_every: number;
  /** A sweep that takes longer is given up. */
  longest_sweep: number;
  /** Absent: nothing points at its records. */
  pointed_by?: PointedBy;
}

/** What the organization decided about a source. */
export interface SourceRules {
  /** Absent: it is only asked about people and hardware. */
  sweeps?: SweepRules;
  /** Milliseconds. */
  keep_for: number;
  /** Under which identifiers its records are pointed at. Absent: under none. */
  pointed_by?: PointedBy;
  /** Of a source that knows hardware: the domains of the organization. Other owners are nobody. Absent: all count. */
  owners_at?: readonly string[];
  /** What practices look for; no other name is stored. */
  software: SoftwareNames;
  /** What people are told besides devices; absent: nothing. `keep_events_for` is in milliseconds. */
  activity?: { kinds: readonly ActivityKind[]; keep_events_for: number };
}

export interface Tools {
  source: string;
  role: Adapter<unknown>['role'];
  rules: SourceRules;
  table: RecordsTable;
  /** Opened when it is needed: few sources know accounts or events. */
  activity: () => ActivityTable;
  connections: Connections;
  breaker: Breaker;
  calls: HourlyCalls;
  /** How many ranges of a sweep are walked at once: as many calls as this container makes of the vendor. */
  ranges: number;
  log: Log;
  metrics: Metrics;
  now: Clock;
  sleep: Sleep;
  /** Milliseconds until this call of the function is ended from outside. */
  remaining: () => number;
}
