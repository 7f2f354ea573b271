/** A sample receiver, as an organization would run one: checks the signature, takes each message once. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { LOOPBACK } from '../process/ports.ts';

/** The part of a message that the sample reads; docs/notifications.md has all of it. */
export interface AnswerMessage {
  type: 'notification.answered';
  timestamp: string;
  data: {
    delivery_id: string;
    notification: { recipient: string; title: string; sender: string; sender_id: string };
    answer: { action: string; comment?: string; style: string };
  };
}

export interface SampleReceiver {
  url: string;
  close(): Promise<void>;
}

/**
 * Starts it on a free port.
 *
 * @param secret that signs, `whsec_…`
 * @param onAnswer hears of each answer once, however often it is delivered; of other messages nobody does
 */
export async function startSampleReceiver(
  secret: string,
  onAnswer: (message: AnswerMessage) => void,
): Promise<SampleReceiver> {
  const webhook = new Webhook(secret);
  const seen = new Set<string>();
  const server = createServer(async (request, response) => {
    const body = await text(request);
    try {
      const message = webhook.verify(body, request.headers as Record<string, string>) as AnswerMessage;
      const id = String(request.headers['webhook-id']);
      if (message.type === 'notification.answered' && !seen.has(id)) onAnswer(message);
      seen.add(id);
      response.writeHead(204).end();
    } catch {
      response.writeHead(401).end();
    }
  });
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${LOOPBACK}:${port}/answers`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
