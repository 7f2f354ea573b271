/** What a day's count over all people says: numbers only, and none about a handful of people. */
import type { FeedStatus } from './feed.ts';
import type { Platform } from './record.ts';
import type { Status } from './report.ts';

export const TOTALS_VERSION = 1;

/** A group of fewer people is never shown: its numbers would tell about each of them. */
export const SMALLEST_GROUP = 10;

/** Where groups are counted together that are too small to be shown by themselves. */
export const OTHER = 'other';

/** Devices by the status of one practice. `stale` counts those of them whose fact is too old. */
export type StatusCounts = Record<Status | 'stale', number> & {
  /** Of which no source can tell it; none of the statuses has them. Absent from days before it was counted. */
  blind?: number;
  /** Of which only another device helps; none of the statuses has them. Absent from days before it was counted. */
  replace?: number;
};

/** What a source can never tell of a platform: the practices that it leaves without an answer. */
export interface BlindSpot {
  /** Absent: whatever source knows the device. */
  source?: string;
  platform: Platform;
  practices: string[];
}

export interface GroupCounts {
  /** A platform, a source, or `OTHER`. */
  group: string;
  counts: StatusCounts;
}

export interface PracticeTotals {
  practice: string;
  name: string;
  all: StatusCounts;
  by_platform: GroupCounts[];
  /** By the source whose fact decided; `none` where there was no fact. */
  by_source: GroupCounts[];
}

export interface DeviceCount {
  group: string;
  devices: number;
}

/** What is wrong with the data rather than with devices. */
export const QUALITY = [
  'silent',
  'unowned',
  'duplicate',
  'disagreeing',
  'gone',
  'unplaced',
  'uncovered',
] as const;
/**
 * - `silent`: has not reported to any source for long.
 * - `unowned`: a source lists it for nobody.
 * - `duplicate`: one source lists the same serial number more than once.
 * - `disagreeing`: two sources list the same serial number for different people.
 * - `gone`: its source has wiped or retired it, so no page shows it.
 * - `unplaced`: a source that knows hardware and no people lists it, and it is of nobody's device.
 * - `uncovered`: a source lists too few devices of its platform to tell where its agent is missing, and not this one.
 */
export type Quality = (typeof QUALITY)[number];

export interface QualityTotals {
  kind: Quality;
  devices: number;
  /** A device counts for each source that is part of it. */
  by_source: DeviceCount[];
}

export interface Totals {
  v: typeof TOTALS_VERSION;
  /** The day, UTC: `2026-05-01`. */
  date: string;
  /** When the count ended, ISO 8601 UTC. */
  counted_at: string;
  people: number;
  devices: number;
  smallest_group: number;
  by_platform: DeviceCount[];
  practices: PracticeTotals[];
  quality: QualityTotals[];
  /** Of the sources that were switched on. Absent from days before it was told. */
  blind_spots?: BlindSpot[];
}

/** One day in the course of time. */
export interface TotalsDay {
  date: string;
  people: number;
  devices: number;
  practices: Record<string, StatusCounts>;
}

/** Answer of `GET /api/v1/summary`. */
export interface Summary {
  v: typeof TOTALS_VERSION;
  /** The last day that was counted; `null`: none yet. */
  latest: Totals | null;
  /** Oldest first, the latest included. */
  days: TotalsDay[];
  /** How the lists of releases are that devices are held against. */
  feeds: FeedStatus[];
}
