/** Limits of Lambda on what it is called with. */
import type { ServiceRequest } from './calls.ts';
import { refusal, type WireAnswer } from './refusals.ts';

/** Bytes; as the service says them in its own refusal. */
export const MOST_CALLED_WITH = { synchronous: 6_291_456, asynchronous: 1_048_576 };

/** @returns what Lambda answers when the payload is too large */
export function payloadRefusal(
  { service, body }: ServiceRequest,
  isAsynchronous: boolean,
): WireAnswer | undefined {
  if (service !== 'lambda') return undefined;
  const most = MOST_CALLED_WITH[isAsynchronous ? 'asynchronous' : 'synchronous'];
  if (body.byteLength <= most) return undefined;
  const operation = isAsynchronous ? 'InvokeAsync' : 'InvokeFunction';
  const message = `Request must be smaller than ${most} bytes for the ${operation} operation`;
  return refusal('lambda', 'RequestTooLargeException', message, 413);
}
