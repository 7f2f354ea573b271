/** How far a sweep got: in memory, and in the table for whoever goes on. */
import type { Answer } from '../../model/record.ts';
import type { RunningSweep, SweepState } from '../../model/stored.ts';
import { advance, lease, SWEEP_LEASE } from './sweep-plan.ts';
import type { Tools } from './tools.ts';

/** The state of a sweep that is under way. */
export type Underway = SweepState & { running: RunningSweep };

/** AWS ends every function after a quarter of an hour. */
const LONGEST_CALL = 15 * 60_000;

/** Who waits for calls of a later window waits longer than for a page: then the lease ends with the function. */
export const leaseFor = ({ calls, remaining }: Tools): number =>
  calls.isBounded ? Math.min(remaining(), LONGEST_CALL) : SWEEP_LEASE;

export interface Progress {
  /** What is in the table, as far as it is known here. */
  state(): Underway;
  /** As of now; what is in the table may lie behind. */
  running(): RunningSweep;
  isOver(): boolean;
  /** Where its ranges go on; `undefined` is the beginning. */
  cursors(): (string | undefined)[];
  /** A page is written: what follows it stands in its place. One at a time, so that no page counts without its place. */
  pageWritten(cursor: string | undefined, following: readonly string[], page: Answer<unknown>): void;
  /** Saves how far it got, after what is being saved. */
  save(): void;
  /** @returns whether all was saved that was to be; `false`: somebody else goes on */
  saved(): Promise<boolean>;
  /** Leaves the sweep to the next tick. @returns as `saved` */
  leave(): Promise<boolean>;
}

export function createProgress(tools: Tools, begun: Underway): Progress {
  let state = begun;
  let { running } = begun;
  let isLost = false;
  let saving: Promise<void> = Promise.resolve();

  function enqueue(latest: () => RunningSweep): void {
    saving = saving.then(async () => {
      if (isLost) return;
      const saved = await save(tools, state, { ...state, running: latest() });
      if (saved) state = saved;
      else isLost = true;
    });
    // Awaited later; when something else fails before, its failure must not end the process.
    saving.catch(() => {});
  }
  const saved = async () => {
    await saving;
    return !isLost;
  };

  return {
    state: () => state,
    running: () => running,
    isOver: () => running.cursors?.length === 0,
    cursors: () => running.cursors ?? [running.cursor],
    pageWritten(cursor, following, page) {
      const { cursor: _of01, ...advanced } = advance(running, page);
      const others = (running.cursors ?? []).filter((other) => other !== cursor);
      running = { ...advanced, cursors: [...others, ...following] };
    },
    save: () => enqueue(() => ({ ...running, lease_until: lease(tools.now(), leaseFor(tools)) })),
    saved,
    async leave() {
      enqueue(() => left(running));
      return saved();
    },
  };
}

/** Who stops lets the next tick go on at once. */
export const leave = (state: Underway): Underway => ({ ...state, running: left(state.running) });

function left({ lease_until: _lease, ...running }: RunningSweep): RunningSweep {
  return running;
}

/** Whoever saves has got on: an error of before is over. */
export async function save(
  { table, source }: Tools,
  previous: SweepState | undefined,
  { error: _error, ...state }: Underway,
): Promise<Underway | undefined> {
  const saved = await table.saveSweep(source, state, previous);
  return saved && { ...state, ...saved };
}
