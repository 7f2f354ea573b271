/** What stands in a message of the queue of lost notifications. */
import * as z from 'zod';

const Event = z.object({
  id: z.string(),
  /** Names the sender. */
  source: z.string().min(1),
  'detail-type': z.string().min(1),
  time: z.iso.datetime(),
  detail: z.unknown(),
});
/** Lambda's record of a call. */
const Call = z.object({ requestPayload: z.unknown() });
/** An event as it was on the bus. */
export type LostEvent = z.output<typeof Event>;

/**
 * It comes in two ways. EventBridge, which could not reach the function, writes the event itself; Lambda, whose function
 * failed three times, writes a record of the call with the event as `requestPayload`.
 *
 * Sources: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 *
 * @returns the event, or why there is none
 */
export function readLost(body: string): LostEvent | string {
  let content: unknown;
  try {
    content = JSON.parse(body);
  } catch {
    return 'It is not JSON.';
  }
  const event = Event.safeParse(Call.safeParse(content).data?.requestPayload ?? content);
  return event.success ? event.data : 'It is no event of the bus.';
}
