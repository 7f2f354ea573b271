/** Takes hooks in: each becomes questions in the queue, as many as are fair to the vendor. */
import type { ApiAnswer, Handlers } from '../../access/handler.ts';
import { orUnavailable } from '../../access/unavailable.ts';
import type { Hook, HookDevice } from '../../adapter-kit/hook.ts';
import { canonicalMac, canonicalSerial } from '../../identifiers/index.ts';
import type { HookDependencies } from './dependencies.ts';
import { ASK_EVERY, SAME_HOOK } from './limits.ts';
import { deviceIn, type HookMessage } from './message.ts';

const canonical = { serial: canonicalSerial, macaddr: canonicalMac };
const DONE: ApiAnswer & { status: 204 } = { status: 204 };

export function hookRoutes(dependencies: HookDependencies): Handlers {
  const { hooks, metrics } = dependencies;
  return {
    async 'POST /hooks/{source}'({ params: { source = '' }, body }) {
      const devices = devicesOf(hooks[source], body);
      if (devices.length === 0) metrics.count('HooksIgnored');
      for (const { by, value, at } of devices) {
        const outcome = await orUnavailable(
          take({ source, by, value, ...(at !== undefined && { at }), turn: 'now' }, dependencies),
        );
        metrics.count(outcome);
      }
      return DONE;
    },
  };
}

/** What cannot be a serial or an address is nobody's device. */
function devicesOf(hook: Hook | undefined, body: unknown): (HookDevice & { value: string })[] {
  return (hook?.read(body) ?? []).flatMap((device) => {
    const value = canonical[device.by](device.value);
    return value === undefined ? [] : [{ ...device, value }];
  });
}

/** @returns what to count: it was put into the queue, came again, or another one that waits covers it */
async function take(message: HookMessage, { people, queue, metrics }: HookDependencies): Promise<string> {
  const device = deviceIn(message);
  const { at } = message;
  if (at !== undefined && !(await people.hold(`hook ${device} ${at}`, SAME_HOOK))) return 'HooksRepeated';
  if (await people.hold(`asked ${device}`, ASK_EVERY)) {
    await put(message);
    return 'HooksTaken';
  }
  if (!(await people.hold(`later ${device}`, ASK_EVERY))) return 'HooksRepeated';
  await put({ ...message, turn: 'later' }, ASK_EVERY / 1000);
  return 'HooksTaken';

  /** The vendor may not send it again, and if it does, it is one that came before. */
  async function put(one: HookMessage, delay?: number): Promise<void> {
    try {
      await queue.send(one, delay);
    } catch (error) {
      metrics.count('HooksDropped');
      throw error;
    }
  }
}
