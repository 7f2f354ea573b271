/** Looks on their way out: each until every receiver has it. */

import { SourceError } from '../../adapter-kit/errors.ts';
import type { Log } from '../../adapter-kit/log.ts';
import { inParallel } from '../../adapter-kit/slots.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { type Receiver, sendToAll } from '../../platform/receivers.ts';
import type { LookOutbox, OutgoingLook } from '../../tables/look-outbox.ts';

export interface LooksDependencies {
  outbox: LookOutbox;
  receivers: readonly Receiver[];
  now: Clock;
  log: Log;
  metrics: Metrics;
}

export interface LooksRun {
  sent: number;
  failed: number;
}

interface ShardRun extends LooksRun {
  /** When the oldest look was taken that still waits, ISO 8601 UTC. */
  oldest?: string;
}

/** Left for what has been begun when the function's time is nearly up, milliseconds. */
const MARGIN = 20_000;

/**
 * Its Lambda handler. What was sent but not removed is sent again, under the same id.
 *
 * @returns a function that never rejects: the next tick is the retry
 */
export function looksHandler(dependencies: LooksDependencies) {
  const { outbox, log, metrics, now } = dependencies;
  return async (
    _event: unknown,
    context: { getRemainingTimeInMillis(): number },
  ): Promise<LooksRun | null> => {
    const until = now().getTime() + context.getRemainingTimeInMillis() - MARGIN;
    try {
      const runs = await inParallel(outbox.shards, outbox.shards.length, (shard) =>
        sendShard(shard, until, dependencies),
      );
      const sum = (key: 'sent' | 'failed') => runs.reduce((total, run) => total + run[key], 0);
      const run = { sent: sum('sent'), failed: sum('failed') };
      metrics.count('LooksSentOn', {}, run.sent);
      // On every run, and zero when nothing waits: an alarm rests on a figure that never pauses.
      metrics.milliseconds('LooksWaitTime', {}, waitTime(runs, now()));
      return run;
    } catch (error) {
      log.error('Sending looks on broke off', error);
      return null;
    }
  };
}

async function sendShard(shard: string, until: number, dependencies: LooksDependencies): Promise<ShardRun> {
  const { outbox, receivers, now, log } = dependencies;
  const run: ShardRun = { sent: 0, failed: 0 };
  for await (const look of outbox.waiting(shard)) {
    if (now().getTime() >= until) {
      run.oldest ??= look.look.at;
      break;
    }
    try {
      await sendToAll(receivers, `look_${look.id}`, messageOf(look));
      await outbox.remove(look);
      run.sent += 1;
    } catch (error) {
      run.failed += 1;
      // They come oldest first.
      run.oldest ??= look.look.at;
      log.warn('A look could not be sent on', { look: look.id, error_name: nameOf(error) });
      // One that is away is left alone until the next tick; what it refuses must not hold up the others.
      if (!isRefused(error)) break;
    }
  }
  return run;
}

/** How long the oldest look has waited that no receiver took, milliseconds. */
function waitTime(runs: readonly ShardRun[], now: Date): number {
  const ages = runs.flatMap(({ oldest }) => (oldest ? now.getTime() - Date.parse(oldest) : []));
  return Math.max(0, ...ages);
}

const messageOf = ({ look }: OutgoingLook) => ({ type: 'look.kept', timestamp: look.at, data: { look } });

const isRefused = (error: unknown): boolean =>
  error instanceof SourceError && error.code === 'unintelligible';

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');
