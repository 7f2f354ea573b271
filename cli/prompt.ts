/** Asks people in a terminal. What is secret is never shown, and nothing of it reaches the shell's history. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from './errors.ts';

export interface Prompt {
  /** @throws UsageError when the input ends before an answer */
  ask(question: string, options?: { secret?: boolean }): Promise<string>;
  close(): void;
}

export interface PromptOptions {
  input?: NodeJS.ReadableStream;
  /** Where questions go, and what is typed unless it is secret. */
  output?: NodeJS.WritableStream;
}

export function createPrompt({ input = process.stdin, output = process.stderr }: PromptOptions = {}): Prompt {
  let silent = false;
  // The line editor shows each key that it is handed; while a secret is typed there is nowhere to show it.
  const screen = new Writable({
    write(chunk, encoding, done) {
      if (silent) done();
      else output.write(chunk, encoding as BufferEncoding, () => done());
    },
  });
  const lines = createInterface({ input, output: screen, terminal: true, historySize: 0 });
  let ended: (error: UsageError) => void = () => {};
  lines.on('close', () => ended(new UsageError('Nothing was saved: the input ended.')));
  lines.on('SIGINT', () => lines.close());

  return {
    async ask(question, { secret = false } = {}) {
      // The editor draws its own line again with each key; what stands above it is left alone.
      const start = secret ? question.length : question.lastIndexOf('\n') + 1;
      output.write(question.slice(0, start));
      silent = secret;
      try {
        const answer = lines.question(question.slice(start));
        return await Promise.race([answer, new Promise<never>((_, reject) => (ended = reject))]);
      } finally {
        if (silent) output.write('\n');
        silent = false;
      }
    },
    close() {
      ended = () => {};
      lines.close();
    },
  };
}
