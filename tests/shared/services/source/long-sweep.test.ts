import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { DeviceAdapter } from '../../../../shared/adapter-kit/contract.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import type { DeviceRecord } from '../../../../shared/model/record.ts';
import type { SweepState } from '../../../../shared/model/stored.ts';
import { silentMetrics } from '../../../../shared/platform/metrics.ts';
import { createSourceFunction } from '../../../../shared/services/source/handler.ts';
import type { RecordsTable } from '../../../../shared/tables/types.ts';
import { HOUR, RULES } from '../../../support/source-function.ts';

const DEVICES = 500_000;
const PAGE = 50;
const PAGE_TAKES = 1_000;
/** Sixteen at once, ten milliseconds each. */
const WRITES_TAKE = 40;
const TICK_EVERY = 5 * 60_000;
/** So long Lambda lets a function work. */
const CALL = 15 * 60_000;

/** A clock that moves on when everybody waits: to the next who is to be woken. */
function simulatedTime() {
  let time = Date.parse('2026-05-01T00:00:00Z');
  const sleepers: { at: number; wake: () => void }[] = [];
  return {
    now: () => new Date(time),
    sleep: (milliseconds: number) =>
      new Promise<void>((wake) => {
        const at = time + milliseconds;
        const place = sleepers.findLastIndex((other) => other.at <= at) + 1;
        sleepers.splice(place, 0, { at, wake });
      }),
    async until(isDone: () => boolean) {
      while (!isDone()) {
        await setImmediate();
        const next = sleepers.shift();
        if (!next) throw new Error('Nobody waits for anything.');
        time = next.at;
        next.wake();
      }
    },
  };
}
type Time = ReturnType<typeof simulatedTime>;

/** Lists its devices by number, in so many ranges, a second a page. */
function slowVendor(ranges: number, { sleep, now }: Time): DeviceAdapter<unknown> {
  const size = DEVICES / ranges;
  return {
    source: 'slow',
    label: 'Slow',
    role: 'devices',
    config: z.looseObject({}),
    connect: () => ({
      check: async () => ({ vendor: 'Slow', details: [] }),
      async all(cursor) {
        const synced_at = now().toISOString();
        await sleep(PAGE_TAKES);
        if (cursor === undefined && ranges > 1) {
          const split = Array.from({ length: ranges }, (_, range) => String(range * size));
          return { complete: true, dropped: [], records: [], split };
        }
        const from = Number(cursor ?? 0);
        const records = Array.from({ length: PAGE }, (_, index): DeviceRecord => {
          const id = String(from + index);
          return { v: 1, source: 'slow', id, owners: [], synced_at, identifiers: {}, facts: {} };
        });
        const next = from + PAGE;
        return { complete: true, dropped: [], records, ...(next % size !== 0 && { next: String(next) }) };
      },
    }),
  };
}

/** What a sweep uses of the table, by the clock of the simulation: half a million real writes take half an hour. */
function simulatedTable({ sleep }: Time) {
  let saved: SweepState | undefined;
  const seen = new Set<string>();
  const table = {
    source: async () => ({ ...(saved && { sweep: saved }) }),
    sources: async () => new Map(),
    async saveSweep(_: string, { rev: _rev, ...state }: SweepState, previous: SweepState | undefined) {
      await sleep(10);
      if ((previous?.rev ?? 0) !== (saved?.rev ?? 0)) return undefined;
      saved = { ...state, rev: (previous?.rev ?? 0) + 1 };
      return saved;
    },
    async putRecords(records: readonly DeviceRecord[]) {
      await sleep(WRITES_TAKE);
      for (const { id } of records) seen.add(id);
      return { written: records.length, refused: [], halves: [] };
    },
  };
  return { table: table as unknown as RecordsTable, sweep: () => saved, seen };
}

/** Ticks as the schedule does, until the first sweep is over or its time is. */
async function sweep(ranges: number) {
  const time = simulatedTime();
  const { table, sweep: state, seen } = simulatedTable(time);
  const began = time.now().getTime();
  const longest = RULES.sweeps?.longest_sweep ?? 0;
  const isOver = () => state()?.last !== undefined || time.now().getTime() - began > longest;
  const schedule = async () => {
    while (!isOver()) {
      const ends = time.now().getTime() + CALL;
      const context = { getRemainingTimeInMillis: () => ends - time.now().getTime() };
      const handle = createSourceFunction(slowVendor(ranges, time), () => RULES, {
        ...{ table, log: silentLog, metrics: silentMetrics, now: time.now, sleep: time.sleep },
        secrets: { read: async () => ({ value: {}, version: '1' }) },
      });
      void handle({ tick: true }, context);
      await time.sleep(TICK_EVERY);
    }
  };
  void schedule();
  await time.until(isOver);
  return { state: state(), seen, hours: (time.now().getTime() - began) / HOUR };
}

describe('half a million devices of a vendor that takes a second a page', () => {
  it('are swept within the longest time in ranges, as many at once as the vendor takes', async () => {
    const { state, seen, hours } = await sweep(10);
    expect(state?.last).toMatchObject({ complete: true, devices: DEVICES });
    expect(seen.size).toBe(DEVICES);
    expect(hours).toBeLessThan(1);
  });

  it('are not in one range: the ranges are what makes it', async () => {
    const { state } = await sweep(1);
    expect(state).not.toHaveProperty('last');
  });
});
