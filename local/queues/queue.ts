/** A standard queue as SQS has it: what is received is hidden for a while, and comes again until it is deleted. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export interface QueueSettings {
  /** Seconds that a message stays hidden when it was received. */
  visibility: number;
  /** Seconds that a message is kept. */
  retention: number;
}

/** As SQS has them where nobody says otherwise. */
export const STANDARD: QueueSettings = { visibility: 30, retention: 345_600 };

interface Stored {
  id: string;
  body: string;
  sent: number;
  /** Until then nobody receives it. */
  hidden: number;
  received: number;
  /** Of the last time it was received; an older one is no longer good. */
  receipt?: string;
}

export type Received = Readonly<Stored> & { receipt: string };

/** How often somebody who waits looks, milliseconds. */
const LOOK_EVERY = 50;

export class LocalQueue {
  readonly #settings: QueueSettings;
  readonly #stored = new Map<string, Stored>();

  constructor(settings: QueueSettings = STANDARD) {
    this.#settings = settings;
  }

  /** @param delay seconds. @returns the message's id */
  send(body: string, delay = 0): string {
    const id = randomUUID();
    const sent = Date.now();
    this.#stored.set(id, { id, body, sent, hidden: sent + delay * 1000, received: 0 });
    return id;
  }

  /**
   * @param wait seconds, until there is one
   * @param gone aborts when nobody waits any more
   */
  async receive(
    most: number,
    wait: number,
    visibility = this.#settings.visibility,
    gone = new AbortController().signal,
  ): Promise<Received[]> {
    const until = Date.now() + wait * 1000;
    while (this.visible().length === 0 && Date.now() < until && !gone.aborted) await sleep(LOOK_EVERY);
    if (gone.aborted) return [];
    return this.visible()
      .slice(0, most)
      .map((message) =>
        Object.assign(message, {
          receipt: randomUUID(),
          received: message.received + 1,
          hidden: Date.now() + visibility * 1000,
        }),
      );
  }

  /** Those that can be received now. */
  visible(): Stored[] {
    return this.#kept().filter(({ hidden }) => hidden <= Date.now());
  }

  /** Bodies of all messages, hidden ones too. */
  bodies(): string[] {
    return this.#kept().map(({ body }) => body);
  }

  /** @returns the code of what is wrong, if anything is */
  delete(receipt: string): string | undefined {
    return this.#with(receipt, ({ id }) => void this.#stored.delete(id));
  }

  /** @param seconds from now. @returns the code of what is wrong, if anything is */
  hide(receipt: string, seconds: number): string | undefined {
    return this.#with(receipt, (message) => {
      message.hidden = Date.now() + seconds * 1000;
    });
  }

  #kept(): Stored[] {
    for (const { id, sent } of this.#stored.values())
      if (sent + this.#settings.retention * 1000 <= Date.now()) this.#stored.delete(id);
    return [...this.#stored.values()];
  }

  /** The message that was received last with this receipt. */
  holding(receipt: string): Stored | undefined {
    return [...this.#stored.values()].find((one) => one.receipt === receipt);
  }

  #with(receipt: string, work: (message: Stored) => void): string | undefined {
    const message = this.holding(receipt);
    if (!message) return 'ReceiptHandleIsInvalid';
    work(message);
    return undefined;
  }
}
