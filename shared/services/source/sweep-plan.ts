/** When a sweep begins, goes on and ends, and what it then says. Pure. */
import type { Answer } from '../../model/record.ts';
import type { FinishedSweep, RunningSweep, SweepState } from '../../model/stored.ts';
import { keepIds } from './dropped.ts';
import type { SweepRules } from './tools.ts';

/** How long nobody else takes a sweep over, milliseconds; renewed with every page. */
export const SWEEP_LEASE = 3 * 60_000;
/** Under this share of the last complete sweep's devices, something is wrong with the source and not with the fleet. */
const SHRUNK = 0.8;

/** `lapsed`: who was at it before neither ended nor left it, for want of time or memory. */
export type TickPlan = 'not_due' | 'busy' | { running: RunningSweep; abandons: boolean; lapsed: boolean };

/** What a tick has to do. @param leaseFor milliseconds */
export function planTick(
  state: SweepState | undefined,
  rules: SweepRules,
  now: Date,
  leaseFor = SWEEP_LEASE,
): TickPlan {
  const running = state?.running;
  const beginning = { ...begin(now, rules), lease_until: lease(now, leaseFor) };
  if (!running)
    return isDue(state, rules, now) ? { running: beginning, abandons: false, lapsed: false } : 'not_due';
  const { lease_until } = running;
  const lapsed = lease_until !== undefined;
  if (lapsed && Date.parse(lease_until) > now.getTime()) return 'busy';
  const abandons = now.getTime() - Date.parse(running.started) > rules.longest_sweep;
  return abandons
    ? { running: beginning, abandons, lapsed }
    : { running: { ...running, lease_until: lease(now, leaseFor) }, abandons, lapsed };
}

function isDue(state: SweepState | undefined, rules: SweepRules, now: Date): boolean {
  const started = (state?.incomplete ?? state?.last)?.started;
  return started === undefined || Date.parse(started) + rules.sweep_every <= now.getTime();
}

function begin(now: Date, { pointed_by }: SweepRules): RunningSweep {
  return {
    ...(pointed_by && { pointed_by }),
    started: now.toISOString(),
    devices: 0,
    dropped: [],
    complete: true,
  };
}

/** @param leaseFor milliseconds */
export function lease(now: Date, leaseFor = SWEEP_LEASE): string {
  return new Date(now.getTime() + leaseFor).toISOString();
}

/** Adds what a page brought. */
export function advance(running: RunningSweep, page: Answer<unknown>): RunningSweep {
  const { ids, all } = keepIds([...running.dropped, ...page.dropped.flatMap(({ id }) => id ?? [])]);
  return {
    ...running,
    devices: running.devices + page.records.length,
    dropped: ids,
    complete: running.complete && page.complete && all,
  };
}

/**
 * The state after the last page. A complete sweep replaces everything; an incomplete one stands beside the last
 * complete one, which goes on deciding what is hidden.
 *
 * @param keepFor after so many milliseconds the last complete one no longer says how many devices there should be
 */
export function finish(state: SweepState, running: RunningSweep, now: Date, keepFor: number): SweepState {
  const { started, devices, dropped, complete, pointed_by } = running;
  const ended: FinishedSweep = {
    ...{ started, finished: now.toISOString(), complete, devices, dropped },
    ...(pointed_by && { pointed_by }),
  };
  const last = state.last && isYounger(state.last, now, keepFor) ? state.last : undefined;
  const reason = last && found(ended) < SHRUNK * found(last) ? 'shrunk' : 'partial';
  if (complete && reason !== 'shrunk') return { last: ended };
  return { ...(last && { last }), incomplete: { ...ended, complete: false, reason } };
}

const found = ({ devices, dropped }: FinishedSweep) => devices + dropped.length;

function isYounger({ finished }: FinishedSweep, now: Date, age: number): boolean {
  return now.getTime() - Date.parse(finished) < age;
}
