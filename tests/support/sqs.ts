/** One queue of its own, for the unmodified SDK client. */
import { LocalQueue } from '../../local/queues/queue.ts';
import { startQueueServer } from '../../local/queues/server.ts';

export interface Queue {
  url: string;
  /** Puts a message in. @returns its id */
  send(body: string): string;
  /** Bodies of all messages, hidden ones too. */
  bodies(): string[];
  /** How many could be received now. */
  visible(): number;
  /** Ids that are not deleted, whoever asks. */
  stuck: Set<string>;
  close(): Promise<void>;
}

class StickyQueue extends LocalQueue {
  readonly stuck = new Set<string>();
  override delete(receipt: string): string | undefined {
    return this.stuck.has(this.holding(receipt)?.id ?? '') ? 'InternalError' : super.delete(receipt);
  }
}

/** @param name of the only queue that there is */
export async function startQueue(name: string): Promise<Queue> {
  const queue = new StickyQueue();
  const server = await startQueueServer(new Map([[name, queue]]));
  return {
    url: server.endpoint,
    send: (body) => queue.send(body),
    bodies: () => queue.bodies(),
    visible: () => queue.visible().length,
    stuck: queue.stuck,
    close: () => server.close(),
  };
}
