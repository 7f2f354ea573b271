import { hook as jamf } from '../adapters/jamf/hook.ts';
import { createHooks } from '../shared/services/hooks/index.ts';
import * as container from './container.ts';

/** One name for each source whose vendor tells by itself. */
const hooks = container.enabled({ jamf });
const access = container.openAccess();
const seen = container.observed('hooks');
const parts = { ...seen, people: access.people, invoke: container.invoker(seen.log) };
const { routes, ask, isQueueEvent } = createHooks({ ...parts, hooks, queue: container.hookQueue() });
const answer = container.apiFunction('hooks', routes, access, { ...seen, hooks: Object.keys(hooks) });

export const handler = (...call: Parameters<typeof answer>) =>
  isQueueEvent(call[0]) ? ask(call[0]) : answer(...call);
