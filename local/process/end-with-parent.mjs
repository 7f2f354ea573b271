// Loaded before a process of the local stack: when the stack is gone, however it ended, so is this process.
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // The wish to hear of the end alone must not keep a finished process alive.
  process.channel?.unref();
}
