/** A walk over all hosts: by a pointer while that is good, else from the time that it has reached. */
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { instant, object } from '../../shared/adapter-kit/read.ts';
import type { Client } from './client.ts';

/** A pointer is good for two minutes, milliseconds; less the way there. */
const POINTER_LIVES = 100_000;

/** Where a walk stands. */
interface Place {
  pointer: string;
  /** When the pointer was given, milliseconds by our clock. */
  given: number;
  /** When the last host was first seen; absent: the hosts did not come in that order. */
  reached?: string;
}

/**
 * One page of hosts.
 *
 * @param pageSize as many hosts as a page has, unless it is the last
 * @throws SourceError `internal` for a pointer that is over where nothing tells how far it had come
 */
export async function pageOfHosts(
  client: Client,
  { cursor, pageSize, now }: { cursor: string | undefined; pageSize: number; now: number },
): Promise<{ hosts: unknown[]; ids: string[]; next?: string }> {
  const place = cursor === undefined ? undefined : (JSON.parse(cursor) as Place);
  const from = place && beginning(place, now);
  const { ids, pointer } = await client.scroll(from);
  const hosts = await client.hosts(ids);
  const reached = place && place.reached === undefined ? undefined : lastSeen(hosts, place?.reached);
  // Whoever goes on by time gets the last host once more: alone, it is the end.
  const isRepeated = from && 'first_seen' in from && reached === from.first_seen && ids.length < pageSize;
  if (pointer === undefined || isRepeated) return { hosts, ids };
  const next: Place = { pointer, given: now, ...(reached !== undefined && { reached }) };
  return { hosts, ids, next: JSON.stringify(next) };
}

function beginning({ pointer, given, reached }: Place, now: number) {
  if (now - given < POINTER_LIVES) return { pointer };
  // Hosts of that very second come once more.
  if (reached !== undefined) return { first_seen: reached };
  throw new SourceError('internal', 'The walk was interrupted and cannot go on; start over.');
}

function lastSeen(hosts: readonly unknown[], before = ''): string | undefined {
  let last = before;
  for (const host of hosts) {
    const seen = instant(object(host)?.first_seen);
    if (seen === undefined || seen < last) return undefined;
    last = seen;
  }
  return last || undefined;
}
