/** Asks sources what hooks told of. The record is written by the source's own function, as with any look-up. */
import type { InvokeResult } from '../../platform/invoke.ts';
import type { HookDependencies } from './dependencies.ts';
import { ASK_AGAIN, ASK_EVERY, LONGEST_WAIT, PATIENCE, SLACK } from './limits.ts';
import { deviceIn, HookMessage } from './message.ts';

/** What is used of the event with which Lambda brings messages of a queue. */
export interface QueueEvent {
  Records: readonly { body: string; attributes: { SentTimestamp: string } }[];
}

/** Whether it brings messages of a queue. What the HTTP API makes of a request never has this. */
export const isQueueEvent = (event: unknown): event is QueueEvent =>
  Array.isArray((event as Partial<QueueEvent> | null)?.Records);

/** @throws when the queue or the table cannot be reached: the message comes again */
export async function askForHooks({ Records }: QueueEvent, dependencies: HookDependencies): Promise<void> {
  for (const { body, attributes } of Records) {
    const message = HookMessage.parse(JSON.parse(body));
    const waited = dependencies.now().getTime() - Number(attributes.SentTimestamp);
    if (waited > LONGEST_WAIT) giveUp(message, 'overflow', dependencies);
    else await ask(message, dependencies);
  }
}

async function ask(message: HookMessage, dependencies: HookDependencies): Promise<void> {
  const { source, by, value, turn } = message;
  const { people, invoke, metrics, queue } = dependencies;
  // Somebody was asked since: that was after this hook came.
  if (turn === 'later' && !(await people.hold(`asked ${deviceIn(message)}`, ASK_EVERY))) return;
  const found = outcomeOf(await invoke.ask(source, { by, value }, PATIENCE), message);
  metrics.count('HookQuestions', { outcome: found });
  if (found === 'newer') return;
  if (turn !== 'again') {
    await queue.send({ ...message, turn: 'again' } satisfies HookMessage, ASK_AGAIN / 1000);
  } else if (found === 'failed') {
    giveUp(message, 'failed', dependencies);
  }
}

type Outcome = 'newer' | 'older' | 'failed';

/** A source that does not know the device answers as one whose inventory is older: it may be a moment behind. */
function outcomeOf(answer: InvokeResult, { at }: HookMessage): Outcome {
  if (answer === 'pending' || 'error' in answer) return 'failed';
  if (at === undefined) return 'newer';
  const since = Date.parse(at) - SLACK;
  const isNewer = answer.records.some(({ last_sync }) => Date.parse(last_sync ?? '') >= since);
  return isNewer ? 'newer' : 'older';
}

/** A sweep brings what was not asked. */
function giveUp({ source }: HookMessage, reason: string, { log, metrics }: HookDependencies): void {
  log.warn('What a hook told of was not looked up', { source, reason });
  metrics.count('HooksDropped');
}
