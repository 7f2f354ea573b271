/**
 * The calls that a vendor takes an hour, shared by all containers of a source. A page view goes before a sweep: a sweep
 * leaves a part of them, and waits.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { SourceError } from '../../adapter-kit/errors.ts';
import type { Sleep } from '../../platform/clock.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { RecordsTable } from '../../tables/types.ts';

/** No call may be made now. It says nothing of the vendor's health. */
export class CallsSpent extends SourceError {
  constructor(seconds: number) {
    const message = 'The calls that the vendor takes an hour are spent.';
    super('rate_limited', message, { retryAfter: seconds });
    this.name = 'CallsSpent';
  }
}

export interface HourlyCalls {
  /** Whether there is a bound. */
  isBounded: boolean;
  /** Before every call of the vendor. @throws CallsSpent */
  pay(): Promise<void>;
  /**
   * Work of a sweep: it waits for the calls of later minutes.
   *
   * @param until it may wait, milliseconds since 1970
   * @throws CallsSpent also when the work made the best of a call that was not made: the page would lack it for ever
   */
  sweeping<Result>(until: number, work: () => Promise<Result>): Promise<Result>;
}

/** The hour goes in parts, so that no burst takes all of it. */
export const WINDOW = 5 * 60_000;
/** An hour that begins anywhere meets so many parts: together they are within the bound. */
const WINDOWS = 13;
/** What a sweep leaves to page views, of each part. */
const SWEEPS_SHARE = 0.8;
/** Taken from the table at once, so that not every call writes there. */
const HANDFUL = 0.01;

interface Sweeping {
  until: number;
  spent?: CallsSpent;
}
type Kind = 'sweep' | 'view';

/** Calls that this container may make in a window. `isLast`: there are no more to be had. */
interface Purse {
  window: number;
  left: number;
  isLast: boolean;
}

interface Tools {
  source: string;
  table: Pick<RecordsTable, 'takeCalls'>;
  metrics: Metrics;
  now: () => Date;
  sleep: Sleep;
}

/** @param perHour `undefined`: nothing is counted */
export function createHourlyCalls(perHour: number | undefined, tools: Tools): HourlyCalls {
  if (perHour === undefined)
    return { isBounded: false, pay: async () => {}, sweeping: (_until, work) => work() };
  const { source, table, metrics, now, sleep } = tools;
  const most = Math.max(1, Math.floor(perHour / WINDOWS));
  const bounds: Record<Kind, number> = { view: most, sweep: Math.max(1, Math.floor(most * SWEEPS_SHARE)) };
  const handful = Math.max(1, Math.floor(most * HANDFUL));
  const sweeps = new AsyncLocalStorage<Sweeping>();
  const purses: Record<Kind, Purse> = {
    view: { window: 0, left: 0, isLast: false },
    sweep: { window: 0, left: 0, isLast: false },
  };
  let turn: Promise<unknown> = Promise.resolve();

  /** @returns when there will be some again, milliseconds since 1970; `undefined`: one was taken */
  async function take(kind: Kind): Promise<number | undefined> {
    const window = Math.floor(now().getTime() / WINDOW) * WINDOW;
    const purse = purses[kind];
    if (purse.window !== window) Object.assign(purse, { window, left: 0, isLast: false });
    if (purse.left === 0 && !purse.isLast) {
      const taken = await table.takeCalls(source, new Date(window), handful, bounds[kind]);
      Object.assign(purse, { left: taken ? handful : 0, isLast: !taken });
    }
    if (purse.left === 0) return window + WINDOW;
    purse.left -= 1;
    return undefined;
  }

  /** One after the other: two at once would each fetch a handful. */
  function inTurn(kind: Kind): Promise<number | undefined> {
    const taken = turn.then(() => take(kind));
    turn = taken.catch(() => {});
    return taken;
  }

  function refuse(wait: number, sweeping: Sweeping | undefined): CallsSpent {
    metrics.count('CallsSpent');
    const spent = new CallsSpent(Math.ceil(wait / 1000));
    if (sweeping) sweeping.spent = spent;
    return spent;
  }

  return {
    isBounded: true,
    async pay() {
      const sweeping = sweeps.getStore();
      for (;;) {
        const from = await inTurn(sweeping ? 'sweep' : 'view');
        if (from === undefined) return;
        const wait = Math.max(0, from - now().getTime());
        if (!sweeping || from > sweeping.until) throw refuse(wait, sweeping);
        await sleep(wait);
      }
    },
    async sweeping(until, work) {
      const state: Sweeping = { until };
      const result = await sweeps.run(state, work);
      if (state.spent) throw state.spent;
      return result;
    },
  };
}
