/** Asking the vendor about a person's accounts and what happened to them, now. */

import type { Connection } from '../../adapter-kit/contract.ts';
import { SourceError } from '../../adapter-kit/errors.ts';
import type { ActivityKind } from '../../model/activity.ts';
import type { Answer } from '../../model/record.ts';
import { type ActivityItem, activityKey } from '../../tables/activity.ts';
import { createBreaker } from './breaker.ts';
import { toSourceError } from './failure.ts';
import { notingFailure, once } from './once.ts';
import type { Tools } from './tools.ts';

export interface ActivityFound extends Answer<ActivityItem> {
  synced_at: string;
}

const METHODS = { accounts: 'accountsOf', events: 'eventsOf' } as const;

/**
 * Marks and health are kept apart from those for devices: without the scopes for reports Google refuses them, and the
 * devices must not suffer for it.
 *
 * @param email canonical
 */
export async function lookUpActivity(
  tools: Tools,
  kind: ActivityKind,
  email: string,
): Promise<ActivityFound> {
  const { source, rules } = tools;
  if (!rules.activity?.kinds.includes(kind)) throw cannot(kind);
  const place = { whose: email, source: activityKey(source, kind) };
  const stored = async () => tools.activity().answer(email, source, kind);
  return once(tools, place, {
    fetch: () => notingFailure(tools, place, () => fetchAndKeep(tools, kind, email)),
    joined: async ({ fetched_at, complete = false }) => ({
      complete,
      dropped: [],
      records: await stored(),
      synced_at: fetched_at ?? tools.now().toISOString(),
    }),
    late: async (mark) => ({
      complete: false,
      dropped: [],
      records: await stored(),
      synced_at: mark?.fetched_at ?? tools.now().toISOString(),
    }),
  });
}

async function fetchAndKeep(tools: Tools, kind: ActivityKind, email: string): Promise<ActivityFound> {
  const { source, table, connections, now, log, metrics } = tools;
  const key = activityKey(source, kind);
  const breaker = createBreaker(table, key, { now, log, metrics });
  await breaker.enter();
  const synced_at = now().toISOString();
  try {
    const answer = await connections.use((connection) => ask(connection, kind, email));
    await breaker.succeeded();
    const { complete, dropped } = answer;
    if (dropped.length > 0) metrics.count('DroppedActivity', { kind }, dropped.length);
    const records = answer.records.filter(({ owners }) => owners.includes(email));
    await tools.activity().putAnswer(email, source, kind, records);
    await table.markFetched(email, key, { fetched_at: synced_at, complete, dropped: [] });
    return { complete, dropped, records, synced_at };
  } catch (error) {
    await breaker.failed(toSourceError(error));
    throw error;
  }
}

/** Methods may use `this`: they are called on their connection. */
async function ask(connection: Connection<unknown>, kind: ActivityKind, email: string) {
  const answer: Promise<Answer<ActivityItem>> | undefined = connection[METHODS[kind]]?.(email);
  if (!answer) throw cannot(kind);
  return answer;
}

const cannot = (kind: ActivityKind) =>
  new SourceError('not_supported', `This source cannot be asked about the ${kind} of a person.`);
