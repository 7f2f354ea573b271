/** Processes that answer one message at a time: vendors and functions, kept apart so that each is measured alone. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '../..');
const YAML = pathToFileURL(join(ROOT, 'scripts/yaml/node.mjs')).href;

export interface BenchProcess {
  process: ChildProcess;
  /** Sends a question and gives the answer. Rejects when the process ends before it answers. */
  ask<Answer>(question: unknown): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * @param script in bench/processes
 * @param args given to it
 * @param heard what it says besides answers
 */
export function startChild(
  script: string,
  args: readonly string[] = [],
  heard: (said: unknown) => void = () => {},
): BenchProcess {
  const child = fork(join(ROOT, 'bench/processes', script), [...args], {
    execArgv: ['--import', YAML, '--expose-gc', '--disable-warning=ExperimentalWarning'],
    env: process.env,
  });
  const ended = once(child, 'exit');
  child.on('message', (message: { said?: unknown }) => {
    if (message.said !== undefined) heard(message.said);
  });
  return {
    process: child,
    async ask<Answer>(question: unknown) {
      const answered = new Promise<Answer>((resolve, reject) => {
        const hear = (message: { answer?: Answer; failed?: string }) => {
          if (!('answer' in message) && message.failed === undefined) return;
          child.off('message', hear);
          if (message.failed === undefined) resolve(message.answer as Answer);
          else reject(new Error(message.failed));
        };
        child.on('message', hear);
        void ended.then(() => reject(new Error(`${script} ended before it answered.`)));
      });
      child.send({ question });
      return answered;
    },
    async close() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await ended;
    },
  };
}

/** In the child: answers each question with what the work gives. */
export function answerQuestions<Question>(work: (question: Question) => Promise<unknown>): void {
  process.on('message', ({ question }: { question: Question }) => {
    work(question).then(
      (answer) => process.send?.({ answer }),
      (error: unknown) =>
        process.send?.({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
}

/** In the child: says something to whoever started it; who is no longer there need not hear it. */
export const say = (said: unknown): void => void process.send?.({ said }, undefined, undefined, () => {});
