/** The circuit breaker: a vendor that fails in a row is left alone for a while, by all containers together. */

import { SourceError } from '../../adapter-kit/errors.ts';
import type { Log } from '../../adapter-kit/log.ts';
import type { SourceErrorCode } from '../../model/source.ts';
import type { BreakerState } from '../../model/stored.ts';
import { type Clock, shifted } from '../../platform/clock.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { RecordsTable } from '../../tables/types.ts';
import { CallsSpent } from './hourly-calls.ts';

export interface Breaker {
  /** @throws SourceError `breaker_open` when the vendor may not be asked now; one caller at a time may try again */
  enter(): Promise<void>;
  /** The vendor answered. */
  succeeded(): Promise<void>;
  /** The vendor failed. Errors that say nothing of its health count for nothing. */
  failed(error: SourceError): Promise<void>;
}

/** Failures in a row that open it. */
export const FAILURES_TO_OPEN = 5;
/** Milliseconds that it stays open, and that the one who tries again has for that. */
export const OPEN_FOR = 60_000;
/** The longest wish of a vendor (`Retry-After`) that is followed, milliseconds. */
const LONGEST_OPEN = 15 * 60_000;

/** Refused credentials too: asking on with them locks accounts. */
const COUNTED: ReadonlySet<SourceErrorCode> = new Set(['unreachable', 'rate_limited', 'credentials_refused']);

export function createBreaker(
  table: RecordsTable,
  source: string,
  { now, log, metrics }: { now: Clock; log: Log; metrics: Metrics },
): Breaker {
  const health = async (): Promise<BreakerState | undefined> =>
    (await table.sources([source])).get(source)?.health;

  async function open({ open_until }: BreakerState, milliseconds: number): Promise<void> {
    const until = shifted(now(), milliseconds);
    if (open_until !== undefined && open_until >= until.toISOString()) return;
    const opened = await table.moveBreaker(source, open_until, until);
    if (!opened) return;
    log.warn('The circuit breaker opened', { open_until: until.toISOString() });
    metrics.count('BreakerOpened');
  }

  return {
    async enter() {
      const { open_until } = (await health()) ?? {};
      if (open_until === undefined) return;
      const isOver = open_until <= now().toISOString();
      if (isOver && (await table.moveBreaker(source, open_until, shifted(now(), OPEN_FOR)))) return;
      throw new SourceError('breaker_open', 'The source failed several times in a row and is left alone.');
    },

    async succeeded() {
      const { failures, open_until } = (await health()) ?? { failures: 0 };
      if (failures > 0 || open_until !== undefined) await table.saveHealth(source, { failures: 0 });
    },

    async failed(error) {
      const { code, retryAfter = 0 } = error;
      if (!COUNTED.has(code) || error instanceof CallsSpent) return;
      const counted = await table.countFailure(source, code);
      const wait = Math.min(retryAfter * 1000, LONGEST_OPEN);
      if (counted.failures >= FAILURES_TO_OPEN) await open(counted, Math.max(OPEN_FOR, wait));
      else if (wait > 0) await open(counted, wait);
    },
  };
}
