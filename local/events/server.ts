/** Speaks as much of EventBridge's protocol (JSON 1.1) as the functions and senders use, and hands events to rules. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { LOOPBACK } from '../process/ports.ts';

/** As EventBridge hands it to a rule's target. */
export interface BusEvent {
  version: '0';
  id: string;
  source: string;
  'detail-type': string;
  account: string;
  time: string;
  region: string;
  resources: string[];
  detail: unknown;
}

export interface EventsServer {
  endpoint: string;
  close(): Promise<void>;
}

interface Entry {
  Source?: string;
  DetailType?: string;
  Detail?: string;
  Resources?: string[];
  Time?: unknown;
}

/** What one call may bring: entries, and their bytes in all. */
const MOST = { entries: 10, bytes: 1_048_576 };
/** What a time counts for, bytes. */
const TIME = 14;

/**
 * Starts it on a free port.
 *
 * @param deliver gets each event; what it throws is nobody's, as with the real bus
 */
export async function startEventsServer(
  deliver: (event: BusEvent) => Promise<void> | void,
): Promise<EventsServer> {
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const answer = (status: number, content: object) =>
      response
        .writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify(content));
    if (request.headers['x-amz-target'] !== 'AWSEvents.PutEvents') {
      answer(400, { __type: 'UnknownOperationException', message: 'The local stack plays PutEvents only.' });
      return;
    }
    const { Entries = [] } = JSON.parse(body) as { Entries?: Entry[] };
    const problem = problemOf(Entries);
    if (problem) return void answer(400, { __type: 'ValidationException', message: problem });
    const results = Entries.map(take);
    for (const result of results) if ('event' in result) void hand(result.event);
    answer(200, {
      FailedEntryCount: results.filter((result) => !('event' in result)).length,
      Entries: results.map((result) => ('event' in result ? { EventId: result.event.id } : result)),
    });
  });

  async function hand(event: BusEvent): Promise<void> {
    try {
      await deliver(event);
    } catch {
      // The target's own log has it.
    }
  }

  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function problemOf(entries: readonly Entry[]): string | undefined {
  if (entries.length === 0 || entries.length > MOST.entries)
    return `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between 1 and ${MOST.entries}`;
  const bytes = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  return bytes > MOST.bytes ? 'Total size of the entries in the request is over the limit.' : undefined;
}

/** As EventBridge counts it. */
function sizeOf({ Source = '', DetailType = '', Detail = '', Resources = [], Time }: Entry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), Time === undefined ? 0 : TIME);
}

function take({ Source, DetailType, Detail = '' }: Entry) {
  if (!Source || !DetailType)
    return { ErrorCode: 'InvalidArgument', ErrorMessage: 'Source or DetailType is missing.' };
  if (Source.startsWith('aws.'))
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  try {
    return { event: busEvent(Source, DetailType, JSON.parse(Detail)) };
  } catch {
    return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  }
}

const busEvent = (source: string, type: string, detail: unknown): BusEvent => ({
  version: '0',
  id: randomUUID(),
  source,
  'detail-type': type,
  account: '000000000000',
  time: new Date().toISOString(),
  region: 'local',
  resources: [],
  detail,
});
