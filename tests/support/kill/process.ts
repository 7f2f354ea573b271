/** Starts workers and kills them with SIGKILL: nothing in them gets to know. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./worker.ts', import.meta.url));
const YAML = new URL('../../../scripts/yaml/node.mjs', import.meta.url).href;

export interface Order {
  who: string;
  id: string;
  action: string;
}

export interface Worker {
  /** Resolves when it has begun to work. */
  ready: Promise<unknown>;
  answer(order: Order): void;
  /** kill -9. @returns when it is gone, with the signal that ended it */
  kill(): Promise<string | null>;
}

/** @param kept hears of each answer that the worker was told is stored */
export function startWorker(webhook: URL, secret: string, kept: (id: string) => void): Worker {
  const child: ChildProcess = fork(SCRIPT, [webhook.href, secret], {
    execArgv: ['--import', YAML],
    // Jest gives tests a copy of the environment; a child would get the original.
    env: process.env,
  });
  const exited = once(child, 'exit');
  const ready = new Promise<void>((resolve, reject) => {
    void exited.then(([code]) => reject(new Error(`The worker ended with ${code} before it was ready.`)));
    child.on('message', (message: 'ready' | { kept: string }) => {
      if (message === 'ready') resolve();
      else kept(message.kept);
    });
  });
  // Not everybody waits for it.
  ready.catch(() => {});
  return {
    ready,
    answer: (order) => void child.send(order, () => {}),
    async kill() {
      child.kill('SIGKILL');
      const [, signal] = (await exited) as [number | null, string | null];
      return signal;
    },
  };
}
