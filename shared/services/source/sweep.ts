/** One tick of a sweep: as many pages of all devices as there is time for. */

import type { SourceError } from '../../adapter-kit/errors.ts';
import type { RunningSweep } from '../../model/stored.ts';
import { isAble } from './connections.ts';
import { ended, toSourceError } from './failure.ts';
import { CallsSpent } from './hourly-calls.ts';
import { finish, planTick } from './sweep-plan.ts';
import { createProgress, leaseFor, leave, save, type Underway } from './sweep-progress.ts';
import { walkRanges } from './sweep-walk.ts';
import type { Tools } from './tools.ts';

/**
 * What a tick did: `not_swept`, `not_due` and `busy` nothing; `paused` the next one goes on; `lost` another one went on
 * meanwhile; `complete` and `incomplete` it reached the end.
 */
export type TickOutcome = 'not_swept' | 'not_due' | 'busy' | 'paused' | 'lost' | 'complete' | 'incomplete';

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
  const progress = createProgress(tools, begun);
  try {
    await walkRanges(tools, progress);
  } catch (error) {
    await progress.saved().catch(() => {});
    if (error instanceof CallsSpent) return (await progress.leave()) ? 'paused' : 'lost';
    await breakOff(tools, progress.state(), toSourceError(error));
    throw error;
  }
  if (!(await progress.saved())) return 'lost';
  if (progress.isOver()) return end(tools, progress.state(), progress.running());
  return (await progress.leave()) ? 'paused' : 'lost';
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
