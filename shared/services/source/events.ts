/** One tick of a source whose log is read for everybody: one page, written under the people whom it is about. */

import { SourceError } from '../../adapter-kit/errors.ts';
import { shifted } from '../../platform/clock.ts';
import type { EventWindow } from '../../tables/activity.ts';
import { toSourceError } from './failure.ts';
import type { Tools } from './tools.ts';

/** `early`: the source was asked less than a minute ago. `read`: a page was read. `not_read`: nothing reads its log. */
export type LogReadOutcome = 'early' | 'read' | 'not_read';

/** What vendors of logs ask for: one call a minute, milliseconds. All containers share it. */
export const ASK_EVERY = 60_000;

/** Reads what has been added to the log. @throws SourceError; the window keeps its place and says why */
export async function readEvents(tools: Tools): Promise<LogReadOutcome> {
  const { source, rules, now, breaker } = tools;
  if (!rules.activity?.kinds.includes('events')) return 'not_read';
  const keep = rules.activity.keep_events_for;
  const isAble = await tools.connections.use(async ({ eventsSince }) => eventsSince !== undefined);
  if (!isAble) return 'not_read';
  await breaker.enter();
  const turn = await tools.activity().takeTurn(source, shifted(now(), -keep), ASK_EVERY);
  if (!turn) return 'early';
  let until = turn.until;
  try {
    const window = await readPage(tools, turn, keep);
    await tools.activity().endTurn(source, window);
    until = window.until;
    await breaker.succeeded();
    return 'read';
  } catch (error) {
    const failure = toSourceError(error);
    await tools
      .activity()
      .endTurn(source, { ...turn, error: { code: failure.code, at: now().toISOString() } });
    await breaker.failed(failure);
    throw error;
  } finally {
    // Also when nothing could be read: it lags more and more.
    tools.metrics.milliseconds('LogLag', {}, lagOf(until ?? turn.from, now()));
  }
}

/** How old the end of what was read is, milliseconds. */
const lagOf = (until: string, now: Date): number => Math.max(0, now.getTime() - Date.parse(until));

/** The page is written before the window moves on: what is read twice is written once. */
async function readPage(tools: Tools, turn: EventWindow, keep: number): Promise<EventWindow> {
  const { now, metrics, log } = tools;
  // After a long silence, what would not be kept need not be read.
  const oldest = now().getTime() - keep;
  const from = new Date(Math.max(Date.parse(turn.from), oldest)).toISOString();
  const page = await tools.connections.use(async (connection) => {
    const request = connection.eventsSince?.(turn.cursor, from);
    if (!request) throw new SourceError('not_supported', 'This source cannot list events.');
    return request;
  });
  await tools.activity().putEvents(page.records, keep);
  const nobodys = page.records.filter(({ owners }) => owners.length === 0).length;
  metrics.count('EventsRead', {}, page.records.length);
  metrics.count('EventsOfNobody', {}, nobodys);
  if (page.dropped.length > 0) {
    metrics.count('DroppedActivity', { kind: 'events' }, page.dropped.length);
    log.warn('Events could not be read', { events: page.dropped.length });
  }
  return { asked_at: turn.asked_at, from, cursor: page.cursor, until: page.until };
}
