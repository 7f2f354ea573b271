/** One queue that speaks as much of SQS's protocol (JSON 1.0) as the command line uses, for the unmodified SDK client. */
import { createHash, randomUUID } from 'node:crypto';
import { startServer } from './server.ts';

interface Stored {
  id: string;
  body: string;
  sent: number;
  /** Until then nobody receives it. */
  hidden: number;
  /** Of the last time it was received; an older one is no longer good. */
  receipt?: string;
}

export interface Queue {
  url: string;
  /** Puts a message in. @returns its id */
  send(body: string): string;
  /** Bodies of all messages, hidden ones too. */
  bodies(): string[];
  /** How many could be received now. */
  visible(): number;
  /** Ids that are not deleted, whoever asks. */
  stuck: Set<string>;
  close(): Promise<void>;
}

interface Entry {
  Id: string;
  ReceiptHandle: string;
  VisibilityTimeout?: number;
}
interface Request {
  QueueName?: string;
  MaxNumberOfMessages?: number;
  VisibilityTimeout?: number;
  MessageSystemAttributeNames?: string[];
  Entries?: Entry[];
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** @param name of the only queue that there is */
export async function startQueue(name: string): Promise<Queue> {
  const stored = new Map<string, Stored>();
  const stuck = new Set<string>();
  const visible = () => [...stored.values()].filter(({ hidden }) => hidden <= Date.now());
  const held = (receipt: string) => [...stored.values()].find((one) => one.receipt === receipt);

  /** Each entry by itself, as SQS does: the call succeeds also when an entry does not. */
  function each({ Entries = [] }: Request, work: (message: Stored, entry: Entry) => string | undefined) {
    const failures = new Map(
      Entries.map((entry) => {
        const message = held(entry.ReceiptHandle);
        return [entry.Id, message ? work(message, entry) : 'ReceiptHandleIsInvalid'];
      }),
    );
    return {
      Successful: [...failures].flatMap(([Id, code]) => (code ? [] : [{ Id }])),
      Failed: [...failures].flatMap(([Id, Code]) => (Code ? [{ Id, Code, SenderFault: true }] : [])),
    };
  }

  const operations: Record<string, (request: Request) => object | undefined> = {
    GetQueueUrl: ({ QueueName }) => (QueueName === name ? { QueueUrl: server.url.href } : undefined),
    ReceiveMessage: ({
      MaxNumberOfMessages = 1,
      VisibilityTimeout = 30,
      MessageSystemAttributeNames = [],
    }) => ({
      Messages: visible()
        .slice(0, MaxNumberOfMessages)
        .map((message) => {
          Object.assign(message, {
            receipt: randomUUID(),
            hidden: Date.now() + VisibilityTimeout * 1000,
          });
          const isAsked = MessageSystemAttributeNames.includes('SentTimestamp');
          return {
            ...{ MessageId: message.id, ReceiptHandle: message.receipt, Body: message.body },
            MD5OfBody: md5(message.body),
            ...(isAsked && { Attributes: { SentTimestamp: String(message.sent) } }),
          };
        }),
    }),
    DeleteMessageBatch: (request) =>
      each(request, ({ id }) => {
        if (stuck.has(id)) return 'InternalError';
        stored.delete(id);
        return undefined;
      }),
    ChangeMessageVisibilityBatch: (request) =>
      each(request, (message, { VisibilityTimeout = 0 }) => {
        message.hidden = Date.now() + VisibilityTimeout * 1000;
        return undefined;
      }),
  };

  const server = await startServer(({ headers, body }, response) => {
    const operation = operations[String(headers['x-amz-target']).replace('AmazonSQS.', '')];
    const answer = operation?.(JSON.parse(body) as Request);
    const type = operation ? 'QueueDoesNotExist' : 'InvalidAction';
    response
      .writeHead(answer ? 200 : 400, { 'content-type': 'application/x-amz-json-1.0' })
      .end(JSON.stringify(answer ?? { __type: `com.amazonaws.sqs#${type}`, message: 'No.' }));
  });
  return {
    url: server.url.href,
    send(body) {
      const id = randomUUID();
      stored.set(id, { id, body, sent: Date.now(), hidden: 0 });
      return id;
    },
    bodies: () => [...stored.values()].map(({ body }) => body),
    visible: () => visible().length,
    stuck,
    close: () => server.close(),
  };
}
