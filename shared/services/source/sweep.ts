/** One tick of a sweep: as many pages of all devices as there is time for. */

import { SourceError } from '../../adapter-kit/errors.ts';
import type { Page } from '../../model/record.ts';
import type { RunningSweep, SweepState } from '../../model/stored.ts';
import { cannot, isAble } from './connections.ts';
import { ended, toSourceError } from './failure.ts';
import { CallsSpent } from './hourly-calls.ts';
import type { RecordOrClaim } from './item.ts';
import { keep } from './keep.ts';
import { advance, finish, lease, planTick, SWEEP_LEASE } from './sweep-plan.ts';
import type { Tools } from './tools.ts';

/**
 * What a tick did: `not_swept`, `not_due` and `busy` nothing; `paused` the next one goes on; `lost` another one went on
 * meanwhile; `complete` and `incomplete` it reached the end.
 */
export type TickOutcome = 'not_swept' | 'not_due' | 'busy' | 'paused' | 'lost' | 'complete' | 'incomplete';

/** A tick begins no page when the function has less than this left, milliseconds. */
const RESERVE = 60_000;
/** AWS ends every function after a quarter of an hour. */
const LONGEST_CALL = 15 * 60_000;

/** The state of a sweep that is under way. */
type Underway = SweepState & { running: RunningSweep };

interface FetchedPage {
  page: Page<RecordOrClaim>;
  /** ISO 8601 UTC. */
  sent: string;
}

/** Continues an unfinished sweep, begins one that is due, or does nothing. */
export async function tick(tools: Tools): Promise<TickOutcome> {
  const { source, table, now, rules } = tools;
  if (!rules.sweeps) return 'not_swept';
  const { sweep } = await table.source(source);
  const plan = planTick(sweep, rules.sweeps, now(), leaseFor(tools));
  if (typeof plan === 'string') return plan;
  if (!(await isAble(tools.connections, 'all'))) return 'not_swept';
  if (plan.lapsed) await tools.breaker.failed(ended());
  await tools.breaker.enter();
  if (plan.abandons) {
    tools.metrics.count('SweepsAbandoned');
    tools.log.warn('A sweep took longer than `longest_sweep` and starts over');
  }
  const state = await save(tools, sweep, { ...sweep, running: plan.running });
  return state ? walk(tools, state) : 'busy';
}

async function walk(tools: Tools, begun: Underway): Promise<TickOutcome> {
  let state = begun;
  let { running } = begun;
  let request = ask(tools, running.cursor);
  // How far it got is saved while the next page is written: what a death in between costs is one page read again.
  let saving: Promise<Underway | undefined> = Promise.resolve(begun);
  try {
    for (;;) {
      const { page, sent } = await request;
      const next = nextOf(page, running);
      const goesOn = next !== undefined && tools.remaining() >= RESERVE;
      // The vendor works on the next page while this one is written.
      if (goesOn) request = ask(tools, next);
      running = advance(running, await keep(tools, page, sent));
      tools.metrics.count('SweepProgress', {}, page.records.length);
      const saved = await saving;
      if (!saved) return 'lost';
      state = saved;
      if (next === undefined) return await end(tools, state, running);
      running = {
        ...left(running),
        cursor: next,
        ...(goesOn && { lease_until: lease(tools.now(), leaseFor(tools)) }),
      };
      saving = save(tools, state, { ...state, running });
      // Awaited later; when something else fails before, its failure must not end the process.
      saving.catch(() => {});
      if (!goesOn) return outcomeOf(await saving);
    }
  } catch (error) {
    const saved = (await saving.catch(() => undefined)) ?? state;
    if (error instanceof CallsSpent) return outcomeOf(await save(tools, saved, leave(saved)));
    await breakOff(tools, saved, toSourceError(error));
    throw error;
  }
}

const outcomeOf = (saved: Underway | undefined) => (saved ? 'paused' : 'lost');

const leave = (state: Underway): Underway => ({ ...state, running: left(state.running) });

/** Who waits for calls of a later window waits longer than for a page: then the lease ends with the function. */
const leaseFor = ({ calls, remaining }: Tools): number =>
  calls.isBounded ? Math.min(remaining(), LONGEST_CALL) : SWEEP_LEASE;

/** Who stops lets the next tick go on at once. */
function left({ lease_until: _lease, ...running }: RunningSweep): RunningSweep {
  return running;
}

/** @throws SourceError for a list that would never end */
function nextOf({ next }: Page<RecordOrClaim>, { cursor }: RunningSweep): string | undefined {
  if (next === undefined || next !== cursor) return next;
  throw new SourceError('unintelligible', 'The source gives the same page again and again.');
}

function ask(
  { calls, connections, breaker, metrics, now, remaining }: Tools,
  cursor: string | undefined,
): Promise<FetchedPage> {
  const began = now();
  const sent = began.toISOString();
  const answered = calls
    .sweeping(began.getTime() + remaining() - RESERVE, () =>
      connections.use(async (connection) => {
        const page = connection.all?.(cursor);
        if (!page) throw cannot('all');
        return { page: await page, sent };
      }),
    )
    .then(
      async (answer) => {
        metrics.milliseconds('PageTime', {}, now().getTime() - began.getTime());
        await breaker.succeeded();
        return answer;
      },
      async (error: unknown) => {
        await breaker.failed(toSourceError(error));
        throw error;
      },
    );
  // Awaited later; when something else fails before, its failure must not end the process.
  answered.catch(() => {});
  return answered;
}

async function end(tools: Tools, state: Underway, running: RunningSweep): Promise<TickOutcome> {
  const ended = finish(state, running, tools.now(), tools.rules.keep_for);
  if (!(await tools.table.saveSweep(tools.source, ended, state))) return 'lost';
  const { incomplete } = ended;
  tools.metrics.count('SweptDevices', {}, running.devices);
  tools.metrics.count(incomplete ? 'SweepsIncomplete' : 'SweepsComplete');
  if (incomplete?.reason === 'shrunk') tools.metrics.count('SweepsShrunk');
  tools.log.info('A sweep ended', { devices: running.devices, incomplete: incomplete?.reason });
  return incomplete ? 'incomplete' : 'complete';
}

/** Leaves the sweep to the next tick, where it stands. */
async function breakOff(tools: Tools, state: Underway, { code }: SourceError): Promise<void> {
  const at = tools.now().toISOString();
  try {
    await tools.table.saveSweep(tools.source, { ...leave(state), error: { code, at } }, state);
  } catch (error) {
    tools.log.error('A sweep could not be left to the next tick', error);
  }
}

/** Whoever saves has got on: an error of before is over. */
async function save(
  { table, source }: Tools,
  previous: SweepState | undefined,
  { error: _error, ...state }: Underway,
): Promise<Underway | undefined> {
  const saved = await table.saveSweep(source, state, previous);
  return saved && { ...state, ...saved };
}
