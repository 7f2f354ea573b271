/** A receiver of answers over real HTTP: checks signatures with the public library, and fails as a test says. */
import { Webhook } from 'standardwebhooks';
import { startServer } from './server.ts';

/** What it does with a request that is signed right. `lost`: takes it, but its answer never arrives. */
export type Mood = 'take' | 'refuse' | 'stall' | 'lost' | 'cut' | 'busy';

export interface Received {
  /** Of the message: the same however often it comes. */
  id: string;
  message: {
    type: string;
    timestamp: string;
    data: { notification: { id: string }; answer: { action: string } };
  };
}

export interface Receiver {
  url: URL;
  /** What was taken, in order, repeats too. */
  taken: Received[];
  /** Requests whose signature was wrong. */
  forged: number;
  mood(): Mood;
  close(): Promise<void>;
}

/** @param secret as the sender has it; `mood` is asked for each request */
export async function startReceiver(secret: string, mood: () => Mood): Promise<Receiver> {
  const webhook = new Webhook(secret);
  const receiver: Receiver = {
    url: new URL('http://127.0.0.1'),
    taken: [],
    forged: 0,
    mood,
    close: async () => {},
  };
  const server = await startServer(({ headers, body }, response) => {
    const now = receiver.mood();
    if (now === 'cut') return response.destroy();
    if (now === 'stall') return undefined;
    if (now === 'refuse') return response.writeHead(500).end();
    if (now === 'busy') return response.writeHead(429, { 'retry-after': '1' }).end();
    try {
      const message = webhook.verify(body, headers as Record<string, string>) as Received['message'];
      receiver.taken.push({ id: String(headers['webhook-id']), message });
    } catch {
      receiver.forged += 1;
      return response.writeHead(401).end();
    }
    return now === 'lost' ? response.destroy() : response.writeHead(204).end();
  });
  return Object.assign(receiver, { url: server.url, close: server.close });
}
