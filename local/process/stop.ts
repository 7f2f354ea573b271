/** When to stop: Ctrl-C, a kill, a closed terminal, or the end of whoever started this. */

/** How often to look whether the starter is still there, milliseconds. */
const LOOK_EVERY = 500;
/** One Ctrl-C can arrive twice, from the terminal and passed on by npm; a later one means "now", milliseconds. */
const SAME_WISH = 1_000;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves at the first wish to stop. At a second it ends the process at once; the parts' processes follow it. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked: number | undefined;
    const stop = () => {
      if (asked !== undefined && performance.now() - asked > SAME_WISH) process.exit(1);
      asked ??= performance.now();
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, stop);
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      stop();
    }, LOOK_EVERY);
    watch.unref();
  });
}
