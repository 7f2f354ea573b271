/** Speaks as much of SQS's protocol (JSON 1.0) as functions, Lambda's pollers and the command line use. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ACCOUNT } from '../aws.ts';
import { LOOPBACK } from '../process/ports.ts';
import type { LocalQueue, Received } from './queue.ts';

export interface QueueServer {
  endpoint: string;
  close(): Promise<void>;
}

interface Entry {
  Id: string;
  ReceiptHandle: string;
  VisibilityTimeout?: number;
}
interface Request {
  QueueName?: string;
  QueueUrl?: string;
  MessageBody?: string;
  DelaySeconds?: number;
  MaxNumberOfMessages?: number;
  WaitTimeSeconds?: number;
  VisibilityTimeout?: number;
  MessageSystemAttributeNames?: string[];
  ReceiptHandle?: string;
  Entries?: Entry[];
}

/** Bytes of a message, seconds of its delay, messages of one call. */
export const MOST = { bytes: 1_048_576, delay: 900, messages: 10 };

/** Becomes the SDK's exception of that name. */
class Refusal extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

const md5 = (body: string) => createHash('md5').update(body).digest('hex');

type Operation = (queue: LocalQueue, request: Request, gone: AbortSignal) => Promise<object> | object;

const OPERATIONS: Record<string, Operation> = {
  GetQueueAttributes: (queue) => ({
    Attributes: { ApproximateNumberOfMessages: String(queue.visible().length) },
  }),
  SendMessage: (queue, { MessageBody = '', DelaySeconds = 0 }) => {
    if (MessageBody === '') throw new Refusal('MissingParameter', 'The message is empty.');
    if (Buffer.byteLength(MessageBody) > MOST.bytes)
      throw new Refusal(
        'InvalidParameterValue',
        `One or more parameters are invalid. Reason: Message must be shorter than ${MOST.bytes} bytes.`,
      );
    if (DelaySeconds < 0 || DelaySeconds > MOST.delay)
      throw new Refusal(
        'InvalidParameterValue',
        `Value ${DelaySeconds} for parameter DelaySeconds is invalid.`,
      );
    return { MessageId: queue.send(MessageBody, DelaySeconds), MD5OfMessageBody: md5(MessageBody) };
  },
  ReceiveMessage: async (queue, request, gone) => {
    const { MaxNumberOfMessages = 1, WaitTimeSeconds = 0, VisibilityTimeout } = request;
    if (MaxNumberOfMessages < 1 || MaxNumberOfMessages > MOST.messages)
      throw new Refusal('InvalidParameterValue', 'MaxNumberOfMessages must be from 1 to 10.');
    const received = await queue.receive(MaxNumberOfMessages, WaitTimeSeconds, VisibilityTimeout, gone);
    return { Messages: received.map((message) => written(message, request)) };
  },
  DeleteMessage: (queue, { ReceiptHandle = '' }) => {
    const problem = queue.delete(ReceiptHandle);
    if (problem) throw new Refusal(problem, 'The receipt handle has expired.');
    return {};
  },
  DeleteMessageBatch: (queue, request) => each(request, ({ ReceiptHandle }) => queue.delete(ReceiptHandle)),
  ChangeMessageVisibilityBatch: (queue, request) =>
    each(request, ({ ReceiptHandle, VisibilityTimeout = 0 }) => queue.hide(ReceiptHandle, VisibilityTimeout)),
};

function written(
  { id, receipt, body, sent, received }: Received,
  { MessageSystemAttributeNames = [] }: Request,
) {
  const attributes = { SentTimestamp: String(sent), ApproximateReceiveCount: String(received) };
  const asked = Object.entries(attributes).filter(([name]) =>
    MessageSystemAttributeNames.some((wanted) => wanted === name || wanted === 'All'),
  );
  return {
    ...{ MessageId: id, ReceiptHandle: receipt, Body: body, MD5OfBody: md5(body) },
    ...(asked.length > 0 && { Attributes: Object.fromEntries(asked) }),
  };
}

/** Each entry by itself: the call succeeds also when an entry does not. */
function each({ Entries = [] }: Request, work: (entry: Entry) => string | undefined) {
  const results = Entries.map((entry) => ({ Id: entry.Id, Code: work(entry) }));
  return {
    Successful: results.flatMap(({ Id, Code }) => (Code ? [] : [{ Id }])),
    Failed: results.flatMap(({ Id, Code }) => (Code ? [{ Id, Code, SenderFault: true }] : [])),
  };
}

/**
 * Starts it on a free port.
 *
 * @param queues by their names; there are no others
 */
export async function startQueueServer(queues: ReadonlyMap<string, LocalQueue>): Promise<QueueServer> {
  const server = createServer(async (request, response) => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const name = String(request.headers['x-amz-target']).replace('AmazonSQS.', '');
    const content = JSON.parse(await text(request)) as Request;
    const [status, body] = await answer(name, content, gone.signal).catch(refused);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
  });

  async function answer(name: string, request: Request, gone: AbortSignal): Promise<[number, object]> {
    const { QueueUrl, QueueName = QueueUrl?.split('/').at(-1) ?? '' } = request;
    const queue = queues.get(QueueName);
    if (!queue) throw new Refusal('QueueDoesNotExist', 'The specified queue does not exist.');
    if (name === 'GetQueueUrl') return [200, { QueueUrl: queueUrl(endpoint, QueueName) }];
    const operation = OPERATIONS[name];
    if (!operation) throw new Refusal('InvalidAction', `The local stack does not play ${name}.`);
    return [200, await operation(queue, request, gone)];
  }

  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const endpoint = `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function refused(error: unknown): [number, object] {
  const [status, type] = error instanceof Refusal ? [400, error.type] : [500, 'InternalError'];
  return [status, { __type: `com.amazonaws.sqs#${type}`, message: String(error) }];
}

/** @param endpoint where SQS is */
export const queueUrl = (endpoint: string, name: string): string => `${endpoint}/${ACCOUNT}/${name}`;
