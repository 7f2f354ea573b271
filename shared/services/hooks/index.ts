/** Hooks: vendors say which device has news, and its source is asked about it. */
import { askForHooks, isQueueEvent, type QueueEvent } from './ask.ts';
import type { HookDependencies } from './dependencies.ts';
import { hookRoutes } from './take.ts';

/** Both sides of the queue, which one function has. */
export const createHooks = (dependencies: HookDependencies) => ({
  routes: hookRoutes(dependencies),
  isQueueEvent,
  ask: (event: QueueEvent) => askForHooks(event, dependencies),
});
