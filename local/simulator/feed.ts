/** The server under the simulators of feeds: documents with an ETag, and "unchanged" for who knows the state. */
import { createHash } from 'node:crypto';
import { type Call, type Reply, type Server, startServer } from './server.ts';
import type { Faults, FeedFault } from './types.ts';

/** The documents of a feed by their paths, without the first slash. Texts are sent as they are. */
export type FeedDocuments = Readonly<Record<string, object | string>>;

export interface FeedSimulatorOptions {
  /** The end of the invented history. Default: now. */
  now?: Date;
  /** 0 or absent: any free port. */
  port?: number;
  faults?: Faults;
}

export interface FeedSimulator extends Server {
  /** As the feed stands in stethoscope.yml. */
  settings: { url: string };
  /** How often "unchanged" was answered. */
  unchanged(): number;
}

/**
 * Starts it on the loopback address.
 *
 * @param documents what it says at a time, with one of its faults
 */
export async function startFeedServer(
  documents: (now: Date, fault?: FeedFault) => FeedDocuments,
  { now = new Date(), port, faults }: FeedSimulatorOptions,
): Promise<FeedSimulator> {
  let unchanged = 0;

  function answer({ url, headers, fault }: Call): Reply {
    const all = documents(now, fault === 'malformed' || fault === 'half' ? undefined : fault);
    const body = all[decodeURIComponent(url.pathname.slice(1))];
    if (body === undefined) return { status: 404, body: '<!doctype html><title>Not found</title>' };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
    if (headers['if-none-match'] === etag) {
      unchanged += 1;
      return { status: 304, headers: { etag } };
    }
    const type = typeof body === 'string' ? 'application/xml' : 'application/json';
    return { status: 200, headers: { etag, 'content-type': type }, body: text };
  }

  const server = await startServer({
    answer,
    refuse: (status) => ({ status, body: 'Refused' }),
    ...(port !== undefined && { port }),
    ...(faults && { faults }),
  });
  return { ...server, settings: { url: `${server.origin}/` }, unchanged: () => unchanged };
}
