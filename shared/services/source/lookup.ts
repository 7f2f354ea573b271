/** Asking the vendor about a person, a serial or a MAC address, now. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../../model/record.ts';
import type { Connection } from '../../runtime/adapter.ts';
import { shifted } from '../../runtime/clock.ts';
import { SourceError } from '../../runtime/errors.ts';
import type { Mark, Subject } from '../../runtime/tables/types.ts';
import { type Ability, cannot, demand } from './connections.ts';
import { toSourceError } from './failure.ts';
import type { Item } from './item.ts';
import { keep } from './keep.ts';
import type { Tools } from './tools.ts';

/** An answer and since when it holds. */
export interface Found extends Answer<Item> {
  synced_at: string;
}

/** A fetch that takes longer may be joined by a second one. */
const LEASE = 60_000;
/** Who asks so soon after an attempt gets what it brought: a hundred requests never arrive at one instant. */
const RECENT = 5_000;
const POLL = 100;
/** How long the others wait for the one who fetches. */
const LONGEST_WAIT = 20_000;
/** What is left of the function's time for answering. */
const TO_ANSWER = 1_000;

type Method = Exclude<Ability, 'all'>;

/** What is asked about, by which method, and where what is known of it stands. */
interface Question {
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

async function lookUp(tools: Tools, question: Question): Promise<Found> {
  const { whose } = question;
  await noting(tools, question, () => demand(tools.connections, question.method));
  const begun = tools.now().getTime();
  const patience = Math.min(LONGEST_WAIT, tools.remaining() - TO_ANSWER);
  for (;;) {
    if (await takeLease(tools, whose)) return noting(tools, question, () => fetchAndKeep(tools, question));
    const mark = await tools.table.mark(whose, tools.source);
    if (mark && hasEnded(mark, tools.now())) return joined(tools, whose, mark);
    const isOver = tools.now().getTime() - begun >= patience;
    if (isOver) return { ...(await stored(tools, whose, mark)), complete: false };
    await sleep(POLL);
  }
}

async function fetchAndKeep(tools: Tools, question: Question): Promise<Found> {
  const { source, table } = tools;
  const { whose } = question;
  const found = await fetch(tools, question);
  const { complete, synced_at } = found;
  const dropped = found.dropped.flatMap(({ id }) => id ?? []);
  await Promise.all([
    complete && table.removeGone(whose, source, { at: synced_at, dropped }),
    table.removeMoved(found.records),
  ]);
  await table.markFetched(whose, source, { fetched_at: synced_at, complete, dropped });
  return found;
}

async function fetch(tools: Tools, { method, value }: Question): Promise<Found> {
  const { breaker, connections, metrics, now } = tools;
  await breaker.enter();
  const sent = now();
  try {
    const answer = await connections.use((connection) => call(connection, method, value));
    metrics.milliseconds('VendorTime', {}, now().getTime() - sent.getTime());
    await breaker.succeeded();
    const synced_at = sent.toISOString();
    const kept =
      method === 'byEmail'
        ? await keep(tools, ofOwner(tools, answer, value), synced_at)
        : await keep(tools, answer, synced_at, value);
    return { ...kept, synced_at };
  } catch (error) {
    await breaker.failed(toSourceError(error));
    throw error;
  }
}

/** Methods may use `this`: they are called on their connection. */
async function call(connection: Connection<Item>, method: Method, value: string): Promise<Answer<Item>> {
  const answer = connection[method]?.(value);
  if (!answer) throw cannot(method);
  return answer;
}

/** An adapter promises this. If it ever breaks its promise, nobody sees somebody else's device for it. */
function ofOwner({ log }: Tools, answer: Answer<Item>, value: string): Answer<Item> {
  const records = answer.records.filter(({ owners }) => owners.includes(value));
  const others = answer.records.length - records.length;
  if (others > 0) log.warn('The adapter answered with devices of other people', { devices: others });
  return { ...answer, records };
}

function takeLease({ table, source, now }: Tools, whose: Subject): Promise<boolean> {
  const at = now();
  return table.takeLease(whose, source, shifted(at, LEASE), at, shifted(at, -RECENT));
}

/** Notes a failure in the mark, so that the page tells of it. A source that cannot is no failure. */
async function noting<Result>(
  tools: Tools,
  { method, whose }: Question,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { code } = toSourceError(error);
    const isUnable = code === 'not_supported';
    if (!isUnable)
      await note(tools, () => tools.table.markFailed(whose, tools.source, { code, at: iso(tools) }));
    // It will not know a moment later either: pages need not ask it again and again.
    else if (method !== 'byEmail')
      await note(tools, () => tools.table.markFetched(whose, tools.source, nothing(tools)));
    throw error;
  }
}

const iso = ({ now }: Tools) => now().toISOString();
const nothing = (tools: Tools) => ({ fetched_at: iso(tools), complete: true, dropped: [] });

/** When even that fails, what failed first is what matters. */
async function note({ log }: Tools, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    log.error('A failure could not be noted', error);
  }
}

function hasEnded({ ended_at, fetching_until }: Mark, now: Date): boolean {
  const isFetching = fetching_until !== undefined && fetching_until > now.toISOString();
  return !isFetching && ended_at !== undefined && ended_at > shifted(now, -RECENT).toISOString();
}

/** What somebody else's attempt brought. */
async function joined(tools: Tools, whose: Subject, mark: Mark): Promise<Found> {
  if (mark.error) throw new SourceError(mark.error.code, 'An attempt a moment ago failed.');
  return { ...(await stored(tools, whose, mark)), complete: mark.complete ?? false };
}

async function stored(
  tools: Tools,
  whose: Subject,
  mark: Mark | undefined,
): Promise<Omit<Found, 'complete'>> {
  const { records, claims } = await tools.table.person(whose, { consistent: true });
  const items: Item[] = tools.role === 'devices' ? records : claims;
  return {
    dropped: (mark?.dropped ?? []).map((id) => ({ id, reason: 'It could not be read.' })),
    records: items.filter(({ source }) => source === tools.source),
    synced_at: mark?.fetched_at ?? tools.now().toISOString(),
  };
}
