/** Notifications that could not be taken in: read from their queue, put on the bus again, and only then removed. */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { UsageError } from './errors.ts';
import { type LostEvent, readLost } from './lost-event.ts';

/** What became of one message. */
export interface Replayed {
  message_id: string;
  replayed: boolean;
  /** Of the event, when the message is one. */
  event_id?: string;
  source?: string;
  time?: string;
  /** Why it is still in the queue. */
  reason?: string;
}

export interface QueueAndBus {
  queue: string;
  bus: string;
}

type Handled = Replayed & { receipt: string };

/** How long nobody else sees what this run has received, seconds: longer than any run between two of its calls. */
const HIDDEN = 300;
/** How long the queue waits for something before it says that it is empty, seconds: it asks all of its servers then. */
const WAIT = 2;
/** As many as SQS gives and takes at once. */
const AT_ONCE = 10;

/**
 * Goes through all that is in the queue now. What fails again comes back as another message, and is left for the next run.
 *
 * @returns what became of each, as it happens; whatever is not removed stays in the queue and can be read again at once
 * @throws UsageError when there is no such queue; Error when queue or bus do not answer
 */
export async function* replayLost({ queue, bus }: QueueAndBus): AsyncGenerator<Replayed> {
  const [sqs, events] = [new SQSClient(), new EventBridgeClient()];
  const began = Date.now();
  const left: Handled[] = [];
  const url = await urlOf(sqs, queue);
  try {
    for (;;) {
      const messages = await receive(sqs, url);
      if (messages.length === 0) break;
      const handled = await Promise.all(messages.map((message) => replay(message, began, events, bus)));
      const done = await remove(sqs, url, handled);
      left.push(...done.filter(({ replayed }) => !replayed));
      for (const { receipt: _receipt, ...one } of done) if (one.reason !== AGAIN) yield one;
    }
  } finally {
    await show(sqs, url, left);
    sqs.destroy();
    events.destroy();
  }
}

const AGAIN = 'It failed again while this command ran.';

async function urlOf(sqs: SQSClient, queue: string): Promise<string> {
  try {
    return (await sqs.send(new GetQueueUrlCommand({ QueueName: queue }))).QueueUrl ?? '';
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'QueueDoesNotExist') throw error;
    throw new UsageError(`There is no queue ${queue}. Name the stage: --stage prod.`);
  }
}

async function receive(sqs: SQSClient, QueueUrl: string): Promise<Message[]> {
  const command = new ReceiveMessageCommand({
    ...{ QueueUrl, MaxNumberOfMessages: AT_ONCE, VisibilityTimeout: HIDDEN, WaitTimeSeconds: WAIT },
    MessageSystemAttributeNames: ['SentTimestamp'],
  });
  return (await sqs.send(command)).Messages ?? [];
}

async function replay(
  message: Message,
  began: number,
  events: EventBridgeClient,
  bus: string,
): Promise<Handled> {
  const { MessageId: message_id = '', ReceiptHandle: receipt = '', Body = '', Attributes = {} } = message;
  const stays = (reason: string, more: object = {}): Handled => ({
    ...{ message_id, receipt, replayed: false },
    ...more,
    reason,
  });
  if (Number(Attributes.SentTimestamp) > began) return stays(AGAIN);
  const event = readLost(Body);
  if (typeof event === 'string') return stays(event);
  const about = { event_id: event.id, source: event.source, time: event.time };
  const refused = await put(events, bus, event);
  return refused ? stays(refused, about) : { message_id, receipt, replayed: true, ...about };
}

/** The normal way: the rule of the bus takes it from there. @returns why the bus did not take it */
async function put(events: EventBridgeClient, bus: string, event: LostEvent): Promise<string | undefined> {
  const entry = {
    EventBusName: bus,
    Source: event.source,
    DetailType: event['detail-type'],
    Detail: JSON.stringify(event.detail),
    Time: new Date(event.time),
  };
  const [answer] = (await events.send(new PutEventsCommand({ Entries: [entry] }))).Entries ?? [];
  if (answer?.EventId && !answer.ErrorCode) return undefined;
  return `The bus refused it: ${answer?.ErrorCode ?? 'no answer'}. ${answer?.ErrorMessage ?? ''}`.trim();
}

/** Only what the bus has taken. */
async function remove(sqs: SQSClient, QueueUrl: string, handled: readonly Handled[]): Promise<Handled[]> {
  const taken = handled.filter(({ replayed }) => replayed);
  if (taken.length === 0) return [...handled];
  const Entries = taken.map(({ receipt }, index) => ({ Id: String(index), ReceiptHandle: receipt }));
  const { Failed = [] } = await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  const kept = new Map(Failed.map(({ Id, Code }) => [taken[Number(Id)], Code]));
  return handled.map((one) =>
    kept.has(one)
      ? {
          ...one,
          replayed: false,
          reason: `It was sent, but not removed: ${kept.get(one)}. Sending twice does no harm.`,
        }
      : one,
  );
}

/** What stays can be read by the next command at once. */
async function show(sqs: SQSClient, QueueUrl: string, left: readonly Handled[]): Promise<void> {
  for (let from = 0; from < left.length; from += AT_ONCE) {
    const Entries = left
      .slice(from, from + AT_ONCE)
      .map(({ receipt }, index) => ({ Id: String(index), ReceiptHandle: receipt, VisibilityTimeout: 0 }));
    await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  }
}
