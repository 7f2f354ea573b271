/** Queues as SQS has them, for the SDK client, and what brings their messages to functions. */
import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AWS } from '../../../local/aws.ts';
import { readQueues, startQueues } from '../../../local/queues/index.ts';
import { startMapping } from '../../../local/queues/mapping.ts';
import { LocalQueue } from '../../../local/queues/queue.ts';
import { MOST, type QueueServer, queueUrl, startQueueServer } from '../../../local/queues/server.ts';

let queue: LocalQueue;
let server: QueueServer;
let client: SQSClient;
let QueueUrl: string;
beforeEach(async () => {
  queue = new LocalQueue({ visibility: 60, retention: 900 });
  server = await startQueueServer(new Map([['work', queue]]));
  client = new SQSClient({ ...AWS, endpoint: server.endpoint, maxAttempts: 1 });
  QueueUrl = queueUrl(server.endpoint, 'work');
});
afterEach(async () => {
  client.destroy();
  await server.close();
});

const send = (MessageBody: string, DelaySeconds = 0) =>
  client.send(new SendMessageCommand({ QueueUrl, MessageBody, DelaySeconds }));
const receive = async () => (await client.send(new ReceiveMessageCommand({ QueueUrl }))).Messages ?? [];

describe('a queue', () => {
  it('hides what was received until it is deleted', async () => {
    expect((await client.send(new GetQueueUrlCommand({ QueueName: 'work' }))).QueueUrl).toBe(QueueUrl);
    await send('a');
    const [message] = await receive();
    expect([message?.Body, await receive(), queue.bodies()]).toEqual(['a', [], ['a']]);
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
    expect(queue.bodies()).toEqual([]);
  });

  it('gives a delayed message later, and takes nothing that SQS does not take', async () => {
    await send('later', 60);
    expect([await receive(), queue.bodies()]).toEqual([[], ['later']]);
    await send('x'.repeat(MOST.bytes));
    await expect(send('x'.repeat(MOST.bytes + 1))).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    await expect(send('x', MOST.delay + 1)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    await expect(send('')).rejects.toMatchObject({ name: 'MissingParameter' });
    const other = new SendMessageCommand({ QueueUrl: `${QueueUrl}s`, MessageBody: 'x' });
    await expect(client.send(other)).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });
});

describe('a mapping', () => {
  const MAPPING = { queue: 'work', function: 'worker', batch: 1, concurrency: 2 };

  it('brings a message and deletes it, but not one that the function does not take', async () => {
    const taken: unknown[] = [];
    const both = Promise.withResolvers<void>();
    const mapping = await startMapping(
      MAPPING,
      server.endpoint,
      async (payload) => {
        const [{ body, attributes }] = (payload as { Records: [{ body: string; attributes: object }] })
          .Records;
        taken.push([body, attributes]);
        if (taken.length === 2) both.resolve();
        if (body === 'bad') throw new Error('It is not taken.');
      },
      () => {},
    );
    await send('bad');
    await send('good');
    await both.promise;
    while (queue.bodies().length > 1) await new Promise((resolve) => setTimeout(resolve, 10));
    await mapping.close();
    expect(queue.bodies()).toEqual(['bad']);
    const attributes = { SentTimestamp: expect.stringMatching(/^\d{13}$/), ApproximateReceiveCount: '1' };
    expect(taken).toContainEqual(['good', attributes]);
  });
});

describe('what a template says', () => {
  const template = (more: object = {}) => ({
    Resources: {
      Work: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'work', VisibilityTimeout: 180, ...more } },
      Worker: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'worker' } },
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          ...{ BatchSize: 1, Enabled: true, ScalingConfig: { MaximumConcurrency: 2 } },
          EventSourceArn: { 'Fn::GetAtt': ['Work', 'Arn'] },
          FunctionName: { 'Fn::GetAtt': ['Worker', 'Arn'] },
        },
      },
    },
  });

  it('is what is played', async () => {
    expect(readQueues(template())).toEqual({
      queues: new Map([['work', { visibility: 180, retention: 345_600 }]]),
      mappings: [{ queue: 'work', function: 'worker', batch: 1, concurrency: 2 }],
    });
    const queues = await startQueues(template());
    await queues.close();
  });

  it('is refused where it is not known', () => {
    expect(() => readQueues(template({ FifoQueue: true }))).toThrow('FifoQueue of Work is not known');
  });
});
