/** Processes of the stack's own: started apart, watched, and ended with the stack however that ends. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const PATIENCE = 8_000;
/** How much of its output is kept to say why it ended, characters. */
const KEPT = 4_000;

const END_WITH_PARENT = pathToFileURL(join(import.meta.dirname, 'end-with-parent.mjs')).href;

export interface Child {
  pid: number;
  process: ChildProcess;
  /** Rejects when it ends before anybody asked it to; never resolves otherwise. */
  failed: Promise<never>;
  /** Ends it; resolves when it is gone. */
  stop(): Promise<void>;
}

export interface ChildOptions {
  name: string;
  script: string;
  args?: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Gets all that it writes. */
  output?: (text: string) => void;
  /** Modules that are loaded before it, as URLs. */
  imports?: readonly string[];
  /** How long it may take to end before it is killed, milliseconds. Default: 8 seconds. */
  patience?: number;
}

/** Starts a Node script. It has its own process group: Ctrl-C reaches only the stack, which ends it in order. */
export function startChild(options: ChildOptions): Child {
  const { name, script, args = [], cwd, env, output, imports = [], patience = PATIENCE } = options;
  const child = fork(script, args, {
    cwd,
    env,
    detached: true,
    silent: true,
    execArgv: [END_WITH_PARENT, ...imports].flatMap((url) => ['--import', url]),
  });
  const exited = once(child, 'exit');
  const last = keepLast(child, output);
  let asked = false;

  const failed = exited.then(([code, signal]): Promise<never> => {
    if (asked) return new Promise(() => {});
    throw new Error(`${name} ended with ${code ?? signal}.\n${last()}`);
  });
  // Whoever waits for it hears of it; nobody has to.
  failed.catch(() => {});

  return {
    pid: child.pid ?? 0,
    process: child,
    failed,
    async stop() {
      asked = true;
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        const gone = await Promise.race([exited, sleep(patience, 'late', { ref: false })]);
        if (gone === 'late') child.kill('SIGKILL');
        await exited;
      }
      // What it wrote last may still be in the pipes, and whoever listened may be gone.
      child.stdout?.destroy();
      child.stderr?.destroy();
    },
  };
}

function keepLast(child: ChildProcess, output: (text: string) => void = () => {}): () => string {
  let kept = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      kept = (kept + text).slice(-KEPT);
      output(text);
    });
  }
  return () => kept;
}
