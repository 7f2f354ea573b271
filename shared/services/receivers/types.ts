/** Who gets something, and in what shape. */

/** The same through a webhook and, as the event's detail, on the bus. */
export interface Message {
  /** What happened: `look.kept`. */
  type: string;
  /** When, ISO 8601 UTC. */
  timestamp: string;
  data: object;
}

export interface Receiver {
  /** Stays the same as long as its address does: what it has is noted under it. */
  name: `webhook-${string}` | 'events';
  /**
   * @param id stays the same when it is sent again: what comes twice can be told
   * @throws as long as the receiver has not said that it has it
   */
  send(id: string, message: Message): Promise<void>;
}
