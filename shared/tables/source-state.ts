/** Sweep and health of the sources: read together and kept for some seconds, written under conditions. */

import type { BreakerState, SourceItems, SweepState } from '../model/stored.ts';
import { batchGet } from './database.ts';
import { change, get, type Key, put, type TableHandle } from './handle.ts';
import { callsKey, expiry, HEALTH_KEY, isCurrent, SWEEP_KEY, sourceKey } from './items.ts';
import type { RecordsTable } from './types.ts';

type SourceStates = Pick<
  RecordsTable,
  'sources' | 'source' | 'saveSweep' | 'takeCalls' | 'saveHealth' | 'countFailure' | 'moveBreaker'
>;
type Item = Record<string, unknown>;

/** Two keys each; DynamoDB answers a hundred keys at once. */
const SOURCES_AT_ONCE = 50;
/** So long counts of calls are kept, milliseconds: nobody asks for them after their window. */
const CALLS_KEPT = 3_600_000;

const sweepKey = (source: string) => ({ pk: sourceKey(source), sk: SWEEP_KEY });
const healthKey = (source: string) => ({ pk: sourceKey(source), sk: HEALTH_KEY });
const keysOf = (source: string) => [sweepKey(source), healthKey(source)];

/** @param memory how long what was read may answer again, milliseconds */
export function createSourceStates(handle: TableHandle, memory: number): SourceStates {
  const kept = new Map<string, { items: SourceItems; until: number }>();
  const expires = () => ({ expires_at: expiry(handle.now().toISOString(), handle.keepFor) });

  async function read(names: readonly string[]): Promise<[string, SourceItems][]> {
    const found: Item[] = [];
    for (let at = 0; at < names.length; at += SOURCES_AT_ONCE) {
      const keys: Key[] = names.slice(at, at + SOURCES_AT_ONCE).flatMap(keysOf);
      found.push(...(await batchGet(handle.client, handle.table, keys)));
    }
    const now = handle.now();
    return names.map((name) => [name, readItems(found, name, now)]);
  }

  /** What this container changes, it does not answer from its memory. */
  async function forgetting<Result>(source: string, write: Promise<Result>): Promise<Result> {
    try {
      return await write;
    } finally {
      kept.delete(source);
    }
  }

  return {
    async sources(names) {
      const now = handle.now().getTime();
      const fresh = new Map([...kept].filter(([, { until }]) => now < until));
      const reread = await read(names.filter((name) => !fresh.has(name)));
      for (const [name, items] of reread) kept.set(name, { items, until: now + memory });
      const known = [...fresh].map(([name, { items }]) => [name, items] as const);
      const all = new Map([...known, ...reread]);
      return new Map(names.map((name) => [name, all.get(name) ?? {}]));
    },

    async source(name) {
      const items = await Promise.all(keysOf(name).map((key) => get(handle, key)));
      return readItems(
        items.filter((item) => item !== undefined),
        name,
        handle.now(),
      );
    },

    async saveSweep(source, { rev: _rev, ...state }, previous) {
      const rev = (previous?.rev ?? 0) + 1;
      const item = { ...sweepKey(source), ...expires(), ...state, rev };
      const isFree = 'attribute_not_exists(pk) OR v <> :v';
      const saved = previous
        ? put(handle, item, `${isFree} OR rev = :rev`, { ':rev': previous.rev ?? 0 })
        : put(handle, item, isFree);
      return (await forgetting(source, saved)) ? { ...state, rev } : undefined;
    },

    async takeCalls(source, window, calls, most) {
      const start = window.toISOString();
      const taken = await change(
        handle,
        { pk: sourceKey(source), sk: callsKey(start) },
        {
          set: { expires_at: expiry(start, CALLS_KEPT) },
          add: { taken: calls },
          conditions: ['attribute_not_exists(taken) OR taken <= :left'],
          values: { ':left': most - calls },
        },
      );
      return taken !== undefined;
    },

    async saveHealth(source, health) {
      await forgetting(source, put(handle, { ...healthKey(source), ...expires(), ...health }));
    },

    async countFailure(source, code) {
      const changes = { set: { ...expires(), code }, add: { failures: 1 } };
      const item = await forgetting(source, change(handle, healthKey(source), changes));
      return item ? (strip(item) as unknown as BreakerState) : { failures: 1, code };
    },

    async moveBreaker(source, from, until) {
      const moved = change(handle, healthKey(source), {
        set: { ...expires(), open_until: until.toISOString() },
        conditions: [from === undefined ? 'attribute_not_exists(open_until)' : 'open_until = :from'],
        ...(from !== undefined && { values: { ':from': from } }),
      });
      return (await forgetting(source, moved)) !== undefined;
    },
  };
}

function readItems(items: readonly Item[], source: string, now: Date): SourceItems {
  const own = items.filter((item) => item.pk === sourceKey(source) && isCurrent(item, now));
  const sweep = own.find((item) => item.sk === SWEEP_KEY);
  const health = own.find((item) => item.sk === HEALTH_KEY);
  return {
    ...(sweep && { sweep: strip(sweep) as SweepState }),
    ...(health && { health: { failures: 0, ...strip(health) } as BreakerState }),
  };
}

function strip({ pk: _pk, sk: _sk, v: _v, expires_at: _expires, ...own }: Item): Item {
  return own;
}
