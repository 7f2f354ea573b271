/** Asking the vendor about a person, a serial or a MAC address, now. */

import type { Connection } from '../../adapter-kit/contract.ts';
import type { Answer } from '../../model/record.ts';
import type { Mark } from '../../model/stored.ts';
import type { Subject } from '../../tables/types.ts';
import { type Ability, cannot, demand } from './connections.ts';
import { keepIds } from './dropped.ts';
import { toSourceError } from './failure.ts';
import type { RecordOrClaim } from './item.ts';
import { keep } from './keep.ts';
import { note, notingFailure, once } from './once.ts';
import type { Tools } from './tools.ts';

/** An answer and since when it holds. */
export interface Found extends Answer<RecordOrClaim> {
  synced_at: string;
}

type Method = Exclude<Ability, 'all'>;

/** What is asked about, by which method, and where what is known of it stands. */
interface LookupRequest {
  method: Method;
  /** Canonical. */
  value: string;
  whose: Subject;
}

/** What belongs to a person. One fetches; whoever asks meanwhile waits for that. */
export function lookUpPerson(tools: Tools, email: string): Promise<Found> {
  return lookUp(tools, { method: 'byEmail', value: email, whose: email });
}

/** Devices with this serial or MAC address, whoever owns them. Both are canonical. */
export function lookUpHardware(tools: Tools, method: Method, value: string): Promise<Found> {
  return lookUp(tools, { method, value, whose: { hardware: value } });
}

async function lookUp(tools: Tools, query: LookupRequest): Promise<Found> {
  const { whose } = query;
  const { source } = tools;
  await noting(tools, query, () => demand(tools.connections, query.method));
  return once(
    tools,
    { whose, source },
    {
      fetch: () => noting(tools, query, () => fetchAndKeep(tools, query)),
      joined: async (mark) => ({ ...(await stored(tools, whose, mark)), complete: mark.complete ?? false }),
      late: async (mark) => ({ ...(await stored(tools, whose, mark)), complete: false }),
    },
  );
}

async function fetchAndKeep(tools: Tools, query: LookupRequest): Promise<Found> {
  const { source, table } = tools;
  const { whose } = query;
  const found = await fetch(tools, query);
  const { synced_at } = found;
  const { ids: dropped, all } = keepIds(found.dropped.flatMap(({ id }) => id ?? []));
  const complete = found.complete && all;
  await Promise.all([
    complete && table.removeGone(whose, source, { at: synced_at, dropped }),
    complete &&
      query.method === 'bySerial' &&
      tools.rules.pointed_by === 'all' &&
      table.removeUnowned(source, query.value, { at: synced_at, dropped }),
    table.removeMoved(found.records),
  ]);
  await table.markFetched(whose, source, { fetched_at: synced_at, complete, dropped });
  return { ...found, complete };
}

async function fetch(tools: Tools, { method, value, whose }: LookupRequest): Promise<Found> {
  const { breaker, connections, metrics, now } = tools;
  await breaker.enter();
  const sent = now();
  try {
    const answer = await connections.use((connection) => call(connection, method, value));
    metrics.milliseconds('VendorTime', {}, now().getTime() - sent.getTime());
    await breaker.succeeded();
    const synced_at = sent.toISOString();
    const own = method === 'byEmail' ? ofOwner(tools, answer, value) : answer;
    const kept = await keep(tools, own, synced_at, whose);
    return { ...kept, synced_at };
  } catch (error) {
    await breaker.failed(toSourceError(error));
    throw error;
  }
}

/** Methods may use `this`: they are called on their connection. */
async function call(
  connection: Connection<RecordOrClaim>,
  method: Method,
  value: string,
): Promise<Answer<RecordOrClaim>> {
  const answer = connection[method]?.(value);
  if (!answer) throw cannot(method);
  return answer;
}

/** An adapter promises this. If it ever breaks its promise, nobody sees somebody else's device for it. */
function ofOwner({ log }: Tools, answer: Answer<RecordOrClaim>, value: string): Answer<RecordOrClaim> {
  const records = answer.records.filter(({ owners }) => owners.includes(value));
  const others = answer.records.length - records.length;
  if (others > 0) log.warn('The adapter answered with devices of other people', { devices: others });
  return { ...answer, records };
}

/** Notes a failure in the mark, so that the page tells of it. A source that cannot is no failure. */
async function noting<Result>(
  tools: Tools,
  { method, whose }: LookupRequest,
  work: () => Promise<Result>,
): Promise<Result> {
  const { source, table } = tools;
  try {
    return await notingFailure(tools, { whose, source }, work);
  } catch (error) {
    const isUnable = toSourceError(error).code === 'not_supported';
    // It will not know a moment later either: pages need not ask it again and again.
    if (isUnable && method !== 'byEmail')
      await note(tools, () => table.markFetched(whose, source, nothing(tools)));
    throw error;
  }
}

const nothing = ({ now }: Tools) => ({ fetched_at: now().toISOString(), complete: true, dropped: [] });

async function stored(
  tools: Tools,
  whose: Subject,
  mark: Mark | undefined,
): Promise<Omit<Found, 'complete'>> {
  const { records, claims } = await tools.table.person(whose, { consistent: true });
  const items: RecordOrClaim[] = tools.role === 'devices' ? records : claims;
  return {
    dropped: (mark?.dropped ?? []).map((id) => ({ id, reason: 'It could not be read.' })),
    records: items.filter(({ source }) => source === tools.source),
    synced_at: mark?.fetched_at ?? tools.now().toISOString(),
  };
}
