/** Puts work into a queue of SQS. */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

export interface Queue {
  /**
   * @param message sent as JSON
   * @param delay seconds until it can be received, 900 at most
   * @throws when it is not in the queue
   */
  send(message: object, delay?: number): Promise<void>;
}

/** Milliseconds for one call. */
const TIMEOUT = 3_000;

/** @param url of the queue. Endpoint and credentials come from the SDK's own variables */
export function createQueue(url: string, client = new SQSClient({ maxAttempts: 2 })): Queue {
  return {
    async send(message, delay = 0) {
      const command = new SendMessageCommand({
        QueueUrl: url,
        MessageBody: JSON.stringify(message),
        DelaySeconds: delay,
      });
      await client.send(command, { abortSignal: AbortSignal.timeout(TIMEOUT) });
    },
  };
}
