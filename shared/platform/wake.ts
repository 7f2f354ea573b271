/** Starts a function of this stage without waiting for it: for work that a schedule does anyway, only later. */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

/** How long the acknowledgement may take, milliseconds. */
const ACKNOWLEDGE = 2_000;

/**
 * @param name of the function, in full
 * @returns starts it; rejects when that did not work
 */
export function createWake(name: string, client?: LambdaClient): () => Promise<void> {
  const lambda = client ?? new LambdaClient({ maxAttempts: 2, requestHandler: { connectionTimeout: 1_000 } });
  return async () => {
    await lambda.send(new InvokeCommand({ FunctionName: name, InvocationType: 'Event', Payload: '{}' }), {
      abortSignal: AbortSignal.timeout(ACKNOWLEDGE),
    });
  };
}
