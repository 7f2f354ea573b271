/** Tells other systems what happened, as events on the stage's EventBridge bus. */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { environment } from './environment.ts';

/** `source` of every event; rules of other systems match on it. */
export const EVENT_SOURCE = 'stethoscope';

export interface Events {
  /**
   * @param type the event's `detail-type`
   * @param detail what happened, plain data
   * @throws when the bus does not take it, or it is larger than `LARGEST_EVENT`
   */
  put(type: string, detail: object): Promise<void>;
}

export interface EventsOptions {
  client?: EventBridgeClient;
  /** Name or ARN of the bus. Default: the environment's. */
  bus?: string;
}

/**
 * Bytes of one event's detail. EventBridge takes four times as much; what is behind a rule often takes no more: SQS, SNS
 * and Firehose have had this limit for long.
 */
export const LARGEST_EVENT = 256 * 1024;
/** How long one call may take, milliseconds. */
const TIMEOUT = 5_000;

/** One per container. Endpoint, region and credentials come from the SDK's own variables. */
export function createEvents(options: EventsOptions = {}): Events {
  const client = options.client ?? new EventBridgeClient({ maxAttempts: 2 });
  const bus = options.bus ?? environment('event_bus');
  return {
    async put(type, detail) {
      const Detail = JSON.stringify(detail);
      const size = Buffer.byteLength(Detail);
      if (size > LARGEST_EVENT)
        throw new Error(`An event has ${size} bytes; at most ${LARGEST_EVENT} are sent.`);
      const entry = { EventBusName: bus, Source: EVENT_SOURCE, DetailType: type, Detail };
      const answer = await client.send(new PutEventsCommand({ Entries: [entry] }), {
        abortSignal: AbortSignal.timeout(TIMEOUT),
      });
      // The call succeeds also when the one entry did not.
      const refused = answer.Entries?.find(({ ErrorCode }) => ErrorCode);
      if (refused) throw new Error(`The event bus refused an event: ${refused.ErrorCode}.`);
    },
  };
}
