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
}

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

function take({ Source, DetailType, Detail = '' }: Entry) {
  if (!Source || !DetailType)
    return { ErrorCode: 'InvalidArgument', ErrorMessage: 'Source or DetailType is missing.' };
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
