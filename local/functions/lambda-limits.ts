/** Limits of Lambda and of the HTTP API before it, and how each answers beyond them. */

export const LIMITS = {
  /** Bytes of an event, and of what a function gives back, as JSON. */
  request: 6_291_456,
  response: 6_291_556,
  /** How long the HTTP API waits for a function. */
  gatewayMilliseconds: 30_000,
};

/** Bytes that a value has as JSON. */
export const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '');

/** What Lambda says of an answer that is too large. */
export function responseTooLarge(size: number): Error {
  const message = `Response payload size (${size} bytes) exceeded maximum allowed payload size (${LIMITS.response} bytes).`;
  return Object.assign(new Error(message), { name: 'Function.ResponseSizeTooLarge' });
}

/** Whether serverless-offline's HTTP API made the event: an invocation may bring one that looks the same otherwise. */
export const isFromGateway = (event: unknown): boolean =>
  (event as { requestContext?: { accountId?: string } } | null)?.requestContext?.accountId ===
  'offlineContext_accountId';

const MESSAGES = {
  413: 'Request Entity Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** What the HTTP API answers for a function that gave no answer of its own. */
export const gatewayFailure = (statusCode: keyof typeof MESSAGES) => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message: MESSAGES[statusCode] }),
});
