/** What the schedule, and whoever has just kept an answer, start. */

import type { Http } from '../../adapter-kit/http.ts';
import { shifted } from '../../platform/clock.ts';
import type { Events } from '../../platform/events.ts';
import type { Receiver } from '../../platform/receivers.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { type DeliveryDependencies, type DeliveryRun, runDelivery } from './run.ts';
import { type DeliveryTarget, eventTarget, receiverTargets, webhookTarget } from './targets.ts';

export interface Receivers {
  http: Http;
  events: Events;
  secrets: Secrets;
  /** Absent: answers go out as events only. */
  webhook?: URL;
  /** Further ones. */
  more?: readonly Receiver[];
}

/** Left for what has been begun when the function's time is nearly up, milliseconds. */
const MARGIN = 20_000;

/** @returns the handler; it never throws: the next tick is the retry */
export function deliveryHandler(
  dependencies: Omit<DeliveryDependencies, 'targets'>,
  { http, events, secrets, webhook, more = [] }: Receivers,
) {
  const { now, log } = dependencies;
  const targets: DeliveryTarget[] = [eventTarget(events), ...receiverTargets(more)];
  if (webhook) targets.push(webhookTarget({ url: webhook, http, secrets, now }));
  return async (
    _event: unknown,
    context: { getRemainingTimeInMillis(): number },
  ): Promise<DeliveryRun | null> => {
    try {
      const until = shifted(now(), context.getRemainingTimeInMillis() - MARGIN);
      return await runDelivery({ ...dependencies, targets }, until);
    } catch (error) {
      log.error('The delivery broke off.', error);
      return null;
    }
  };
}
