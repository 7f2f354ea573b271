/** Gets every answer out: at least once, always under the same id. */

import { SourceError } from '../../adapter-kit/errors.ts';
import type { Log } from '../../adapter-kit/log.ts';
import { createSlots } from '../../adapter-kit/slots.ts';
import { type Clock, shifted } from '../../platform/clock.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { DeliveryError, Outbox, Outgoing, Settlement } from '../../tables/notifications-types.ts';
import { PAUSES, pauseAfter } from './pauses.ts';
import type { DeliveryTarget } from './targets.ts';

export interface DeliveryDependencies {
  outbox: Outbox;
  targets: readonly DeliveryTarget[];
  now: Clock;
  log: Log;
  metrics: Metrics;
  /** From 0 to 1; default: `Math.random`. */
  random?: () => number;
  /** Milliseconds before the second try, the third, …. */
  pauses?: readonly number[];
  /** How long a try may take before somebody else takes it for dead, milliseconds. */
  lease?: number;
}

export interface DeliveryRun {
  delivered: number;
  failed: number;
  parked: number;
}

/** Tries at once. */
const AT_ONCE = 10;
/** Longer than the slowest target takes to fail. */
const LEASE = 60_000;

/**
 * One pass over what is due. Several may run at once; each answer is with one of them. A run that dies leaves its
 * answers to whoever comes after the lease: what was sent but not noted is sent again, under the same id.
 *
 * @param until nothing new is begun after that
 */
export async function runDelivery(dependencies: DeliveryDependencies, until: Date): Promise<DeliveryRun> {
  const { outbox, now } = dependencies;
  const run: DeliveryRun = { delivered: 0, failed: 0, parked: 0 };
  const slot = createSlots(AT_ONCE);
  const running = new Set<Promise<void>>();
  for await (const outgoing of outbox.due(now())) {
    const work = slot(async () => {
      if (now() < until) await tryOne(outgoing, run, dependencies);
    }).finally(() => running.delete(work));
    running.add(work);
    // As many as can run, so that a long backlog is never held in memory.
    if (running.size >= AT_ONCE) await Promise.race(running);
    if (now() >= until) break;
  }
  await Promise.all(running);
  await report(run, dependencies);
  return run;
}

async function tryOne(
  outgoing: Outgoing,
  run: DeliveryRun,
  dependencies: DeliveryDependencies,
): Promise<void> {
  const { outbox, now, log, lease = LEASE } = dependencies;
  try {
    const taken = await outbox.claim(outgoing, shifted(now(), lease));
    if (!taken) return;
    const settlement = await attempt(taken, dependencies);
    await outbox.settle(taken, settlement);
    if (settlement.state === 'delivered') run.delivered += 1;
    else if (settlement.state === 'parked') run.parked += 1;
    else run.failed += 1;
  } catch (error) {
    // The table did not take it: the lease ends by itself. The others must not suffer.
    log.error('A delivery could not be noted.', error, { delivery: outgoing.delivery_id });
    run.failed += 1;
  }
}

async function attempt(taken: Outgoing, dependencies: DeliveryDependencies): Promise<Settlement> {
  const { targets, now, log, metrics } = dependencies;
  const done = { ...taken.done };
  const failures: (DeliveryError & { retryAfter: number })[] = [];
  const open = targets.filter(({ name }) => done[name] === undefined);
  await Promise.all(
    open.map(async ({ name, send }) => {
      try {
        await send(taken);
        done[name] = now().toISOString();
      } catch (error) {
        const { code, retryAfter } = describe(error);
        const { delivery_id: delivery, tries } = taken;
        log.warn('An answer could not be delivered.', { delivery, target: name, code, tries });
        metrics.count('AnswerDeliveryFailed', { target: name });
        failures.push({ target: name, code, at: now().toISOString(), retryAfter });
      }
    }),
  );
  const [failure] = failures;
  if (!failure) return { state: 'delivered', done };
  const { retryAfter, ...error } = failure;
  return { done, error, ...nextTry(taken, retryAfter, dependencies) };
}

function nextTry({ tries }: Outgoing, retryAfter: number, dependencies: DeliveryDependencies) {
  const { now, random = Math.random, pauses = PAUSES } = dependencies;
  const pause = pauseAfter(tries, random(), retryAfter, pauses);
  const state = pause === undefined ? ('parked' as const) : ('waiting' as const);
  return { state, due: shifted(now(), pause ?? 0).toISOString() };
}

/** A stable code; messages may name addresses. */
function describe(error: unknown): { code: string; retryAfter: number } {
  if (error instanceof SourceError) return { code: error.code, retryAfter: error.retryAfter ?? 0 };
  const isConfig = error instanceof Error && error.name === 'ConfigError';
  return { code: isConfig ? 'misconfigured' : 'refused', retryAfter: 0 };
}

/** What waits and what is parked is told on every run, so that an alarm rests on a figure that never pauses. */
async function report(run: DeliveryRun, { outbox, log, metrics }: DeliveryDependencies): Promise<void> {
  const [waiting, parked] = await Promise.all([outbox.count('waiting'), outbox.count('parked')]);
  metrics.count('AnswersDelivered', {}, run.delivered);
  metrics.count('AnswersWaiting', {}, waiting);
  metrics.count('AnswersParked', {}, parked);
  if (parked > 0) {
    log.error('Answers are parked: the receiver did not take them.', new Error('Replay them once it does.'), {
      parked,
    });
  }
}
