/** Totals over all people: numbers without names. */
import * as z from 'zod';
import { FeedStatus } from './feeds.ts';
import { count, day, time } from './values.ts';

export const DeviceCount = z.object({
  group: z.string(),
  devices: count(),
});

export const StatusCounts = z.object({
  ok: count(),
  nudge: count(),
  warn: count(),
  unknown: count(),
  na: count(),
  stale: count().describe('Of these; their fact is too old.'),
  blind: count()
    .describe('Besides these; no source of the device can tell. Absent from older days.')
    .exactOptional(),
  replace: count()
    .describe('Besides these; only another device helps. Absent from older days.')
    .exactOptional(),
});

export const GroupCounts = z.object({
  group: z.string(),
  counts: StatusCounts,
});

export const PracticeTotals = z.object({
  practice: z.string(),
  name: z.string(),
  all: StatusCounts,
  by_platform: z.array(GroupCounts),
  by_source: z.array(GroupCounts),
});

export const Totals = z.object({
  v: z.literal(1),
  date: day(),
  counted_at: time(),
  people: count(),
  devices: count(),
  smallest_group: z.int().describe('Smaller groups are counted under `other`.'),
  by_platform: z.array(DeviceCount),
  practices: z.array(PracticeTotals),
  quality: z.array(
    z.object({
      kind: z.enum(['silent', 'unowned', 'duplicate', 'disagreeing', 'gone', 'unplaced', 'uncovered']),
      devices: count(),
      by_source: z.array(DeviceCount),
    }),
  ),
  blind_spots: z
    .array(
      z.object({
        source: z.string().describe('Absent: whatever source knows the device.').exactOptional(),
        platform: z.enum(['Mac', 'Windows', 'Linux', 'iOS', 'Android', 'ChromeOS']),
        practices: z.array(z.string()),
      }),
    )
    .describe('The practices that a source can never answer, by platform. Absent from older days.')
    .exactOptional(),
});

export const TotalsDay = z.object({
  date: day(),
  people: count(),
  devices: count(),
  practices: z.record(z.string(), StatusCounts),
});

export const Summary = z.object({
  v: z.literal(1),
  latest: Totals.nullable(),
  days: z.array(TotalsDay),
  feeds: z.array(FeedStatus).describe('The lists of releases, each with what it said last and when.'),
});
