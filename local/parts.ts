/** What was started and has to be ended. */
export interface Closable {
  close(): Promise<void>;
}

/** Ends parts in the opposite order of their start. */
export class Parts {
  readonly #parts: Closable[] = [];

  /** @returns the part itself, once it is up */
  async add<Started extends Closable>(part: Started | Promise<Started>): Promise<Started> {
    const started = await part;
    this.#parts.push(started);
    return started;
  }

  /** Ends all, also when one of them cannot be ended; then throws what went wrong first. */
  async close(): Promise<void> {
    const errors: unknown[] = [];
    for (let part = this.#parts.pop(); part; part = this.#parts.pop()) {
      await part.close().catch((error: unknown) => errors.push(error));
    }
    if (errors.length > 0) throw errors[0];
  }
}
