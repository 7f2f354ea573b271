/** The event bus: what is put on it wakes the functions whose rules match. */
import { matches, readRules } from './rules.ts';
import { type EventsServer, startEventsServer } from './server.ts';

export interface Bus extends EventsServer {
  /** From now on rules invoke functions; before that, events are for nobody. */
  connect(invoke: (name: string, payload: unknown) => Promise<unknown>): void;
}

export async function startBus(): Promise<Bus> {
  const rules = await readRules();
  let invoke: Parameters<Bus['connect']>[0] = async () => undefined;
  const server = await startEventsServer(async (event) => {
    for (const rule of rules) if (matches(rule, event)) await invoke(rule.function, event);
  });
  return {
    ...server,
    connect(work) {
      invoke = work;
    },
  };
}
