/**
 * Brings the messages of a queue to a function, as Lambda's event source mappings do: with the function's own role, and
 * so that what the function does not take comes again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { AWS, arn } from '../aws.ts';
import { queueUrl } from './server.ts';

/** What a template says of one. */
export interface EventSourceMapping {
  queue: string;
  /** The function's name in AWS. */
  function: string;
  batch: number;
  /** Calls of the function at once. */
  concurrency: number;
}

/** Calls the function. Rejects when it throws. */
type Invoke = (payload: object) => Promise<unknown>;

/** Seconds that one call waits for a message. */
const WAIT = 20;
/** Milliseconds until it is tried again when something failed. */
const AFTER_FAILURE = 1_000;

export interface RunningMapping {
  close(): Promise<void>;
}

/**
 * @param endpoint where the services of AWS are; roles are enforced there
 * @param failed hears of what keeps messages from being taken out
 */
export async function startMapping(
  mapping: EventSourceMapping,
  endpoint: string,
  invoke: Invoke,
  failed: (problem: string) => void,
): Promise<RunningMapping> {
  const stop = new AbortController();
  const credentials = { ...AWS.credentials, accessKeyId: mapping.function };
  const client = new SQSClient({ ...AWS, credentials, endpoint, maxAttempts: 1 });
  const QueueUrl = queueUrl(endpoint, mapping.queue);
  const abortSignal = stop.signal;
  await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));

  async function bring(): Promise<void> {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        ...{ QueueUrl, MaxNumberOfMessages: mapping.batch, WaitTimeSeconds: WAIT },
        MessageSystemAttributeNames: ['All'],
      }),
      { abortSignal },
    );
    if (Messages.length === 0) return;
    await invoke({ Records: Messages.map((message) => recordOf(message, mapping.queue)) });
    for (const { ReceiptHandle } of Messages)
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }), { abortSignal });
  }

  async function poll(): Promise<void> {
    while (!abortSignal.aborted) {
      try {
        await bring();
      } catch (error) {
        if (abortSignal.aborted) return;
        failed(`${mapping.function} does not take a message: ${String(error)}`);
        await sleep(AFTER_FAILURE, undefined, { signal: abortSignal }).catch(() => {});
      }
    }
  }

  const polls = Array.from({ length: mapping.concurrency }, poll);
  return {
    async close() {
      stop.abort();
      await Promise.all(polls);
      client.destroy();
    },
  };
}

/** As Lambda hands it to a function. */
const recordOf = ({ MessageId, ReceiptHandle, Body, Attributes, MD5OfBody }: Message, queue: string) => ({
  messageId: MessageId,
  receiptHandle: ReceiptHandle,
  body: Body,
  attributes: Attributes,
  messageAttributes: {},
  md5OfBody: MD5OfBody,
  eventSource: 'aws:sqs',
  eventSourceARN: arn('sqs', queue),
  awsRegion: AWS.region,
});
